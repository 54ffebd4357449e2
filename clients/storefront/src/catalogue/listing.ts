import { status } from '@grpc/grpc-js';
import type { Content } from '../generated/pim/v1/Content.js';
import type { Facet } from '../generated/pim/v1/Facet.js';
import { call, isAway, statusOf } from '../pim/client.js';
import type { Catalogue } from './catalogue.js';
import { grouped, type Hit } from './hits.js';
import { Shelf } from './shelf.js';

/** How a list can be sorted. */
export const sorts = ['RELEVANCE', 'TITLE', 'NEWEST'] as const;
export type Sort = (typeof sorts)[number];

/** What to list. */
export interface Wish {
  locale: string;
  query: string;
  category: string;
  /** Chosen values by facet. */
  chosen: ReadonlyMap<string, readonly string[]>;
  sort: Sort;
  pageToken: string;
}

/** A page of a list. */
export interface Listing {
  hits: Hit[];
  facets: Facet[];
  total: number;
  atLeast: boolean;
  nextPageToken: string;
  /** The service is away: this is an older answer, or what memory knows. */
  stale: boolean;
}

/** Variants count one by one here, and stand together on the page. */
const pageSize = 96;
const kept = 500;

/** Lists products with SearchContent, and keeps answers until the feed tells of any change. */
export class Listings {
  readonly #kept = new Shelf<{ listing: Listing; revision: number }>(kept);

  constructor(
    readonly catalogue: Catalogue,
    readonly facets: () => string[],
  ) {}

  /** Undefined when there is no such category, or a page or facet is asked for that does not exist. */
  async list(wish: Wish): Promise<Listing | undefined> {
    const key = JSON.stringify([wish, [...wish.chosen]]);
    const { revision, connected } = this.catalogue;
    const known = this.#kept.get(key);
    if (known && known.revision === revision && connected) return known.listing;
    try {
      const listing = await this.#ask(wish);
      this.#kept.set(key, { listing, revision }, 1);
      return listing;
    } catch (error) {
      if (statusOf(error) === status.INVALID_ARGUMENT) return undefined;
      if (!isAway(error)) throw error;
      return known ? { ...known.listing, stale: true } : this.#remember(wish);
    }
  }

  async #ask({ locale, query, category, chosen, sort, pageToken }: Wish): Promise<Listing> {
    const { pim, channel } = this.catalogue;
    const selections = [...chosen].map(([facet, values]) => ({ facet, values: [...values] }));
    const request = { channel, locale, query, category, selections, facets: this.facets(), maxFacetValues: 30, sort, pageSize, pageToken };
    const found = await call(pim.contents, pim.contents.searchContent, request);
    return {
      hits: grouped(found.contents),
      facets: found.facets,
      total: Number(found.totalCount),
      atLeast: found.totalIsLeast,
      nextPageToken: found.nextPageToken,
      stale: false,
    };
  }

  /** Finds in memory what is in a category and has all the words: less exact than the service, but better than nothing. */
  #remember({ locale, query, category }: Wish): Listing {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const found: Content[] = [];
    for (const content of this.catalogue.all(locale)) {
      if (content.type !== 'PRODUCT' || (category !== '' && !isIn(content, category))) continue;
      const text = fold(`${content.title} ${content.sku}`);
      if (words.every((word) => text.includes(word))) found.push(content);
    }
    found.sort((one, other) => one.title.localeCompare(other.title, locale) || (one.sku < other.sku ? -1 : 1));
    return { hits: grouped(found.slice(0, pageSize)), facets: [], total: found.length, atLeast: false, nextPageToken: '', stale: true };
  }
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const isIn = (content: Content, category: string) =>
  content.categories.some((one) => one.code === category || one.path.some((above) => above.code === category));
