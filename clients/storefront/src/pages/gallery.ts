import { pictures } from '../catalogue/reading.js';
import type { Content } from '../generated/pim/v1/Content.js';
import { html, type Html } from '../html/html.js';
import type { Visit } from '../store.js';
import { galleryPicture } from './picture.js';

/** The pictures: a strip that scrolls by itself, with small ones to jump by. The shop's script adds keys and enlarging. */
export function gallery({ store, texts }: Visit, content: Content): Html {
  const all = pictures(content);
  const count = Math.max(1, all.length);
  const several = count > 1;
  const places = [...Array(count).keys()];
  const text = (at: number) => (several ? `${content.title}, ${texts.picture(at + 1, count)}` : content.title);
  return html`<section
    class="gallery"
    aria-label="${texts.gallery}"
    data-close="${texts.close}"
    data-previous="${texts.previous}"
    data-next="${texts.next}"
  >
    <ul class="pictures" ${several && html`tabindex="0"`}>
      ${places.map(
        (at) =>
          html`<li id="picture-${at + 1}">
            <figure>
              ${galleryPicture(store, content, all[at], at, '(min-width: 64rem) 40rem, 100vw', text(at))}
              ${all[at]?.caption && html`<figcaption>${all[at].caption}</figcaption>`}
            </figure>
            <button
              class="enlarge"
              type="button"
              data-opens="GALLERY"
              data-enlarge="${at}"
              aria-label="${texts.enlarge}: ${text(at)}"
            ></button>
          </li>`,
      )}
    </ul>
    ${
      several &&
      html`<ol class="thumbs">
        ${places.map(
          (at) =>
            html`<li>
              <a
                href="#picture-${at + 1}"
                data-picture="${at}"
                data-opens="GALLERY"
                ${at === 0 && html`aria-current="true"`}
                aria-label="${texts.picture(at + 1, count)}"
              >
                ${galleryPicture(store, content, all[at], at, '6rem', '')}
              </a>
            </li>`,
        )}
      </ol>`
    }
  </section>`;
}
