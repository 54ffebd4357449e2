/** Text that is HTML already. Only `html` and `trusted` make it. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: text is escaped, HTML goes in as it is, and what is not there leaves nothing. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

/** A template whose values are escaped: html`<p title="${title}">${text}</p>`. Attributes must be in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  let text = strings[0]!;
  parts.forEach((part, at) => (text += render(part) + strings[at + 1]!));
  return new Html(text);
}

/** Takes text as HTML; for what was made safe elsewhere. */
export const trusted = (text: string): Html => new Html(text);

/** Escapes text for elements and quoted attributes. */
export function escape(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => escapes[sign]!) : text;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escape(String(part));
}
