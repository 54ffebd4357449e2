import type { Content } from '../generated/pim/v1/Content.js';
import type { Catalogue } from './catalogue.js';

/** Variants of one model that stand together on a page, or one product on its own. */
export interface Hit {
  /** What to link to. */
  content: Content;
  /** What can be bought of it. */
  variants: Content[];
}

/** Products to show, by SKU: a product on its own, a model with its variants. */
export async function hitsOf(catalogue: Catalogue, locale: string, skus: string[]): Promise<Map<string, Hit>> {
  const found = await catalogue.several(locale, [...new Set(skus)]);
  const variants = new Map((await catalogue.several(locale, found.flatMap(below))).map((one) => [one.sku, one]));
  const sold = (one: Content) =>
    below(one)
      .flatMap((sku) => variants.get(sku) ?? [])
      .filter(({ type }) => type === 'PRODUCT');
  return new Map(found.map((one) => [one.sku, { content: one, variants: one.type === 'PRODUCT' ? [one] : sold(one) }]));
}

/** Puts variants of one model together, at the place of the first. */
export function grouped(contents: Content[]): Hit[] {
  const hits = new Map<string, Hit>();
  for (const content of contents) {
    const key = content.variation?.model || content.sku;
    const hit = hits.get(key);
    if (hit) hit.variants.push(content);
    else hits.set(key, { content, variants: [content] });
  }
  return [...hits.values()];
}

const below = (one: Content) => (one.type === 'PRODUCT' ? [] : (one.variation?.variants.map(({ sku }) => sku) ?? []));
