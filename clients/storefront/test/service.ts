import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { withKey } from '../src/pim/client.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const builds = ['release', 'debug'].map((kind) => join(root, `artifacts/bin/PimService/${kind}/PimService.dll`));

/** The program of the service: PIM_TEST_SERVICE, or what a build of this repository left. */
export const servicePath = process.env['PIM_TEST_SERVICE'] ?? newest(builds);

/** The key of the shop, which allows no more than a shop needs. */
export const shopKey = 'key of the shop';
const ownKey = 'key of the test';

/** The file that was written last; undefined when there is none. */
function newest(files: string[]): string | undefined {
  const written = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return files.filter((file) => written(file) > 0).sort((one, other) => written(other) - written(one))[0];
}

/** A service of our own with the demo catalogue, in a folder that goes when it stops. */
export interface TestService {
  address: string;
  /** Gives a product another value of a text attribute in a locale, and publishes it. */
  publish(sku: string, attribute: string, locale: string, text: string): Promise<void>;
  /** Sends a file for a key that products name. */
  upload(key: string, bytes: Buffer): Promise<void>;
  /** All that is kept of a visitor. */
  eventsOf(visitorId: string): Promise<Record<string, unknown>[]>;
  /** What the reports know of a customer. */
  insightOf(customerId: string): Promise<Record<string, unknown>>;
  /** Ends it as a crash would, and starts it again at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startService(): Promise<TestService> {
  const data = await mkdtemp(join(tmpdir(), 'storefront-'));
  await writeFile(join(data, 'keys.json'), keys());
  const first = await run(data, `http://127.0.0.1:${await freePort()}`);
  const { address } = first;
  let running = first.process;
  const pim = clients(address);
  const end = async () => {
    running.kill('SIGKILL');
    if (running.exitCode === null && running.signalCode === null) await new Promise((resolve) => running.once('exit', resolve));
  };
  return {
    address,
    async publish(sku, attribute, locale, text) {
      const product = await ask(pim.products, 'getProduct', { name: `products/${sku}` });
      const values = (product['values'] as Record<string, { values: { locale: string; text?: string }[] }>)[attribute]!.values;
      for (const value of values) if (value.locale === locale) value.text = text;
      await ask(pim.products, 'updateProduct', { product, updateMask: { paths: [`values.${attribute}`] } });
      await ask(pim.publications, 'publishProducts', { channel: 'web', products: [`products/${sku}`] });
    },
    async upload(key, bytes) {
      await new Promise<void>((resolve, reject) => {
        const stream = (pim.assets as unknown as Streaming).uploadAsset((error) => (error ? reject(error) : resolve()));
        stream.write({ header: { uploadId: randomUUID(), asset: { key }, size: bytes.length } });
        stream.write({ chunk: bytes });
        stream.end();
      });
    },
    async eventsOf(visitorId) {
      const events: Record<string, unknown>[] = [];
      const stream = (pim.events as unknown as Streaming).readCustomerEvents({ visitorId });
      for await (const part of stream as AsyncIterable<{ events: Record<string, unknown>[] }>) events.push(...part.events);
      return events;
    },
    insightOf: (customerId) => ask(pim.insights, 'getCustomerInsight', { customerId }),
    kill: end,
    async restart() {
      running = (await run(data, address)).process;
    },
    async stop() {
      for (const client of Object.values(pim)) client.close();
      await end();
      await rm(data, { recursive: true, force: true });
    },
  };
}

interface Streaming {
  readCustomerEvents(request: object): grpc.ClientReadableStream<unknown>;
  uploadAsset(callback: grpc.requestCallback<unknown>): grpc.ClientWritableStream<unknown>;
}

function run(data: string, urls: string): Promise<{ address: string; process: ChildProcess }> {
  const child = spawn(
    'dotnet',
    [servicePath!, '--demo', '--data', data, '--urls', urls, `Media:BaseUrl=${urls}`, `Access:KeyFile=${join(data, 'keys.json')}`],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The service ended with ${code}`)));
    createInterface(child.stdout!).on('line', (line) => {
      const address = /listens on\s+(http:\/\/[\d.]+:\d+)/.exec(line)?.[1];
      if (address) resolve({ address, process: child });
    });
  });
}

function keys(): string {
  const key = (name: string, secret: string, ...permissions: string[]) => ({
    name,
    digest: createHash('sha256').update(secret).digest('hex'),
    permissions,
  });
  return JSON.stringify({ keys: [key('shop', shopKey, 'content', 'events'), key('test', ownKey, 'catalog', 'customers')] });
}

/** A port that nobody has: addresses of media are told to the service before it listens. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function clients(address: string) {
  const nouns = ['asset', 'event', 'insight', 'product', 'publication'];
  const definition = loadSync(
    nouns.map((noun) => `pim/v1/${noun}_service.proto`),
    { includeDirs: [join(root, 'protos')], longs: String, enums: String, defaults: false, oneofs: true },
  );
  const { v1 } = grpc.loadPackageDefinition(definition)['pim'] as unknown as { v1: Record<string, grpc.ServiceClientConstructor> };
  const client = (name: string) =>
    new v1[name]!(new URL(address).host, grpc.credentials.createInsecure(), { interceptors: [withKey(ownKey)] });
  return {
    assets: client('AssetService'),
    products: client('ProductService'),
    publications: client('PublicationService'),
    events: client('EventService'),
    insights: client('InsightService'),
  };
}

function ask(client: grpc.Client, method: string, request: object): Promise<Record<string, unknown>> {
  const call = (client as unknown as Record<string, (request: object, callback: grpc.requestCallback<Record<string, unknown>>) => void>)[
    method
  ]!;
  return new Promise((resolve, reject) => call.call(client, request, (error, answer) => (error ? reject(error) : resolve(answer!))));
}
