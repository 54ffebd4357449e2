import type { Hit } from '../catalogue/listing.js';
import { answers, brand, description, documents, extras, faq, price, specifications, videos } from '../catalogue/reading.js';
import { axes, type Axis } from '../catalogue/variants.js';
import type { Content } from '../generated/pim/v1/Content.js';
import type { ContentAttribute } from '../generated/pim/v1/ContentAttribute.js';
import type { Label } from '../generated/pim/v1/Label.js';
import { html, type Html, type Part } from '../html/html.js';
import { beginning, plainText, richText } from '../html/richText.js';
import type { Handler, Page, Visit } from '../store.js';
import { formatPrice, formatValue } from '../texts/format.js';
import { cards, priceFrom } from './card.js';
import { crumbs } from './crumbs.js';
import { gallery } from './gallery.js';
import { links } from './links.js';
import { notFound } from './notFound.js';
import { colorOf } from './picture.js';
import { faqData, productData } from './productData.js';

const mostLinked = 8;

/** A product (or a model, to choose a variant of) with all that is told of it. */
export const product: Handler = async (visit, sku) => {
  const { store, locale } = visit;
  const content = await store.catalogue.one(locale, sku);
  if (!content) return notFound(visit);
  const variants = await variantsOf(visit, content);
  return page(visit, content, variants, await linkedTo(visit, content));
};

/** What it points at, by SKU: a product on its own, a model with its variants. */
async function linkedTo({ store, locale }: Visit, content: Content): Promise<Map<string, Hit>> {
  const skus = content.associations.flatMap(({ products }) => products.slice(0, mostLinked).map((one) => one.sku));
  const linked = await store.catalogue.several(locale, [...new Set(skus)]);
  const below = (one: Content) => (one.type === 'PRODUCT' ? [] : (one.variation?.variants.map(({ sku }) => sku) ?? []));
  const variants = new Map((await store.catalogue.several(locale, linked.flatMap(below))).map((one) => [one.sku, one]));
  const sold = (one: Content) => below(one).flatMap((sku) => variants.get(sku) ?? []).filter(({ type }) => type === 'PRODUCT');
  return new Map(linked.map((one) => [one.sku, { content: one, variants: one.type === 'PRODUCT' ? [one] : sold(one) }]));
}

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
      <div class="linked">${content.associations.map(({ type, products }) => association(visit, type, products.flatMap(({ sku }) => linked.get(sku) ?? [])))}</div>
    `,
  };
}

const association = (visit: Visit, type: Label | null, hits: Hit[]): Part =>
  hits.length > 0 &&
  html`<section aria-labelledby="goes-${type?.code}">
    <h2 id="goes-${type?.code}">${type?.label}</h2>
    ${cards(visit, hits)}
  </section>`;

/** Price, variants and the way into the basket. */
function offer(visit: Visit, content: Content, variants: Content[]): Html {
  const { store, locale, texts } = visit;
  const own = price(content, store.shop, locale);
  const isModel = content.type !== 'PRODUCT';
  const shown = isModel ? priceFrom(store, variants, locale, texts.from) : own && formatPrice(own, locale);
  return html`
    <p class="price">${shown ?? html`<span class="quiet">${texts.noPrice}</span>`}</p>
    ${axes(content, variants).map((axis) => chooser(visit, axis, variants))}
    ${isModel
      ? html`<p class="buy"><button disabled>${texts.choose}</button></p>`
      : own &&
        html`<form class="buy" method="post" action="${links.basket(locale)}">
          <input type="hidden" name="sku" value="${content.sku}" />
          <label for="quantity">${texts.quantity}</label>
          <input id="quantity" name="quantity" type="number" min="1" max="99" value="1" required />
          <button name="do" value="add">${texts.add}</button>
        </form>`}
  `;
}

/** One axis as links to the variants that have its values. */
function chooser({ store, locale, texts }: Visit, axis: Axis, variants: Content[]): Html {
  return html`<div class="axis" role="group" aria-labelledby="axis-${axis.code}">
    <p id="axis-${axis.code}">${axis.label}: <strong>${axis.choices.find((one) => one.chosen)?.label}</strong></p>
    <ul>
      ${axis.choices.map((choice) => {
        const variant = variants.find((one) => one.sku === choice.sku);
        const color = axis.code in store.shop.swatches && variant && colorOf(store, variant);
        return html`<li>
          <a
            href="${links.product(locale, choice.sku)}"
            ${choice.chosen && html`aria-current="true"`}
            ${!choice.exact && html`class="apart" title="${texts.unavailable}"`}
          >
            ${color && html`<svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="4.5" fill="${color}" /></svg>`}
            ${choice.label}${!choice.exact && html`<span class="unseen"> (${texts.unavailable})</span>`}
          </a>
        </li>`;
      })}
    </ul>
  </div>`;
}

/** What there is to read. `data-part` names the parts whose being read is told to the service. */
function told(visit: Visit, content: Content): Html {
  const { store, locale, texts } = visit;
  const text = description(content, store.shop);
  const groups = specifications(content, store.shop);
  const questions = answers(content, store.shop);
  const papers = documents(content);
  return html`
    ${text?.text &&
    html`<section data-part="DESCRIPTION" aria-labelledby="description">
      <h2 id="description">${texts.description}</h2>
      <div class="prose" ${language(text, locale)}>${text.kind === 'RICH_TEXT' ? richText(text.text) : html`<p>${text.text}</p>`}</div>
    </section>`}
    ${videos(content).map(
      (video) =>
        html`<section data-part="VIDEO">
          <video controls preload="none" src="${video.url}" aria-label="${video.alternativeText || content.title}"></video>
        </section>`,
    )}
    ${groups.length > 0 &&
    html`<section data-part="SPECIFICATION" aria-labelledby="specifications">
      <h2 id="specifications">${texts.specifications}</h2>
      <div class="groups">
        ${groups.map(
          ({ group, attributes }) =>
            html`<div>
              ${group && html`<h3>${group}</h3>`}
              <dl>${attributes.map((one) => html`<div><dt>${one.label}</dt><dd ${language(one, locale)}>${formatValue(one, locale, texts)}</dd></div>`)}</dl>
            </div>`,
        )}
      </div>
    </section>`}
    ${extras(content, store.shop).map((one) => extra(one, locale))}
    ${papers.length > 0 &&
    html`<section aria-labelledby="manuals">
      <h2 id="manuals">${texts.manuals}</h2>
      <ul class="papers">
        ${papers.map((paper) => {
          const name = paper.caption || paper.fileName || paper.key.slice(paper.key.lastIndexOf('/') + 1);
          const pages = paper.pages > 0 && html` <span class="quiet">PDF, ${texts.pages(paper.pages)}</span>`;
          return html`<li>
            ${paper.url ? html`<a href="${paper.url}" data-opens="MANUAL">${name}</a>${pages}` : html`${name} <span class="quiet">${texts.notYet}</span>`}
          </li>`;
        })}
      </ul>
    </section>`}
    ${questions.length > 0 &&
    html`<section aria-labelledby="faq" ${language(faq(content, store.shop)!, locale)}>
      <h2 id="faq" lang="${locale}">${texts.faq}</h2>
      ${questions.map(
        ({ question, answer }) =>
          html`<details class="question" data-opens="FAQ">
            <summary>${question}</summary>
            <p>${answer}</p>
          </details>`,
      )}
    </section>`}
  `;
}

/** A table such as a size chart, or one more text. */
function extra(one: ContentAttribute, locale: string): Html {
  return html`<section data-part="SPECIFICATION" aria-labelledby="part-${one.code}">
    <h2 id="part-${one.code}">${one.label}</h2>
    ${one.table
      ? html`<div class="scroll" tabindex="0" role="group" aria-labelledby="part-${one.code}" ${language(one, locale)}>
          <table>
            <thead>
              <tr>
                ${one.table.columns.map((column) => html`<th scope="col">${column.label}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${one.table.rows.map((row) => html`<tr>${row.cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
            </tbody>
          </table>
        </div>`
      : html`<div class="prose" ${language(one, locale)}>${richText(one.text ?? '')}</div>`}
  </section>`;
}

/** Tells in which language a value is, where a fallback stands in. */
const language = (one: ContentAttribute, locale: string) => one.locale !== '' && one.locale !== locale && html`lang="${one.locale}"`;
