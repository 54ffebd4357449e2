import type { Content } from '../generated/pim/v1/Content.js';
import type { ContentAttribute } from '../generated/pim/v1/ContentAttribute.js';
import type { MediaLink } from '../generated/pim/v1/MediaLink.js';
import type { Shop } from '../shop.js';

/** An amount of money in millionths of its currency; never a floating-point number. */
export interface Price {
  currency: string;
  micros: bigint;
}

/** A question with its answer. */
export interface Answer {
  question: string;
  answer: string;
}

/** An attribute by its code. */
export const attribute = (content: Content, code: string | undefined): ContentAttribute | undefined =>
  code === undefined ? undefined : content.attributes.find((one) => one.code === code);

/** The describing text: the attribute named by the shop, or else the first rich text. */
export const description = (content: Content, shop: Shop): ContentAttribute | undefined =>
  attribute(content, shop.attributes.description) ?? content.attributes.find((one) => one.kind === 'RICH_TEXT');

/** What it costs in the locale's currency, or else the first price it has. */
export function price(content: Content, shop: Shop, locale: string): Price | undefined {
  const prices = content.attributes.find((one) => one.kind === 'PRICES')?.prices?.prices ?? [];
  const wanted = shop.currencies[locale];
  const found = wanted === undefined ? prices[0] : prices.find((one) => one.currencyCode === wanted);
  return found && { currency: found.currencyCode, micros: BigInt(found.amountMicros) };
}

/** The brand's name. */
export const brand = (content: Content, shop: Shop): string | undefined => {
  const found = attribute(content, shop.attributes.brand);
  return found?.options?.labels[0]?.label ?? found?.text;
};

/** Questions and answers: a table with columns "question" and "answer". */
export function answers(content: Content, shop: Shop): Answer[] {
  const table = faq(content, shop)?.table;
  const question = table?.columns.findIndex((column) => column.code === 'question') ?? -1;
  const answer = table?.columns.findIndex((column) => column.code === 'answer') ?? -1;
  if (!table || question < 0 || answer < 0) return [];
  return table.rows
    .map((row) => ({ question: row.cells[question] ?? '', answer: row.cells[answer] ?? '' }))
    .filter((one) => one.question !== '' && one.answer !== '');
}

/** The attribute that holds questions and answers. */
export const faq = (content: Content, shop: Shop): ContentAttribute | undefined =>
  attribute(content, shop.attributes.faq) ??
  content.attributes.find((one) => one.table?.columns.some((column) => column.code === 'question'));

/** Pictures to show, the main one first. */
export function pictures(content: Content): MediaLink[] {
  const found = content.media.filter((link) => kindOf(link) === 'image' && link.role !== 'SWATCH');
  const main = found.findIndex((link) => link.key === content.image);
  return main > 0 ? [found[main]!, ...found.slice(0, main), ...found.slice(main + 1)] : found;
}

/** Manuals, guides and other documents. */
export const documents = (content: Content): MediaLink[] => content.media.filter((link) => kindOf(link) === 'document');

/** Moving pictures that can be shown. */
export const videos = (content: Content): MediaLink[] => content.media.filter((link) => kindOf(link) === 'video' && link.url !== '');

/** Attributes for the specifications, by group, without what has a place of its own. */
export function specifications(content: Content, shop: Shop): { group: string; attributes: ContentAttribute[] }[] {
  const elsewhere = new Set([description(content, shop), faq(content, shop)]);
  const groups = new Map<string, ContentAttribute[]>();
  for (const one of content.attributes) {
    if (elsewhere.has(one) || shop.hidden.includes(one.code) || shop.attributes.featured === one.code) continue;
    if (one.kind === 'PRICES' || one.kind === 'ASSETS' || one.kind === 'PRODUCTS' || one.kind === 'TABLE' || one.kind === 'RICH_TEXT')
      continue;
    const group = one.group?.label ?? '';
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups].map(([group, attributes]) => ({ group, attributes }));
}

/** Tables and further rich texts, such as a size chart: each a part of the page. */
export const extras = (content: Content, shop: Shop): ContentAttribute[] =>
  content.attributes.filter(
    (one) =>
      (one.kind === 'TABLE' || one.kind === 'RICH_TEXT') &&
      one !== description(content, shop) &&
      one !== faq(content, shop) &&
      !shop.hidden.includes(one.code),
  );

/** What an asset is: told by the service once its file is there, until then by its name. */
function kindOf(link: MediaLink): 'image' | 'video' | 'document' | 'other' {
  const type = link.mediaType || (types[link.key.slice(link.key.lastIndexOf('.') + 1).toLowerCase()] ?? '');
  if (type.startsWith('image/')) return 'image';
  if (type.startsWith('video/')) return 'video';
  return type === 'application/pdf' || type.startsWith('text/') ? 'document' : 'other';
}

const types: Record<string, string> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
};
