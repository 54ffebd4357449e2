import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Catalogue } from './catalogue/catalogue.js';
import { Listings } from './catalogue/listing.js';
import { Navigation } from './catalogue/navigation.js';
import { EventQueue } from './events/queue.js';
import { Assets } from './http/assets.js';
import { serve } from './http/server.js';
import { connect, isAway, type Pim } from './pim/client.js';
import type { Settings } from './settings.js';
import { readShop } from './shop.js';

const mostWarming = 20_000;

/** A shop that is open, until it is closed. */
export interface OpenShop {
  /** Where it listens, such as "http://127.0.0.1:8080". */
  address: string;
  close(): Promise<void>;
}

/** Connects to the service, reads what the channel sees into memory, and opens the shop. */
export async function openShop(settings: Settings): Promise<OpenShop> {
  const shop = await readShop(settings.shop);
  const assets = await Assets.read(...['../../public', '../browser'].map((folder) => fileURLToPath(new URL(folder, import.meta.url))));
  const pim = connect(settings.service, settings.key);
  const navigation = await readNavigation(pim, shop.channel);
  const catalogue = new Catalogue(pim, shop.channel, navigation.locales, settings.cacheBytes);
  catalogue.on('changed', () => navigation.changed());
  const stop = new AbortController();
  const following = catalogue.follow(stop.signal);
  await Promise.race([catalogue.ready, pause(mostWarming, undefined, { ref: false })]);

  const events = EventQueue.to(pim);
  events.start();
  const listings = new Listings(catalogue, () => navigation.facets);
  const server = serve({ settings, shop, assets, navigation, catalogue, listings, events });
  await listen(server, settings);
  return {
    address: `http://${settings.host}:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      stop.abort();
      await following;
      await events.close();
      pim.close();
    },
  };
}

/** Waits for the service as long as it is away. */
async function readNavigation(pim: Pim, channel: string): Promise<Navigation> {
  for (let told = false; ; told = true) {
    try {
      return await Navigation.read(pim, channel);
    } catch (error) {
      if (!isAway(error)) throw error;
      if (!told) console.warn('The service cannot be reached yet; waiting for it.');
      await pause(500);
    }
  }
}

function listen(server: Server, { host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
