import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Basket } from './basket/basket.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { Listings } from './catalogue/listing.js';
import type { Navigation } from './catalogue/navigation.js';
import type { EventQueue, Happening } from './events/queue.js';
import type { Visitor } from './events/visitor.js';
import type { Content } from './generated/pim/v1/Content.js';
import type { Html } from './html/html.js';
import type { Assets } from './http/assets.js';
import type { Settings } from './settings.js';
import type { Shop } from './shop.js';
import type { Texts } from './texts/texts.js';

/** What a running shop consists of. */
export interface Store {
  settings: Settings;
  shop: Shop;
  catalogue: Catalogue;
  navigation: Navigation;
  listings: Listings;
  events: EventQueue;
  assets: Assets;
}

/** One request of a visitor, with what it tells of them. */
export interface Visit {
  store: Store;
  locale: string;
  texts: Texts;
  url: URL;
  visitor: Visitor;
  basket: Basket;
  request: IncomingMessage;
  response: ServerResponse;
}

/** A page without what stands around every page. */
export interface Page {
  title: string;
  description?: string;
  main: Html;
  /** The same page in another locale. */
  path(locale: string): string;
  /** JSON-LD that describes it. */
  data?: object[];
  /** SKU whose changes an open page wants to be told of. */
  live?: { sku: string; sequence: string };
  status?: number;
  /** Whether what it shows may be old, because the service is away. */
  stale?: boolean;
  /** Whether search engines should leave it out. */
  unlisted?: boolean;
  /** What of the catalogue it was made of: it can be sent again while these are unchanged. Not set: everything. */
  madeOf?: Content[];
  /** Whether it is one visitor's own, and not to be kept. */
  personal?: boolean;
  /** What to tell of its being looked at. */
  happening?: Happening;
}

/** Answers with a page, or with nothing when it has answered already. */
export type Handler = (visit: Visit, code: string) => Promise<Page | undefined> | Page | undefined;
