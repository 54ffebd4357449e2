import type { Category } from '../generated/pim/v1/Category.js';
import type { Channel } from '../generated/pim/v1/Channel.js';
import { call, type Pim } from '../pim/client.js';

/** A category of the channel's tree with what is below it. */
export interface Branch {
  code: string;
  /** Its name in a locale, or in the nearest of its fallbacks. */
  label(locale: string): string;
  parent: Branch | undefined;
  children: Branch[];
}

const pageSize = 1000;
const mostFacets = 20;

/** The channel's locales, tree of categories and facets; read at the start and again after changes, at most every few seconds. */
export class Navigation {
  #branches = new Map<string, Branch>();
  #roots: Branch[] = [];
  #reading: Promise<void> | undefined;
  #readAt = 0;
  facets: string[] = [];

  private constructor(
    readonly pim: Pim,
    readonly channel: Channel,
  ) {}

  static async read(pim: Pim, code: string): Promise<Navigation> {
    const navigation = new Navigation(pim, await call(pim.channels, pim.channels.GetChannel, { name: `channels/${code}` }));
    await navigation.#read();
    return navigation;
  }

  get locales(): string[] {
    return this.channel.locales.map((one) => one.locale);
  }

  /** The categories right below the root. */
  get roots(): Branch[] {
    return this.#roots;
  }

  find(code: string): Branch | undefined {
    return this.#branches.get(code);
  }

  /** Something in the catalogue changed: categories may have, too. */
  changed(): void {
    if (this.#reading || Date.now() - this.#readAt < 2_000) return;
    this.#reading = this.#read()
      .catch(() => undefined)
      .finally(() => (this.#reading = undefined));
  }

  async #read(): Promise<void> {
    this.#readAt = Date.now();
    const [categories, facets] = await Promise.all([this.#readCategories(), this.#readFacets()]);
    const branches = new Map(categories.map((category) => [category.code, this.#branch(category)]));
    for (const { code, parent } of categories) {
      const branch = branches.get(code)!;
      branch.parent = parent === this.channel.categoryTree ? undefined : branches.get(parent);
      branches.get(parent)?.children.push(branch);
    }
    this.#roots = branches.get(this.channel.categoryTree)?.children ?? [];
    branches.delete(this.channel.categoryTree);
    this.#branches = branches;
    this.facets = facets;
  }

  #branch(category: Category): Branch {
    const fallbacks = new Map(this.channel.locales.map((one) => [one.locale, [one.locale, ...one.fallbacks]]));
    const label = (locale: string) =>
      fallbacks.get(locale)?.flatMap((one) => category.labels[one] ?? [])[0] ?? Object.values(category.labels)[0] ?? category.code;
    return { code: category.code, label, parent: undefined, children: [] };
  }

  async #readCategories(): Promise<Category[]> {
    const all: Category[] = [];
    for (let pageToken = ''; ;) {
      const request = { pageSize, pageToken, subtree: this.channel.categoryTree };
      const page = await call(this.pim.categories, this.pim.categories.listCategories, request, 5_000);
      all.push(...page.categories);
      pageToken = page.nextPageToken;
      if (pageToken === '') return all.sort((one, other) => one.position - other.position || (one.code < other.code ? -1 : 1));
    }
  }

  /** Attributes that are marked as facets, in their order. */
  async #readFacets(): Promise<string[]> {
    const found: { code: string; position: number }[] = [];
    for (let pageToken = ''; ;) {
      const page = await call(this.pim.attributes, this.pim.attributes.listAttributes, { pageSize, pageToken }, 5_000);
      found.push(...page.attributes.filter((attribute) => attribute.facet));
      pageToken = page.nextPageToken;
      if (pageToken === '') break;
    }
    const attributes = found.sort((one, other) => one.position - other.position).map((one) => `values.${one.code}`);
    return ['categories', ...attributes, 'family'].slice(0, mostFacets);
  }
}
