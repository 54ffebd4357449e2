import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { fileURLToPath } from 'node:url';
import type { ContentInput } from '../src/generated/pim/v1/Content.js';
import type { WatchChangesRequest } from '../src/generated/pim/v1/WatchChangesRequest.js';
import type { WatchChangesResponseInput } from '../src/generated/pim/v1/WatchChangesResponse.js';

type Watch = grpc.ServerWritableStream<WatchChangesRequest, WatchChangesResponseInput>;
type Answer = (products: string[]) => Promise<ContentInput[]>;

/** A content service that says what a test wants it to say. */
export class FakeService {
  readonly #server = new grpc.Server();
  readonly #watches: Watch[] = [];
  #arrived: (() => void) | undefined;
  /** How it answers BatchGetContent. */
  answer: Answer = () => Promise.resolve([]);
  address!: URL;

  async start(): Promise<this> {
    const protos = fileURLToPath(new URL('../../../../protos', import.meta.url));
    const definition = loadSync('pim/v1/content_service.proto', {
      includeDirs: [protos],
      longs: String,
      enums: String,
      defaults: true,
      oneofs: true,
    });
    const { v1 } = grpc.loadPackageDefinition(definition)['pim'] as unknown as { v1: { ContentService: grpc.ServiceClientConstructor } };
    this.#server.addService(v1.ContentService.service, {
      watchChanges: (watch: Watch) => {
        this.#watches.push(watch);
        this.#arrived?.();
      },
      batchGetContent: (call: { request: { products: string[] } }, done: grpc.sendUnaryData<{ contents: ContentInput[] }>) => {
        this.answer(call.request.products).then((contents) => done(null, { contents }), done);
      },
    });
    const port = await new Promise<number>((resolve, reject) =>
      this.#server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
    this.address = new URL(`http://127.0.0.1:${port}`);
    return this;
  }

  /** The next watch that somebody opens. */
  async watch(): Promise<Watch> {
    while (this.#watches.length === 0) await new Promise<void>((resolve) => (this.#arrived = resolve));
    return this.#watches.shift()!;
  }

  stop(): void {
    this.#server.forceShutdown();
  }
}

export const content = (sku: string, title: string, sequence: number): ContentInput => ({
  sku,
  product: `products/${sku}`,
  title,
  sequence,
  type: 'PRODUCT',
});

/** A message that tells of contents, and of products that went. */
export const message = (token: string, contents: ContentInput[], gone: string[] = [], caughtUp = true): WatchChangesResponseInput => ({
  resumeToken: token,
  caughtUp,
  changes: [
    ...contents.map((one) => ({ product: one.product!, contents: [one] })),
    ...gone.map((sku) => ({ product: `products/${sku}`, withdrawn: true })),
  ],
});
