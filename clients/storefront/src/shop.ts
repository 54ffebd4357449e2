import { readFile } from 'node:fs/promises';

/** What this shop is called and what its catalogue is about: one small file for each catalogue. */
export interface Shop {
  /** Name of the shop. */
  name: string;
  /** Code of the channel it shows. */
  channel: string;
  /** A sentence for the home page, by language. */
  tagline: Record<string, string>;
  /** ISO 4217 code of the currency to sell in, by locale; elsewhere the first price that a product has. */
  currencies: Record<string, string>;
  /** Attributes with a place of their own on the page. Those left out are found by their kind. */
  attributes: Partial<Record<'description' | 'brand' | 'gtin' | 'faq' | 'featured' | 'highlights', string>>;
  /** Attributes that no customer needs to see. */
  hidden: string[];
  /** Colors of options, to draw swatches: attribute, then option, then "#rrggbb". */
  swatches: Record<string, Record<string, string>>;
  /** Which figure of public/figures.svg stands in for a missing picture, by code of a family or category; "default" for all others. */
  figures: Record<string, string>;
}

const empty: Shop = {
  name: 'Shop',
  channel: 'web',
  tagline: {},
  currencies: {},
  attributes: {},
  hidden: [],
  swatches: {},
  figures: {},
};

/** Reads a shop's file; what it leaves out has a default, what is no part of a shop is an error. */
export async function readShop(file: string): Promise<Shop> {
  const given = parse(file, await readFile(file, 'utf8'));
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error(`${file}: not an object`);
  for (const [name, value] of Object.entries(given)) {
    if (!(name in empty)) throw new Error(`${file}: "${name}" is no part of a shop; it has ${Object.keys(empty).join(', ')}`);
    const wanted = empty[name as keyof Shop];
    if (typeof value !== typeof wanted || Array.isArray(value) !== Array.isArray(wanted))
      throw new Error(`${file}: "${name}" is of the wrong kind`);
  }
  return { ...empty, ...given };
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
