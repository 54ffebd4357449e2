import type { Content } from '../generated/pim/v1/Content.js';
import type { ContentAttribute } from '../generated/pim/v1/ContentAttribute.js';

/** One value of an axis, with the variant to go to for it. */
export interface Choice {
  /** Code of the option, or the value as text. */
  code: string;
  label: string;
  /** The variant with this value that is nearest to what is chosen now. */
  sku: string;
  chosen: boolean;
  /** Whether that variant has all the other chosen values. */
  exact: boolean;
}

/** An attribute that tells variants apart, and what can be chosen of it. */
export interface Axis {
  code: string;
  label: string;
  choices: Choice[];
}

/** What can be chosen of each axis, seen from a variant (or from the model: then nothing is chosen yet). */
export function axes(content: Content, variants: Content[]): Axis[] {
  const names = content.variation?.axes ?? [];
  const codes = names.map((axis) => axis.code);
  const own = valuesOf(content, codes);
  return names.map(({ code, label }, at) => ({ code, label, choices: choices(variants, codes, own, at) }));
}

function choices(variants: Content[], codes: string[], own: (string | undefined)[], at: number): Choice[] {
  const found = new Map<string, { variant: Content; matches: number }>();
  for (const variant of variants) {
    const values = valuesOf(variant, codes);
    const value = values[at];
    if (value === undefined) continue;
    const matches = values.filter((other, index) => index !== at && other === own[index]).length;
    if (matches > (found.get(value)?.matches ?? -1)) found.set(value, { variant, matches });
  }
  return [...found]
    .map(([code, { variant, matches }]) => ({
      code,
      label: shown(axisValue(variant, codes[at]!)!),
      sku: variant.sku,
      chosen: code === own[at],
      exact: matches === codes.length - 1 || own.every((value) => value === undefined),
    }))
    .sort((one, other) => place(one, codes[at]!, variants) - place(other, codes[at]!, variants));
}

/** Numbers by size, sizes of clothes from small to large, all else as the variants come. */
function place(choice: Choice, code: string, variants: Content[]): number {
  const size = sizes.indexOf(choice.code.toLowerCase());
  if (size >= 0) return size;
  const number = Number.parseFloat(choice.code);
  if (Number.isFinite(number)) return /kg|kilo|^m$/i.test(choice.code.replace(/[\d. ]/g, '')) ? number * 1000 : number;
  return variants.findIndex((variant) => valuesOf(variant, [code])[0] === choice.code) / 1e6;
}

const sizes = ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', '3xl', '4xl'];

const axisValue = (content: Content, code: string): ContentAttribute | undefined => content.attributes.find((one) => one.code === code);

function valuesOf(content: Content, codes: string[]): (string | undefined)[] {
  return codes.map((code) => {
    const value = axisValue(content, code);
    if (!value) return undefined;
    return (
      value.options?.labels[0]?.code ??
      (value.measurement
        ? `${value.measurement.amount} ${value.measurement.symbol}`
        : (value.number ?? value.text ?? String(value.boolean)))
    );
  });
}

function shown(value: ContentAttribute): string {
  if (value.measurement) return `${value.measurement.amount} ${value.measurement.symbol || (value.measurement.unit?.label ?? '')}`;
  return value.options?.labels[0]?.label ?? value.number ?? value.text ?? String(value.boolean);
}
