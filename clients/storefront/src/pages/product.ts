import { hitsOf, type Hit } from '../catalogue/hits.js';
import { brand, description } from '../catalogue/reading.js';
import type { Content } from '../generated/pim/v1/Content.js';
import type { Label } from '../generated/pim/v1/Label.js';
import { html, type Part } from '../html/html.js';
import { beginning, plainText } from '../html/richText.js';
import type { Handler, Page, Visit } from '../store.js';
import { cards } from './card.js';
import { crumbs } from './crumbs.js';
import { gallery } from './gallery.js';
import { links } from './links.js';
import { notFound } from './notFound.js';
import { offer } from './offer.js';
import { faqData, productData } from './productData.js';
import { told } from './told.js';

const mostLinked = 8;

/** A product (or a model, to choose a variant of) with all that is told of it. */
export const product: Handler = async (visit, sku) => {
  const { store, locale } = visit;
  const content = await store.catalogue.one(locale, sku);
  if (!content) return notFound(visit);
  const variants = await variantsOf(visit, content);
  const linked = content.associations.flatMap(({ products }) => products.slice(0, mostLinked).map((one) => one.sku));
  return page(visit, content, variants, await hitsOf(store.catalogue, locale, linked));
};

/** All variants of the model that it belongs to, itself among them. */
async function variantsOf({ store, locale }: Visit, content: Content): Promise<Content[]> {
  if (!content.variation) return [];
  const root = content.variation.model;
  const model = root === content.sku ? content : await store.catalogue.one(locale, root);
  const found = await store.catalogue.several(locale, model?.variation?.variants.map((one) => one.sku) ?? []);
  return found.filter((one) => one.type === 'PRODUCT');
}

function page(visit: Visit, content: Content, variants: Content[], linked: Map<string, Hit>): Page {
  const { store, locale } = visit;
  const text = description(content, store.shop)?.text ?? '';
  const place = content.categories[0];
  const above = place ? [...place.path, place].map(({ code, label }) => ({ label, path: links.category(locale, code) })) : [];
  return {
    title: content.title,
    description: beginning(plainText(text), 155),
    path: (other) => links.product(other, content.sku),
    data: [productData(store, locale, content, variants), ...faqData(content, store.shop)],
    live: { sku: content.sku, sequence: content.sequence },
    madeOf: [content, ...variants, ...[...linked.values()].flatMap((hit) => [hit.content, ...hit.variants])],
    happening: { contentView: { product: content.sku, sequence: content.sequence } },
    main: html`
      ${crumbs(visit, above, content.title)}
      <article class="product">
        ${gallery(visit, content)}
        <div class="offer">
          <p class="card-brand">${brand(content, store.shop) ?? content.family?.label}</p>
          <h1>${content.title}</h1>
          ${offer(visit, content, variants)}
          <p class="quiet">${visit.texts.sku} ${content.sku}</p>
        </div>
        <div class="told">${told(visit, content)}</div>
      </article>
      <div class="linked">
        ${content.associations.map(({ type, products }) =>
          association(
            visit,
            type,
            products.flatMap(({ sku }) => linked.get(sku) ?? []),
          ),
        )}
      </div>
    `,
  };
}

const association = (visit: Visit, type: Label | null, hits: Hit[]): Part =>
  hits.length > 0 &&
  html`<section aria-labelledby="goes-${type?.code}">
    <h2 id="goes-${type?.code}">${type?.label}</h2>
    ${cards(visit, hits)}
  </section>`;
