import { basketCookie, mostOfOne, withQuantity, type Basket } from '../basket/basket.js';
import { price, type Price } from '../catalogue/reading.js';
import { suggestions } from '../catalogue/suggestions.js';
import type { Content } from '../generated/pim/v1/Content.js';
import { html, type Html } from '../html/html.js';
import { readForm, Refusal, refuseForeign } from '../http/body.js';
import { redirect } from '../http/send.js';
import type { Handler, Visit } from '../store.js';
import { formatPrice } from '../texts/format.js';
import { cards } from './card.js';
import { links } from './links.js';
import { mainPicture } from './picture.js';
import { tell } from './visits.js';

/** A line of the basket with what it costs now. */
export interface Line {
  content: Content;
  quantity: number;
  each: Price;
  total: Price;
}

/** The basket's lines; what is no longer for sale is left out. All are in one currency, that of the first. */
export async function linesOf({ store, locale, basket }: Visit): Promise<Line[]> {
  const contents = await store.catalogue.several(locale, [...basket.keys()]);
  const lines = contents.flatMap((content) => {
    const each = price(content, store.shop, locale);
    if (!each || content.type !== 'PRODUCT') return [];
    const quantity = basket.get(content.sku)!;
    return [{ content, quantity, each, total: { ...each, micros: each.micros * BigInt(quantity) } }];
  });
  return lines.filter((line) => line.each.currency === lines[0]!.each.currency);
}

export const totalOf = (lines: Line[]): Price => ({
  currency: lines[0]!.each.currency,
  micros: lines.reduce((sum, line) => sum + line.total.micros, 0n),
});

export const basket: Handler = async (visit) => {
  const { locale, texts } = visit;
  const lines = await linesOf(visit);
  const last = lines.at(-1);
  const suggested = last ? await suggestions(visit.store.catalogue, locale, last.content.sku) : [];
  return {
    title: texts.basket,
    path: links.basket,
    unlisted: true,
    personal: true,
    main: html`
      <h1>${texts.basket}</h1>
      ${lines.length < visit.basket.size && html`<p class="notice">${texts.gone}</p>`}
      ${
        lines.length === 0
          ? html`<p>${texts.emptyBasket}</p>
              <p><a class="button" href="${links.home(locale)}">${texts.onward}</a></p>`
          : html`<ul class="lines">
                ${lines.map((line) => lineOf(visit, line))}
              </ul>
              <p class="total">${texts.total} <strong>${formatPrice(totalOf(lines), locale)}</strong></p>
              <p><a class="button" href="${links.checkout(locale)}">${texts.checkout}</a></p>`
      }
      ${
        last &&
        suggested.length > 0 &&
        html`<section aria-labelledby="suggested">
          <h2 id="suggested">${texts.goesWith(last.content.title)}</h2>
          ${cards(visit, suggested)}
        </section>`
      }
    `,
  };
};

function lineOf({ store, locale, texts }: Visit, { content, quantity, each, total }: Line): Html {
  const axes = content.variation?.axes.flatMap(({ code }) => {
    const value = content.attributes.find((one) => one.code === code);
    return value?.options?.labels[0]?.label ?? (value?.measurement ? `${value.measurement.amount} ${value.measurement.symbol}` : []);
  });
  return html`<li>
    <a class="line-picture" href="${links.product(locale, content.sku)}" tabindex="-1" aria-hidden="true"
      >${mainPicture(store, content, '6rem')}</a
    >
    <div>
      <a href="${links.product(locale, content.sku)}">${content.title}</a>
      ${axes && axes.length > 0 && html`<span class="quiet">${axes.join(', ')}</span>`}
      <span class="quiet">${texts.each(formatPrice(each, locale))}</span>
    </div>
    <form method="post" action="${links.basket(locale)}">
      <input type="hidden" name="sku" value="${content.sku}" />
      <input
        name="quantity"
        type="number"
        min="0"
        max="${mostOfOne}"
        value="${quantity}"
        aria-label="${texts.quantity}: ${content.title}"
        required
      />
      <button class="second" name="do" value="set">${texts.update}</button>
      <button class="second" name="do" value="remove" formnovalidate aria-label="${texts.remove}: ${content.title}">${texts.remove}</button>
    </form>
    <strong>${formatPrice(total, locale)}</strong>
  </li>`;
}

/** Puts into the basket, changes how many, takes out. */
export const changeBasket: Handler = async (visit) => {
  const { store, locale, texts } = visit;
  refuseForeign(visit.request);
  const form = await readForm(visit.request);
  const sku = form.get('sku') ?? '';
  const quantity = form.get('do') === 'remove' ? 0 : Number(form.get('quantity') ?? 1);
  if (!Number.isInteger(quantity) || quantity < 0 || quantity > mostOfOne) throw new Refusal(400, texts.quantity);

  const before = visit.basket.get(sku) ?? 0;
  if (quantity > 0 && (await store.catalogue.one(locale, sku))?.type !== 'PRODUCT') throw new Refusal(404, texts.notFoundText);
  const after = form.get('do') === 'add' ? Math.min(before + quantity, mostOfOne) : quantity;
  const changed: Basket | undefined = withQuantity(visit.basket, sku, after);
  if (!changed) throw new Refusal(409, texts.fullBasket);

  visit.response.appendHeader('Set-Cookie', basketCookie(changed, store.settings.publicUrl.startsWith('https:')));
  if (after !== before) tell(visit, { cart: { product: sku, quantity: after - before } });
  redirect(visit.response, 303, links.basket(locale));
  return undefined;
};
