import { trusted, type Html } from './html.js';

/**
 * A block of JSON-LD. In a script element only "<" can do harm ("</script>", "<!--"), and U+2028 and U+2029 are escaped for readers that take
 * JSON for JavaScript. A data block is not run, so a Content-Security-Policy without inline scripts lets it stand.
 */
export function jsonLd(data: object): Html {
  const json = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return trusted(`<script type="application/ld+json">${json}</script>`);
}
