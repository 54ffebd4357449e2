import { call } from '../pim/client.js';
import { productName, skuOfName, type Catalogue } from './catalogue.js';
import { hitsOf, type Hit } from './hits.js';

const patience = 300;
const most = 4;

/** What goes with a product: what editors linked, and what was bought together. Nothing when the service does not say so at once. */
export async function suggestions(catalogue: Catalogue, locale: string, sku: string): Promise<Hit[]> {
  const { pim, channel } = catalogue;
  try {
    const { products } = await call(
      pim.insights,
      pim.insights.suggestProducts,
      { product: productName(sku), channel, limit: most },
      patience,
    );
    return [
      ...(
        await hitsOf(
          catalogue,
          locale,
          products.map(({ product }) => skuOfName(product)),
        )
      ).values(),
    ];
  } catch {
    return [];
  }
}
