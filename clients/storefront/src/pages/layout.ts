import { countOf } from '../basket/basket.js';
import { html, type Html } from '../html/html.js';
import { jsonLd } from '../html/jsonLd.js';
import type { Page, Visit } from '../store.js';
import { languageOf, localeName, textLanguage } from '../texts/texts.js';
import { links } from './links.js';

/** A whole page. */
export function layout(visit: Visit, page: Page): Html {
  const { store, locale, texts } = visit;
  const { assets, shop, settings, navigation } = store;
  const absolute = (path: string) => settings.publicUrl + path;
  const title = page.title === shop.name ? shop.name : `${page.title} · ${shop.name}`;
  return html`<!doctype html>
    <html lang="${locale}" dir="${direction(locale)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${page.description && html`<meta name="description" content="${page.description}" />`}
        ${page.unlisted && html`<meta name="robots" content="noindex" />`}
        <link rel="canonical" href="${absolute(page.path(locale))}" />
        ${navigation.locales.map((other) => html`<link rel="alternate" hreflang="${other}" href="${absolute(page.path(other))}" />`)}
        <link rel="icon" href="${assets.path('icon.svg')}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.path('shop.css')}" />
        <script type="module" src="${assets.path('shop.js')}"></script>
        ${page.data?.map(jsonLd)}
      </head>
      <body>
        <a class="skip" href="#content">${texts.skip}</a>
        ${header(visit, page)} ${(page.stale || !store.catalogue.connected) && html`<p class="notice" role="status">${texts.away}</p>`}
        <main
          id="content"
          tabindex="-1"
          ${page.live && html` data-live="${page.live.sku}" data-sequence="${page.live.sequence}" data-locale="${locale}"`}
        >
          ${page.main}
        </main>
        ${footer(visit)} ${visit.visitor.consent === undefined && consent(visit)}
        <p id="announcement" role="status" data-updated="${texts.updated}"></p>
      </body>
    </html>`;
}

function header(visit: Visit, page: Page): Html {
  const { store, locale, texts, url } = visit;
  const count = countOf(visit.basket);
  return html`<header class="top" lang="${textLanguage(locale)}">
    <div class="bar">
      <a class="brand" href="${links.home(locale)}">${store.shop.name}</a>
      <form class="find" role="search" action="${links.search(locale)}">
        <label class="unseen" for="q">${texts.searchFor}</label>
        <input
          id="q"
          name="q"
          type="search"
          maxlength="200"
          placeholder="${texts.searchFor}"
          value="${url.searchParams.get('q') ?? ''}"
          autocomplete="off"
        />
        <button>${texts.search}</button>
      </form>
      ${languages(visit, page)}
      <a class="to-basket" href="${links.basket(locale)}">${texts.basket}${count > 0 && html` <span class="count">${count}</span>`}</a>
    </div>
    <nav aria-label="${texts.menu}">
      <ul class="menu">
        ${store.navigation.roots.map((branch) => html`<li><a href="${links.category(locale, branch.code)}">${branch.label(locale)}</a></li>`)}
      </ul>
    </nav>
  </header>`;
}

function languages({ store, locale, texts }: Visit, page: Page): Html | false {
  const { locales } = store.navigation;
  if (locales.length < 2) return false;
  return html`<details class="languages">
    <summary><span class="unseen">${texts.language}: </span>${localeName(locale, locales)}</summary>
    <ul>
      ${locales.map((other) => html`<li><a href="${page.path(other)}" lang="${other}" hreflang="${other}" ${other === locale && html` aria-current="true"`}>${localeName(other, locales)}</a></li>`)}
    </ul>
  </details>`;
}

const footer = ({ locale, texts }: Visit): Html =>
  html`<footer class="bottom">
    <p>${texts.footer}</p>
    <p><a href="${links.privacy(locale)}">${texts.privacy}</a></p>
  </footer>`;

function consent({ locale, texts, url }: Visit): Html {
  return html`<section class="consent" aria-labelledby="consent-title">
    <form method="post" action="${links.consent(locale)}">
      <input type="hidden" name="back" value="${url.pathname + url.search}" />
      <div>
        <h2 id="consent-title">${texts.consentTitle}</h2>
        <p>${texts.consentText} <a href="${links.privacy(locale)}">${texts.privacy}</a></p>
      </div>
      <p class="buttons">
        <button name="said" value="yes">${texts.consentYes}</button
        ><button class="second" name="said" value="no">${texts.consentNo}</button>
      </p>
    </form>
  </section>`;
}

const direction = (locale: string) => (['ar', 'fa', 'he', 'ur'].includes(languageOf(locale)) ? 'rtl' : 'ltr');
