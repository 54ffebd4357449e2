import { html } from '../html/html.js';
import type { Page, Visit } from '../store.js';
import { links } from './links.js';

/** What there is not, or not any more. */
export function notFound({ locale, texts }: Visit): Page {
  return {
    title: texts.notFound,
    path: links.home,
    status: 404,
    unlisted: true,
    main: html`
      <h1>${texts.notFound}</h1>
      <p>${texts.notFoundText}</p>
      <p><a class="button" href="${links.home(locale)}">${texts.onward}</a></p>
    `,
  };
}

/** The service is needed for this page and cannot be reached; or the shop has an error. */
export function failed({ texts }: Visit, away: boolean): Page {
  return {
    title: texts.failed,
    path: links.home,
    status: away ? 503 : 500,
    unlisted: true,
    personal: true,
    main: html`
      <h1>${texts.failed}</h1>
      <p>${away ? texts.awayText : texts.failedText}</p>
    `,
  };
}
