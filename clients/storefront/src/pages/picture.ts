import type { Content } from '../generated/pim/v1/Content.js';
import type { MediaLink } from '../generated/pim/v1/MediaLink.js';
import { html, type Html } from '../html/html.js';
import type { Store } from '../store.js';
import { attribute, pictures } from '../catalogue/reading.js';

/** The color of what has none of its own. */
const plain = '#5a7068';

/** The picture a product is known by, or a drawn figure while there is none. It stands in links that name the product: no text of its own. */
export function mainPicture(store: Store, content: Content, sizes: string): Html {
  const picture = pictures(content)[0];
  return picture?.url ? photo(picture, '', sizes, true) : drawing(store, content, 0, '');
}

/** One picture of a gallery. The first one is fetched at once, the others when they come near. */
export function galleryPicture(
  store: Store,
  content: Content,
  picture: MediaLink | undefined,
  at: number,
  sizes: string,
  text: string,
): Html {
  return picture?.url
    ? photo(picture, picture.alternativeText || text, sizes, at > 0)
    : drawing(store, content, at, picture?.alternativeText || text);
}

function photo(picture: MediaLink, text: string, sizes: string, lazy: boolean): Html {
  const renditions = picture.renditions.filter((one) => one.url && one.width > 0).sort((one, other) => one.width - other.width);
  const source = renditions.find((one) => one.width >= 600)?.url ?? picture.url;
  const sources = renditions.map((one) => `${one.url} ${one.width}w`).join(', ');
  return html`<img
    src="${source}"
    ${sources && html`srcset="${sources}" sizes="${sizes}"`}
    ${picture.width > 0 && html`width="${picture.width}" height="${picture.height}"`}
    alt="${text}"
    ${lazy ? html`loading="lazy" decoding="async"` : html`fetchpriority="high"`}
  />`;
}

/** A figure for the kind of thing it is, in its color. */
export function drawing(store: Store, content: Content, at: number, text: string): Html {
  const codes = [content.family?.code, ...content.categories.flatMap((one) => [one.code, ...one.path.map((above) => above.code)])];
  return figure(store, codes, colorOf(store, content), (hash(content.variation?.model || content.sku) + at) % 5, text, at);
}

/** A figure for a category. */
export const categoryFigure = (store: Store, code: string, tone: number): Html => figure(store, [code], undefined, tone % 5, '', 0);

function figure(store: Store, codes: (string | undefined)[], color: string | undefined, tone: number, text: string, at: number): Html {
  const { figures } = store.shop;
  const name = codes.flatMap((code) => (code !== undefined && figures[code]) || [])[0] ?? figures['default'] ?? 'gift';
  const boxes = ['0 0 200 200', '40 30 120 120', '70 75 110 110', '25 80 110 110'];
  return html`<svg
    class="figure tone-${tone}"
    viewBox="${boxes[at % boxes.length]}"
    color="${color ?? plain}"
    ${text ? html`role="img" aria-label="${text}"` : html`aria-hidden="true"`}
  >
    <use href="${store.assets.path('figures.svg')}#${name}" width="200" height="200"></use>
  </svg>`;
}

/** The color of an option that stands for one, for drawings and swatches. */
export function colorOf(store: Store, content: Content): string | undefined {
  for (const [code, colors] of Object.entries(store.shop.swatches)) {
    const option = attribute(content, code)?.options?.labels[0]?.code;
    const color = option === undefined ? undefined : colors[option];
    if (color !== undefined && /^#[\da-f]{6}$/i.test(color)) return color;
  }
  return undefined;
}

function hash(text: string): number {
  let sum = 0;
  for (const sign of text) sum = (sum * 31 + sign.codePointAt(0)!) % 65_521;
  return sum;
}
