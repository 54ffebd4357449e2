import type { Catalogue } from '../catalogue/catalogue.js';
import { Shelf } from '../catalogue/shelf.js';
import type { Happening } from '../events/queue.js';
import type { Page } from '../store.js';
import type { Payload } from './encoding.js';

const mostBytes = 64 << 20;

/** A page that is ready to be sent. */
export interface ReadyPage {
  payload: Payload;
  happening: Happening | undefined;
}

/** Keeps finished pages as long as all that they were made of is unchanged in memory. */
export class PageCache {
  readonly #pages = new Shelf<ReadyPage & { holds(): boolean }>(mostBytes);

  constructor(readonly catalogue: Catalogue) {}

  get(key: string): ReadyPage | undefined {
    const page = this.#pages.get(key);
    if (page?.holds()) return page;
    this.#pages.delete(key);
    return undefined;
  }

  set(key: string, locale: string, page: Page, payload: Payload, revision: number): void {
    const { catalogue } = this;
    if (page.personal || page.stale || (page.status ?? 200) !== 200 || !catalogue.connected) return;
    const { madeOf } = page;
    const holds = madeOf
      ? () => catalogue.connected && madeOf.every((content) => catalogue.holds(locale, content))
      : () => catalogue.connected && catalogue.revision === revision;
    // Three times, for the compressed forms; the marks of what it is made of count little beside them.
    this.#pages.set(key, { payload, happening: page.happening, holds }, 3 * payload.size);
  }
}
