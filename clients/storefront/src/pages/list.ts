import { sorts, type Listing, type Sort, type Wish } from '../catalogue/listing.js';
import type { Facet } from '../generated/pim/v1/Facet.js';
import { html, type Html, type Part } from '../html/html.js';
import type { Handler, Visit } from '../store.js';
import { cards } from './card.js';
import { crumbs } from './crumbs.js';
import { links } from './links.js';
import { notFound } from './notFound.js';

const mostChosen = 10;

/** A category with its products and facets. */
export const category: Handler = async (visit, code) => {
  const { store, locale, texts } = visit;
  const branch = store.navigation.find(code);
  if (!branch) return notFound(visit);
  const wish = readWish(visit, code, 'TITLE');
  const listing = await store.listings.list(wish);
  if (!listing) return notFound(visit);
  const label = branch.label(locale);
  const above = [];
  for (let parent = branch.parent; parent; parent = parent.parent) {
    above.unshift({ label: parent.label(locale), path: links.category(locale, parent.code) });
  }
  return {
    title: label,
    path: (other) => links.category(other, code) + (other === locale ? '' : visit.url.search),
    stale: listing.stale,
    unlisted: visit.url.search !== '',
    main: html`
      ${crumbs(visit, above, label)}
      <h1>${label}</h1>
      ${
        branch.children.length > 0 &&
        html`<ul class="branches">
          ${branch.children.map((child) => html`<li><a href="${links.category(locale, child.code)}">${child.label(locale)}</a></li>`)}
        </ul>`
      }
      ${results(visit, wish, listing, links.category(locale, code))}
    `,
    description: `${label}: ${texts.products(listing.total)}`,
  };
};

/** What was found for some words. */
export const search: Handler = async (visit) => {
  const { store, locale, texts, url } = visit;
  const wish = readWish(visit, '', 'RELEVANCE');
  const listing = await store.listings.list(wish);
  if (!listing) return notFound(visit);
  const { query } = wish;
  const first = query !== '' && wish.pageToken === '' && wish.chosen.size === 0;
  return {
    title: query === '' ? texts.search : texts.results(query),
    path: (other) => links.search(other) + url.search,
    stale: listing.stale,
    unlisted: true,
    ...(first && { happening: { search: { query, resultCount: listing.total } } }),
    main: html`
      <h1>${query === '' ? texts.search : texts.results(query)}</h1>
      ${results(visit, wish, listing, links.search(locale))}
    `,
  };
};

/** What a visitor asks for: `q`, `sort`, `page`, and what was chosen of facets as `f.{facet}`. */
function readWish({ locale, url }: Visit, category: string, usual: Sort): Wish {
  const chosen = new Map<string, string[]>();
  for (const name of new Set(url.searchParams.keys())) {
    if (name.startsWith('f.') && chosen.size < mostChosen)
      chosen.set(name.slice(2), [...new Set(url.searchParams.getAll(name))].slice(0, 100));
  }
  return {
    locale,
    category,
    chosen,
    query: [...(url.searchParams.get('q') ?? '').trim()].slice(0, 200).join(''),
    sort: sorts.find((sort) => sort === url.searchParams.get('sort')) ?? usual,
    pageToken: url.searchParams.get('page') ?? '',
  };
}

function results(visit: Visit, wish: Wish, listing: Listing, path: string): Html {
  const { texts, url } = visit;
  const next = new URLSearchParams(url.searchParams);
  next.set('page', listing.nextPageToken);
  return html`<div class="results">
    <form class="filters" method="get" action="${path}" data-filters>
      ${wish.query && html`<input type="hidden" name="q" value="${wish.query}" />`}
      <details open>
        <summary>${texts.filters}${wish.chosen.size > 0 && html` <span class="count">${wish.chosen.size}</span>`}</summary>
        ${sorting(wish, texts.sort, texts.sorts)} ${listing.facets.map((facet) => facetFields(visit, facet, wish))}
        <p class="buttons">
          <button>${texts.apply}</button>
          ${wish.chosen.size > 0 && html`<a href="${path}${wish.query && `?q=${encodeURIComponent(wish.query)}`}">${texts.clear}</a>`}
        </p>
      </details>
    </form>
    <div>
      <p class="quiet" role="status">${listing.atLeast ? texts.moreThan(listing.total) : texts.products(listing.total)}</p>
      ${listing.hits.length > 0 ? cards(visit, listing.hits) : html`<p>${texts.noResults}</p>`}
      ${listing.nextPageToken && html`<p class="more"><a class="button" rel="next" href="${path}?${next.toString()}">${texts.more}</a></p>`}
    </div>
  </div>`;
}

function sorting(wish: Wish, label: string, names: Record<Sort, string>): Html {
  return html`<p class="sort">
    <label for="sort">${label}</label>
    <select id="sort" name="sort">
      ${sorts.map((sort) => html`<option value="${sort}" ${sort === wish.sort && html`selected`}>${names[sort]}</option>`)}
    </select>
  </p>`;
}

/** A facet as checkboxes; one that leaves no choice is left out. */
function facetFields({ texts }: Visit, facet: Facet, wish: Wish): Part {
  if (facet.facet === 'categories' && wish.category !== '') return false;
  if (facet.values.length < 2 && !facet.values.some((value) => value.selected)) return false;
  const label = facet.label || (facet.facet === 'family' ? texts.facets.family : texts.facets.categories);
  return html`<fieldset>
    <legend>${label}</legend>
    ${facet.values.map(
      ({ value, label: name, count, selected }, at) =>
        html`<div class="choice">
          <input type="checkbox" id="${`${facet.facet}-${at}`}" name="f.${facet.facet}" value="${value}" ${selected && html`checked`} />
          <label for="${`${facet.facet}-${at}`}"
            >${name || (value === 'true' ? texts.yes : texts.no)} <span class="quiet">${count}</span></label
          >
        </div>`,
    )}
  </fieldset>`;
}
