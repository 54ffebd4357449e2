import { consentCookies } from '../events/visitor.js';
import { html } from '../html/html.js';
import { readForm, refuseForeign } from '../http/body.js';
import { redirect } from '../http/send.js';
import type { Handler } from '../store.js';
import { textLanguage } from '../texts/texts.js';
import { links } from './links.js';

export const privacy: Handler = ({ locale, texts, visitor }) => ({
  title: texts.privacy,
  path: links.privacy,
  main: html`
    <div class="prose" lang="${textLanguage(locale)}">
      <h1>${texts.privacy}</h1>
      <p>${texts.privacyText}</p>
      ${visitor.consent && html`<p>${texts.consentIs[visitor.consent]}</p>`}
      <form method="post" action="${links.consent(locale)}">
        <input type="hidden" name="back" value="${links.privacy(locale)}" />
        <p class="buttons">
          <button name="said" value="yes">${texts.consentYes}</button>
          <button class="second" name="said" value="no">${texts.consentNo}</button>
        </p>
      </form>
    </div>
  `,
});

/** Keeps what a visitor said, and goes back to where they were. */
export const sayConsent: Handler = async ({ request, response, locale, store }) => {
  refuseForeign(request);
  const form = await readForm(request);
  const said = form.get('said') === 'yes' ? 'yes' : 'no';
  for (const cookie of consentCookies(said, store.settings.publicUrl.startsWith('https:'))) response.appendHeader('Set-Cookie', cookie);
  const back = form.get('back') ?? '';
  redirect(response, 303, /^\/[\w%]/.test(back) && !/[\r\n\\]/.test(back) ? back : links.home(locale));
  return undefined;
};
