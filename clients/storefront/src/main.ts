import { openShop } from './open.js';
import { readSettings } from './settings.js';

try {
  const settings = readSettings(process.env);
  const shop = await openShop(settings);
  console.log(`The shop is open at ${shop.address} (content from ${settings.service.origin}).`);
  if (!process.env['SHOP_SECRET']) console.log('SHOP_SECRET is not set: customers are recognised until the shop is started again.');
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void shop.close().then(() => process.exit(0)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
