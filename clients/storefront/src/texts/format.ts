import type { ContentAttribute } from '../generated/pim/v1/ContentAttribute.js';
import type { Price } from '../catalogue/reading.js';
import type { Texts } from './texts.js';

/** A price as customers read it. The decimal goes to the formatter as text, so that no digit is lost. */
export function formatPrice({ currency, micros }: Price, locale: string): string {
  return formatter(locale, currency).format(decimal(micros) as Intl.StringNumericLiteral);
}

/** Millionths as a plain decimal. */
export function decimal(micros: bigint): `${number}` {
  const sign = micros < 0n ? '-' : '';
  const size = micros < 0n ? -micros : micros;
  const digits = (size % 1_000_000n)
    .toString()
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `${sign}${size / 1_000_000n}.${digits}` as `${number}`;
}

/** The value of an attribute in words; empty for kinds that are shown in another way. */
export function formatValue(attribute: ContentAttribute, locale: string, texts: Texts): string {
  switch (attribute.data) {
    case 'text':
      return attribute.text!;
    case 'number':
      return formatNumber(attribute.number!, locale);
    case 'measurement':
      return `${formatNumber(attribute.measurement!.amount, locale)} ${attribute.measurement!.symbol || (attribute.measurement!.unit?.label ?? '')}`;
    case 'boolean':
      return attribute.boolean ? texts.yes : texts.no;
    case 'date':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${attribute.date}T00:00:00Z`));
    case 'options':
      return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(attribute.options!.labels.map((one) => one.label));
    default:
      return '';
  }
}

/** A decimal with the locale's signs and as many digits as it has. */
function formatNumber(number: string, locale: string): string {
  const decimals = number.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: Math.min(decimals, 20), maximumFractionDigits: 20 }).format(
    number as Intl.StringNumericLiteral,
  );
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.NumberFormat(locale, { style: 'currency', currency })));
  return found;
}
