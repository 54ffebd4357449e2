import { price } from '../catalogue/reading.js';
import { axes, type Axis } from '../catalogue/variants.js';
import type { Content } from '../generated/pim/v1/Content.js';
import { html, type Html } from '../html/html.js';
import type { Visit } from '../store.js';
import { formatPrice } from '../texts/format.js';
import { priceFrom } from './card.js';
import { links } from './links.js';
import { colorOf } from './picture.js';

/** Price, variants and the way into the basket. */
export function offer(visit: Visit, content: Content, variants: Content[]): Html {
  const { store, locale, texts } = visit;
  const own = price(content, store.shop, locale);
  const isModel = content.type !== 'PRODUCT';
  const shown = isModel ? priceFrom(store, variants, locale, texts.from) : own && formatPrice(own, locale);
  return html`
    <p class="price">${shown ?? html`<span class="quiet">${texts.noPrice}</span>`}</p>
    ${axes(content, variants).map((axis) => chooser(visit, axis, variants))}
    ${
      isModel
        ? html`<p class="buy"><button disabled>${texts.choose}</button></p>`
        : own &&
          html`<form class="buy" method="post" action="${links.basket(locale)}">
            <input type="hidden" name="sku" value="${content.sku}" />
            <label for="quantity">${texts.quantity}</label>
            <input id="quantity" name="quantity" type="number" min="1" max="99" value="1" required />
            <button name="do" value="add">${texts.add}</button>
          </form>`
    }
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
