import type { IncomingMessage } from 'node:http';
import { readCookies, writeCookie } from '../http/cookies.js';

const mostLines = 30;
const mostBytes = 3_500;
export const mostOfOne = 99;

/** What lies in the basket: SKU and how many. It lives in a cookie, so that the shop keeps nothing of its visitors; prices are looked up anew. */
export type Basket = ReadonlyMap<string, number>;

export function readBasket(request: IncomingMessage): Basket {
  const basket = new Map<string, number>();
  for (const line of (readCookies(request).get('basket') ?? '').split('|')) {
    const at = line.lastIndexOf('*');
    const quantity = Number(line.slice(at + 1));
    if (at > 0 && Number.isInteger(quantity) && quantity > 0 && quantity <= mostOfOne && basket.size < mostLines) {
      const sku = decode(line.slice(0, at));
      if (sku !== undefined) basket.set(sku, quantity);
    }
  }
  return basket;
}

export function basketCookie(basket: Basket, secure: boolean): string {
  const text = [...basket].map(([sku, quantity]) => `${encodeURIComponent(sku)}*${quantity}`).join('|');
  return writeCookie('basket', text, basket.size > 0 ? 30 * 24 * 3600 : 0, secure);
}

/** The basket with so many of a product; undefined when it would hold too much. */
export function withQuantity(basket: Basket, sku: string, quantity: number): Basket | undefined {
  const changed = new Map(basket);
  if (quantity > 0) changed.set(sku, Math.min(quantity, mostOfOne));
  else changed.delete(sku);
  const fits = changed.size <= mostLines && basketCookie(changed, false).length <= mostBytes;
  return fits || changed.size < basket.size ? changed : undefined;
}

/** How many things are in it. */
export const countOf = (basket: Basket): number => [...basket.values()].reduce((sum, quantity) => sum + quantity, 0);

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
