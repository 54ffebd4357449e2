import { answers, description, documents, extras, faq, specifications, videos } from '../catalogue/reading.js';
import type { Content } from '../generated/pim/v1/Content.js';
import type { ContentAttribute } from '../generated/pim/v1/ContentAttribute.js';
import { html, type Html } from '../html/html.js';
import { richText } from '../html/richText.js';
import type { Visit } from '../store.js';
import { formatValue } from '../texts/format.js';

/** What there is to read. `data-part` names the parts whose being read is told to the service. */
export function told(visit: Visit, content: Content): Html {
  const { store, locale, texts } = visit;
  const text = description(content, store.shop);
  const groups = specifications(content, store.shop);
  const questions = answers(content, store.shop);
  const papers = documents(content);
  return html`
    ${
      text?.text &&
      html`<section data-part="DESCRIPTION" aria-labelledby="description">
        <h2 id="description">${texts.description}</h2>
        <div class="prose" ${language(text, locale)}>${text.kind === 'RICH_TEXT' ? richText(text.text) : html`<p>${text.text}</p>`}</div>
      </section>`
    }
    ${videos(content).map(
      (video) =>
        html`<section data-part="VIDEO">
          <video controls preload="none" src="${video.url}" aria-label="${video.alternativeText || content.title}"></video>
        </section>`,
    )}
    ${
      groups.length > 0 &&
      html`<section data-part="SPECIFICATION" aria-labelledby="specifications">
        <h2 id="specifications">${texts.specifications}</h2>
        <div class="groups">
          ${groups.map(
            ({ group, attributes }) =>
              html`<div>
                ${group && html`<h3>${group}</h3>`}
                <dl>
                  ${attributes.map(
                    (one) =>
                      html`<div>
                        <dt>${one.label}</dt>
                        <dd ${language(one, locale)}>${formatValue(one, locale, texts)}</dd>
                      </div>`,
                  )}
                </dl>
              </div>`,
          )}
        </div>
      </section>`
    }
    ${extras(content, store.shop).map((one) => extra(one, locale))}
    ${
      papers.length > 0 &&
      html`<section aria-labelledby="manuals">
        <h2 id="manuals">${texts.manuals}</h2>
        <ul class="papers">
          ${papers.map((paper) => {
            const name = paper.caption || paper.fileName || paper.key.slice(paper.key.lastIndexOf('/') + 1);
            const pages = paper.pages > 0 && html` <span class="quiet">PDF, ${texts.pages(paper.pages)}</span>`;
            return html`<li>
              ${paper.url ? html`<a href="${paper.url}" data-opens="MANUAL">${name}</a>${pages}` : html`${name} <span class="quiet">${texts.notYet}</span>`}
            </li>`;
          })}
        </ul>
      </section>`
    }
    ${
      questions.length > 0 &&
      html`<section aria-labelledby="faq" ${language(faq(content, store.shop)!, locale)}>
        <h2 id="faq" lang="${locale}">${texts.faq}</h2>
        ${questions.map(
          ({ question, answer }) =>
            html`<details class="question" data-opens="FAQ">
              <summary>${question}</summary>
              <p>${answer}</p>
            </details>`,
        )}
      </section>`
    }
  `;
}

/** A table such as a size chart, or one more text. */
function extra(one: ContentAttribute, locale: string): Html {
  return html`<section data-part="SPECIFICATION" aria-labelledby="part-${one.code}">
    <h2 id="part-${one.code}">${one.label}</h2>
    ${
      one.table
        ? html`<div class="scroll" tabindex="0" role="group" aria-labelledby="part-${one.code}" ${language(one, locale)}>
            <table>
              <thead>
                <tr>
                  ${one.table.columns.map((column) => html`<th scope="col">${column.label}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${one.table.rows.map(
                  (row) =>
                    html`<tr>
                      ${row.cells.map((cell) => html`<td>${cell}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
        : html`<div class="prose" ${language(one, locale)}>${richText(one.text ?? '')}</div>`
    }
  </section>`;
}

/** Tells in which language a value is, where a fallback stands in. */
const language = (one: ContentAttribute, locale: string) => one.locale !== '' && one.locale !== locale && html`lang="${one.locale}"`;
