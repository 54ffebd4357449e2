import type { Happening } from '../events/queue.js';
import type { Visit } from '../store.js';

/** Tells of something that a visitor did, if they agreed to it. Nobody waits for it. */
export function tell({ store, visitor, locale }: Visit, happening: Happening): void {
  if (visitor.id === undefined) return;
  const who = happening.customerId === undefined || happening.customerMerge ? { visitorId: visitor.id } : {};
  store.events.add({ ...who, channel: store.shop.channel, locale, touchpoint: 'storefront', bot: visitor.bot, ...happening });
}
