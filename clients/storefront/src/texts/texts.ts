import { de } from './de.js';
import { en, type Texts } from './en.js';
import { fr } from './fr.js';

export type { Texts };

const languages: Record<string, Texts> = { en, de, fr };

/** The language of a locale, such as "de" of "de-AT". */
export const languageOf = (locale: string): string => locale.split('-')[0]!.toLowerCase();

/** What the shop says in a locale; in English where nobody has translated it yet. */
export const textsFor = (locale: string): Texts => languages[languageOf(locale)] ?? en;

/** The language that those texts are in. */
export const textLanguage = (locale: string): string => (languages[languageOf(locale)] ? languageOf(locale) : 'en');

/** The name of a locale in its own language. */
export function localeName(locale: string, among: string[]): string {
  const language = languageOf(locale);
  const alone = among.filter((other) => languageOf(other) === language).length === 1;
  const name = new Intl.DisplayNames([locale], { type: 'language', languageDisplay: 'standard' }).of(alone ? language : locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
