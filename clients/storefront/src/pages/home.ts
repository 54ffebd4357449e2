import { grouped } from '../catalogue/hits.js';
import { attribute } from '../catalogue/reading.js';
import { html } from '../html/html.js';
import type { Handler, Visit } from '../store.js';
import { languageOf } from '../texts/texts.js';
import { cards } from './card.js';
import { links } from './links.js';
import { categoryFigure } from './picture.js';

const shown = 8;

/** The home page: categories, what the shop features, and what is new. */
export const home: Handler = async (visit) => {
  const { store, locale, texts } = visit;
  const tagline = store.shop.tagline[languageOf(locale)] ?? store.shop.tagline['en'] ?? '';
  const newest = await store.listings.list({ locale, query: '', category: '', chosen: new Map(), sort: 'NEWEST', pageToken: '' });
  const picks = featured(visit);
  return {
    title: store.shop.name,
    description: tagline,
    path: links.home,
    stale: newest?.stale ?? false,
    data: [
      { '@context': 'https://schema.org', '@type': 'WebSite', name: store.shop.name, url: store.settings.publicUrl + links.home(locale) },
    ],
    main: html`
      <div class="hero"><h1>${tagline || store.shop.name}</h1></div>
      <section aria-labelledby="browse">
        <h2 id="browse">${texts.browse}</h2>
        <ul class="tiles">
          ${store.navigation.roots.map(
            (branch, at) =>
              html`<li>
                <a href="${links.category(locale, branch.code)}"
                  >${categoryFigure(store, branch.code, at)}<span>${branch.label(locale)}</span></a
                >
              </li>`,
          )}
        </ul>
      </section>
      ${
        picks.length > 0 &&
        html`<section aria-labelledby="picks">
          <h2 id="picks">${texts.favourites}</h2>
          ${cards(visit, picks)}
        </section>`
      }
      ${
        newest &&
        html`<section aria-labelledby="newest">
          <h2 id="newest">${texts.newest}</h2>
          ${cards(visit, newest.hits.slice(0, shown))}
        </section>`
      }
    `,
  };
};

/** Products in memory that the shop's attribute marks, the newest first. */
function featured({ store, locale }: Visit) {
  const code = store.shop.attributes.featured;
  if (code === undefined) return [];
  const found = [...store.catalogue.all(locale)].filter((content) => content.type === 'PRODUCT' && attribute(content, code)?.boolean);
  return grouped(found.sort((one, other) => Number(other.sequence) - Number(one.sequence))).slice(0, shown);
}
