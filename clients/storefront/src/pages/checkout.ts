import { randomBytes } from 'node:crypto';
import { basketCookie } from '../basket/basket.js';
import { customerId } from '../events/visitor.js';
import { html } from '../html/html.js';
import { readForm, refuseForeign } from '../http/body.js';
import { redirect } from '../http/send.js';
import type { Handler, Page, Visit } from '../store.js';
import { formatPrice } from '../texts/format.js';
import { linesOf, totalOf, type Line } from './basket.js';
import { links } from './links.js';
import { tell } from './visits.js';

/** A checkout to try the shop with: it takes an order, and nothing happens but its event. */
export const checkout: Handler = async (visit) => {
  const lines = await linesOf(visit);
  if (lines.length > 0) return form(visit, lines);
  redirect(visit.response, 303, links.basket(visit.locale));
  return undefined;
};

function form({ locale, texts, visitor }: Visit, lines: Line[], wrong?: string): Page {
  return {
    title: texts.checkout,
    path: links.checkout,
    unlisted: true,
    personal: true,
    ...(wrong !== undefined && { status: 400 }),
    main: html`
      <h1>${texts.checkout}</h1>
      <p class="notice">${texts.testNote}</p>
      <ul class="summary">
        ${lines.map(({ content, quantity, total }) => html`<li>${quantity} × ${content.title} <span>${formatPrice(total, locale)}</span></li>`)}
      </ul>
      <p class="total">${texts.total} <strong>${formatPrice(totalOf(lines), locale)}</strong></p>
      <form class="fields" method="post" action="${links.checkout(locale)}">
        <p>
          <label for="email">${texts.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            maxlength="254"
            required
            aria-describedby="email-note${wrong !== undefined && ' email-wrong'}"
            ${wrong !== undefined && html`aria-invalid="true"`}
          />
          <small id="email-note" class="quiet">${texts.emailNote}</small>
          ${wrong !== undefined && html`<strong id="email-wrong" class="wrong">${wrong}</strong>`}
        </p>
        ${visitor.id !== undefined && html`<p class="choice"><input id="recognise" name="recognise" type="checkbox" value="yes" /><label for="recognise">${texts.recognise}</label></p>`}
        <p><button>${texts.order}</button></p>
      </form>
    `,
  };
}

/**
 * Takes the order. With their consent, the visitor becomes the customer: what was looked at before belongs to them. A customer who does not
 * want to be recognised buys as the visitor.
 */
export const placeOrder: Handler = async (visit) => {
  refuseForeign(visit.request);
  const fields = await readForm(visit.request);
  const lines = await linesOf(visit);
  if (lines.length === 0) {
    redirect(visit.response, 303, links.basket(visit.locale));
    return undefined;
  }
  const email = (fields.get('email') ?? '').trim();
  if (email.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return form(visit, lines, visit.texts.emailWrong);

  const { settings } = visit.store;
  const orderId = `o-${randomBytes(8).toString('hex')}`;
  const recognised = fields.get('recognise') === 'yes' ? { customerId: customerId(email, settings.secret) } : {};
  if (recognised.customerId) tell(visit, { ...recognised, customerMerge: { consent: true, consentNote: 'storefront-checkout' } });
  tell(visit, { ...recognised, purchase: { orderId, lines: lines.map(orderLine) } });
  visit.response.appendHeader('Set-Cookie', basketCookie(new Map(), settings.publicUrl.startsWith('https:')));
  redirect(visit.response, 303, links.thanks(visit.locale, orderId));
  return undefined;
};

const orderLine = ({ content, quantity, total }: Line) => ({
  product: content.sku,
  quantity,
  amount: { currencyCode: total.currency, amountMicros: total.micros.toString() },
});

export const thanks: Handler = ({ locale, texts, url }) => {
  const order = url.searchParams.get('order') ?? '';
  return {
    title: texts.thanks,
    path: (other) => links.thanks(other, order),
    unlisted: true,
    main: html`
      <h1>${texts.thanks}</h1>
      <p>${/^o-[\da-f]{16}$/.test(order) && texts.orderPlaced(order)}</p>
      <p><a class="button" href="${links.home(locale)}">${texts.onward}</a></p>
    `,
  };
};
