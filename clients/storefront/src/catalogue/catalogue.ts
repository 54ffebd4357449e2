import { EventEmitter } from 'node:events';
import { status } from '@grpc/grpc-js';
import type { Content } from '../generated/pim/v1/Content.js';
import type { ContentChange } from '../generated/pim/v1/ContentChange.js';
import type { WatchChangesResponse } from '../generated/pim/v1/WatchChangesResponse.js';
import { call, statusOf, type Pim } from '../pim/client.js';
import { follow, type Follower } from '../pim/follow.js';
import { Shelf } from './shelf.js';

const batchSize = 200;

interface Events {
  /** SKUs whose content came, altered or went. */
  changed: [skus: string[]];
}

/**
 * What the channel sees, as far as it fits into memory, and kept true by the change feed. What is not there is asked for once and then kept.
 * While the service is away it goes on with what it has.
 */
export class Catalogue extends EventEmitter<Events> implements Follower {
  readonly #shelf: Shelf<Content>;
  readonly #fetches = new Set<Set<string>>();
  #unconfirmed: Set<string> | undefined;
  #ready!: () => void;
  #wasLost = false;

  /** Resolves when all that there was at the start has been told. */
  readonly ready = new Promise<void>((resolve) => (this.#ready = resolve));
  /** Whether the feed is connected. */
  connected = false;
  /** Grows with every change: what was made of several products holds while it stays. */
  revision = 0;

  constructor(
    readonly pim: Pim,
    readonly channel: string,
    readonly locales: string[],
    capacity: number,
  ) {
    super();
    this.#shelf = new Shelf(capacity);
    this.setMaxListeners(0);
  }

  follow(signal: AbortSignal): Promise<void> {
    return follow(this.pim, this.channel, this.locales, this, signal);
  }

  /** What is in memory, without waiting. */
  get(locale: string, sku: string): Content | undefined {
    return this.#shelf.get(key(locale, sku));
  }

  /** Whether this is still what memory holds of the product. */
  holds(locale: string, content: Content): boolean {
    return this.#shelf.peek(key(locale, content.sku)) === content;
  }

  /** All that is in memory for a locale. */
  *all(locale: string): Iterable<Content> {
    const prefix = key(locale, '');
    for (const entry of this.#shelf.keys()) if (entry.startsWith(prefix)) yield this.#shelf.peek(entry)!;
  }

  /** One product; undefined when the channel does not see it. */
  async one(locale: string, sku: string): Promise<Content | undefined> {
    return this.get(locale, sku) ?? (await this.several(locale, [sku]))[0];
  }

  /** Several products in the order asked for, without those that the channel does not see. */
  async several(locale: string, skus: string[]): Promise<Content[]> {
    const found = new Map<string, Content>();
    const missing: string[] = [];
    for (const sku of new Set(skus)) {
      const content = this.get(locale, sku);
      if (content) found.set(sku, content);
      else missing.push(sku);
    }
    for (let at = 0; at < missing.length; at += batchSize) {
      for (const content of await this.#fetch(locale, missing.slice(at, at + batchSize))) found.set(content.sku, content);
    }
    return skus.flatMap((sku) => found.get(sku) ?? []);
  }

  told(message: WatchChangesResponse): void {
    if (this.#wasLost) console.log('The service is back.');
    this.#wasLost = false;
    this.connected = true;
    for (const change of message.changes) this.#apply(change);
    if (message.changes.length > 0) {
      this.revision++;
      this.emit('changed', message.changes.map(skuOf));
    }
    if (message.caughtUp) this.#confirm();
  }

  restarted(): void {
    this.#unconfirmed = new Set(this.#shelf.keys());
  }

  lost(error: unknown): void {
    if (this.connected) console.warn(`The service is away: ${error instanceof Error ? error.message : String(error)}`);
    this.#wasLost ||= this.connected;
    this.connected = false;
  }

  get figures() {
    return { connected: this.connected, contents: this.#shelf.count, bytes: this.#shelf.size, revision: this.revision };
  }

  /** A product stays in memory, or comes into it while there is room: the feed of a large catalogue does not push out what is looked at. */
  #apply(change: ContentChange): void {
    const sku = skuOf(change);
    this.locales.forEach((locale, at) => {
      const name = key(locale, sku);
      this.#unconfirmed?.delete(name);
      for (const overtaken of this.#fetches) overtaken.add(name);
      const content = change.contents[at];
      if (!content) return this.#shelf.delete(name);
      const size = sizeOf(content);
      if (this.#shelf.has(name) || this.#shelf.hasRoom(size)) this.#shelf.set(name, content, size);
    });
  }

  /** After a new beginning, what did not come again is not there any more. */
  #confirm(): void {
    const gone = [...(this.#unconfirmed ?? [])];
    this.#unconfirmed = undefined;
    for (const name of gone) this.#shelf.delete(name);
    if (gone.length > 0) {
      this.revision++;
      this.emit(
        'changed',
        gone.map((name) => name.slice(name.indexOf('\n') + 1)),
      );
    }
    this.#ready();
  }

  /** Asks the service. What the feed told of a product meanwhile is newer than the answer: the answer is then used once and not kept. */
  async #fetch(locale: string, skus: string[]): Promise<Content[]> {
    const overtaken = new Set<string>();
    this.#fetches.add(overtaken);
    try {
      const request = { channel: this.channel, locale, products: skus.map(productName) };
      const { contents, unread } = await call(this.pim.contents, this.pim.contents.batchGetContent, request).catch(noneWhenRefused);
      for (const content of contents) {
        const name = key(locale, content.sku);
        if (!overtaken.has(name)) this.#shelf.set(name, content, sizeOf(content));
      }
      const rest = contents.length > 0 && unread.length > 0 ? await this.#fetch(locale, unread.map(skuOfName)) : [];
      return [...contents, ...rest];
    } finally {
      this.#fetches.delete(overtaken);
    }
  }
}

const key = (locale: string, sku: string) => `${locale}\n${sku}`;
const skuOf = (change: ContentChange) => skuOfName(change.product);
const sizeOf = (content: Content) => 2 * JSON.stringify(content).length;

/** The resource name of a product: "/" and "%" in a SKU are escaped. */
export const productName = (sku: string) => `products/${sku.replaceAll('%', '%25').replaceAll('/', '%2F')}`;
export const skuOfName = (name: string) => name.slice('products/'.length).replaceAll(/%2F/gi, '/').replaceAll('%25', '%');

/** A SKU that the service refuses (too long, say) is none that it has. */
function noneWhenRefused(error: unknown): { contents: Content[]; unread: string[] } {
  if (statusOf(error) !== status.INVALID_ARGUMENT) throw error;
  return { contents: [], unread: [] };
}
