import { answers, attribute, brand, description, pictures, price } from '../catalogue/reading.js';
import type { Content } from '../generated/pim/v1/Content.js';
import { plainText } from '../html/richText.js';
import type { Shop } from '../shop.js';
import type { Store } from '../store.js';
import { decimal } from '../texts/format.js';
import { links } from './links.js';

const context = 'https://schema.org';

/** schema.org: what the page is about. A model is a ProductGroup with its variants; a variant is a Product that tells its group. */
export function productData(store: Store, locale: string, content: Content, variants: Content[]): object {
  if (content.type !== 'PRODUCT') {
    return {
      '@context': context,
      ...groupData(store, locale, content),
      description: text(content, store.shop),
      hasVariant: variants.map((variant) => ({ ...oneData(store, locale, variant), ...axisData(variant) })),
    };
  }
  const group = content.variation && groupData(store, locale, content);
  return {
    '@context': context,
    ...oneData(store, locale, content),
    ...axisData(content),
    description: text(content, store.shop),
    ...(group && { isVariantOf: group }),
  };
}

/** schema.org: questions and answers. */
export function faqData(content: Content, shop: Shop): object[] {
  const questions = answers(content, shop);
  if (questions.length === 0) return [];
  const mainEntity = questions.map(({ question, answer }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  }));
  return [{ '@context': context, '@type': 'FAQPage', mainEntity }];
}

function oneData(store: Store, locale: string, content: Content): object {
  const url = store.settings.publicUrl + links.product(locale, content.sku);
  const cost = price(content, store.shop, locale);
  const images = pictures(content).flatMap((picture) => picture.url || []);
  const offers = cost && {
    '@type': 'Offer',
    url,
    price: decimal(cost.micros),
    priceCurrency: cost.currency,
    availability: `${context}/InStock`,
  };
  return {
    '@type': 'Product',
    name: content.title,
    sku: content.sku,
    url,
    ...gtin(content, store.shop),
    ...brandData(content, store.shop),
    ...(images.length > 0 && { image: images }),
    ...(offers && { offers }),
  };
}

function groupData(store: Store, locale: string, content: Content): object {
  const model = content.variation?.model ?? content.sku;
  return {
    '@type': 'ProductGroup',
    name: content.title,
    productGroupID: model,
    url: store.settings.publicUrl + links.product(locale, model),
    variesBy: content.variation?.axes.map(({ code }) => known[code] ?? code) ?? [],
    ...brandData(content, store.shop),
  };
}

/** The values that tell a variant apart, where schema.org has a property for them. */
function axisData(content: Content): object {
  const values: Record<string, string> = {};
  for (const { code } of content.variation?.axes ?? []) {
    const label = attribute(content, code)?.options?.labels[0]?.label;
    if (known[code] && label !== undefined) values[code] = label;
  }
  return values;
}

const known: Record<string, string> = Object.fromEntries(
  ['color', 'size', 'material', 'pattern'].map((code) => [code, `${context}/${code}`]),
);

const text = (content: Content, shop: Shop) => plainText(description(content, shop)?.text ?? '') || content.title;

function brandData(content: Content, shop: Shop): object {
  const name = brand(content, shop);
  return name === undefined ? {} : { brand: { '@type': 'Brand', name } };
}

function gtin(content: Content, shop: Shop): object {
  const code = attribute(content, shop.attributes.gtin)?.text;
  return code !== undefined && /^(\d{8}|\d{12,14})$/.test(code) ? { gtin: code } : {};
}
