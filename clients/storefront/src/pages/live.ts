import type { Content } from '../generated/pim/v1/Content.js';
import type { Handler } from '../store.js';

const mostOpen = 1_000;
const beat = 25_000;
let open = 0;

/** Tells an open page, by Server-Sent Events, when something that it shows has changed. */
export const live: Handler = ({ store, locale, url, request, response }) => {
  const sku = url.searchParams.get('sku') ?? '';
  const content = store.catalogue.get(locale, sku);
  if (!content || open >= mostOpen) {
    response.writeHead(content ? 503 : 404).end();
    return undefined;
  }
  open++;
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  const write = (text: string) => {
    if (response.writableLength < 4_096) response.write(text);
  };
  const changed = (skus: string[]) => {
    const shown = skusOn(store.catalogue.get(locale, sku) ?? content);
    if (skus.some((one) => shown.has(one))) write(`event: changed\ndata: ${store.catalogue.revision}\n\n`);
  };
  const beating = setInterval(write, beat, ': still here\n\n');
  store.catalogue.on('changed', changed);
  request.once('close', () => {
    open--;
    clearInterval(beating);
    store.catalogue.off('changed', changed);
  });
  // Between the making of the page and this call it may have changed already.
  if (BigInt(content.sequence) > BigInt(url.searchParams.get('sequence')?.match(/^\d{1,18}$/)?.[0] ?? 0)) changed([sku]);
  else write(': here\n\n');
  return undefined;
};

/** What a product's page shows: itself, its model, the other variants, and what it points at. */
function skusOn(content: Content): Set<string> {
  const linked = content.associations.flatMap(({ products }) => products.map((one) => one.sku));
  const variants = content.variation?.variants.map((one) => one.sku) ?? [];
  return new Set([content.sku, content.variation?.model ?? '', ...variants, ...linked]);
}
