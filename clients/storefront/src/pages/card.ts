import type { Hit } from '../catalogue/hits.js';
import { brand, price, type Price } from '../catalogue/reading.js';
import type { Content } from '../generated/pim/v1/Content.js';
import { html, type Html } from '../html/html.js';
import type { Store, Visit } from '../store.js';
import { formatPrice } from '../texts/format.js';
import { links } from './links.js';
import { colorOf, mainPicture } from './picture.js';

const mostSwatches = 6;

/** A row of products that wraps. */
export const cards = (visit: Visit, hits: Hit[]): Html =>
  html`<ul class="cards">
    ${hits.map((hit) => card(visit, hit))}
  </ul>`;

function card({ store, locale, texts }: Visit, { content, variants }: Hit): Html {
  const swatches = new Set(variants.flatMap((variant) => colorOf(store, variant) ?? []));
  return html`<li class="card">
    <a href="${links.product(locale, content.sku)}">
      <span class="card-picture"
        >${mainPicture(store, content.type === 'PRODUCT' ? content : (variants[0] ?? content), '(min-width: 64rem) 18rem, 45vw')}</span
      >
      <span class="card-brand">${brand(content, store.shop) ?? content.family?.label}</span>
      <span class="card-title">${content.title}</span>
      <span class="card-price">${priceFrom(store, variants, locale, texts.from) ?? html`<span class="quiet">${texts.noPrice}</span>`}</span>
    </a>
    ${
      swatches.size > 1 &&
      html`<span class="swatches" role="img" aria-label="${texts.colors(variants.length)}">
        ${[...swatches].slice(0, mostSwatches).map((color) => html`<svg viewBox="0 0 10 10"><circle cx="5" cy="5" r="4.5" fill="${color}" /></svg>`)}
        ${swatches.size > mostSwatches && `+${swatches.size - mostSwatches}`}
      </span>`
    }
  </li>`;
}

/** The price of the cheapest, with "from" when others cost more. */
export function priceFrom(store: Store, variants: Content[], locale: string, from: string): Html | undefined {
  const prices = variants.flatMap((variant) => price(variant, store.shop, locale) ?? []);
  const [first] = prices;
  if (!first) return undefined;
  const least = prices.reduce((least: Price, one) => (one.currency === least.currency && one.micros < least.micros ? one : least), first);
  const several = prices.some((one) => one.micros !== least.micros);
  return html`${several && html`<small>${from}</small> `}${formatPrice(least, locale)}`;
}
