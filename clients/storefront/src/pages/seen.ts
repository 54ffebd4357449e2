import { ContentPart } from '../generated/pim/v1/ContentPart.js';
import { readBody, Refusal, refuseForeign } from '../http/body.js';
import type { Handler } from '../store.js';
import { tell } from './visits.js';

/** Takes what the shop's script saw being looked at: `{"product": SKU, "sequence": "12", "parts": ["MANUAL"]}`. */
export const seen: Handler = async (visit) => {
  refuseForeign(visit.request);
  const { product, sequence, parts } = read(await readBody(visit.request, 2_048));
  const known = visit.store.catalogue.get(visit.locale, product) !== undefined;
  if (known && parts.length > 0) tell(visit, { contentView: { product, parts, sequence } });
  visit.response.writeHead(204).end();
  return undefined;
};

function read(text: string): { product: string; sequence: string; parts: ContentPart[] } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'JSON is expected.');
  }
  const { product, sequence, parts } = (data ?? {}) as Record<string, unknown>;
  const all: unknown[] = Array.isArray(parts) ? parts : [];
  const named = Object.values(ContentPart).filter((part) => part !== 'CONTENT_PART_UNSPECIFIED' && all.includes(part));
  return { product: String(product), sequence: /^\d{1,18}$/.test(String(sequence)) ? String(sequence) : '0', parts: named };
}
