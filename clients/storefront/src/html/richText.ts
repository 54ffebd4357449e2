import sanitize from 'sanitize-html';
import { trusted, type Html } from './html.js';

const options: sanitize.IOptions = {
  allowedTags: [
    'p',
    'br',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'sub',
    'sup',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'blockquote',
    'h3',
    'h4',
    'h5',
    'a',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'hr',
  ],
  allowedAttributes: { a: ['href', 'rel'], th: ['colspan', 'rowspan', 'scope'], td: ['colspan', 'rowspan'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    a: (tagName, attributes) => ({ tagName, attribs: { ...attributes, rel: 'nofollow noopener' } }),
  },
};

/** Rich text as it may stand in a page. The service passes it on as editors gave it, so everything but plain formatting goes out here. */
export const richText = (text: string): Html => trusted(sanitize(text, options));

/** Rich text as plain text, for descriptions in heads of pages and in JSON-LD. */
export function plainText(text: string): string {
  const spaced = text.replace(/<(\/?(p|li|h\d|div|tr|td|th|dd|dt)|br)\b/gi, ' <$1');
  const decoded = sanitize(spaced, { allowedTags: [], allowedAttributes: {} })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return decoded.replace(/\s+/g, ' ').trim();
}

/** The beginning of a text, cut between words. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, text.lastIndexOf(' ', most) > 0 ? text.lastIndexOf(' ', most) : most).replace(/[\s,;:.–-]+$/, '') + '…';
}
