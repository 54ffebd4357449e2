import { html, type Html } from '../html/html.js';
import type { Visit } from '../store.js';
import { links } from './links.js';

/** The way from home to this page. */
export function crumbs({ locale, texts }: Visit, above: { label: string; path: string }[], here: string): Html {
  return html`<nav class="crumbs" aria-label="${texts.breadcrumb}">
    <ol>
      <li><a href="${links.home(locale)}">${texts.home}</a></li>
      ${above.map(({ label, path }) => html`<li><a href="${path}">${label}</a></li>`)}
      <li aria-current="page">${here}</li>
    </ol>
  </nav>`;
}
