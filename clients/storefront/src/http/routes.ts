import { basket, changeBasket } from '../pages/basket.js';
import { checkout, placeOrder, thanks } from '../pages/checkout.js';
import { home } from '../pages/home.js';
import { category, search } from '../pages/list.js';
import { live } from '../pages/live.js';
import { privacy, sayConsent } from '../pages/privacy.js';
import { product } from '../pages/product.js';
import { seen } from '../pages/seen.js';
import type { Handler } from '../store.js';

/** What there is below "/{locale}/"; "category" and "product" have a code behind them. */
const routes: Record<string, Partial<Record<string, Handler>>> = {
  '': { GET: home },
  category: { GET: category },
  product: { GET: product },
  search: { GET: search },
  basket: { GET: basket, POST: changeBasket },
  checkout: { GET: checkout, POST: placeOrder },
  thanks: { GET: thanks },
  privacy: { GET: privacy },
  consent: { POST: sayConsent },
  seen: { POST: seen },
  live: { GET: live },
};

const withCode = ['category', 'product'];

/** Where a path leads; an undefined handler means that the path is there, but not for this method. */
export interface Match {
  handler: Handler | undefined;
  code: string;
}

/** Finds what answers a path without its locale, such as "/product/TENT-1"; undefined when nothing does. */
export function match(method: string, path: string): Match | undefined {
  const [, name = '', code, ...rest] = path.split('/');
  const route = Object.hasOwn(routes, name) ? routes[name]! : undefined;
  if (!route || rest.length > 0 || withCode.includes(name) !== (code !== undefined && code !== '')) return undefined;
  try {
    return { handler: route[method === 'HEAD' ? 'GET' : method], code: decodeURIComponent(code ?? '') };
  } catch {
    return undefined;
  }
}
