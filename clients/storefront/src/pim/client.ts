import { AsyncLocalStorage } from 'node:async_hooks';
import { fileURLToPath } from 'node:url';
import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { ProtoGrpcType as Attributes } from '../generated/attribute_service.js';
import type { ProtoGrpcType as Categories } from '../generated/category_service.js';
import type { ProtoGrpcType as Channels } from '../generated/channel_service.js';
import type { ProtoGrpcType as Contents } from '../generated/content_service.js';
import type { ProtoGrpcType as Events } from '../generated/event_service.js';
import type { ProtoGrpcType as Insights } from '../generated/insight_service.js';

const protos = fileURLToPath(new URL('../../../../../protos', import.meta.url));
const services = ['attribute', 'category', 'channel', 'content', 'event', 'insight'];

/** Reads are tried again while the service is away for a moment; writes of events repeat themselves (see EventQueue). */
const retries = {
  methodConfig: [
    {
      name: ['Attribute', 'Category', 'Channel', 'Content', 'Insight'].map((noun) => ({ service: `pim.v1.${noun}Service` })),
      retryPolicy: {
        maxAttempts: 3,
        initialBackoff: '0.05s',
        maxBackoff: '0.5s',
        backoffMultiplier: 3,
        retryableStatusCodes: ['UNAVAILABLE'],
      },
    },
  ],
};

/** The service's clients that a shop needs, over one connection. */
export type Pim = ReturnType<typeof connect>;

/**
 * Connects to a PimService at an address such as "http://127.0.0.1:5080", with the key that it asks for, if any; the connection is made when it is
 * first needed, and again when lost.
 */
export function connect(address: URL, key = '') {
  const definition = loadSync(
    services.map((noun) => `pim/v1/${noun}_service.proto`),
    { includeDirs: [protos], longs: String, enums: String, defaults: true, oneofs: true },
  );
  const { pim } = grpc.loadPackageDefinition(definition) as unknown as Attributes & Categories & Channels & Contents & Events & Insights;
  const secure = address.protocol === 'https:';
  const target = `${address.hostname}:${address.port || (secure ? 443 : 80)}`;
  const credentials = secure ? grpc.credentials.createSsl() : grpc.credentials.createInsecure();
  const options: grpc.ChannelOptions = {
    'grpc.service_config': JSON.stringify(retries),
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 10_000,
    'grpc.max_receive_message_length': 16 << 20,
    'grpc.initial_reconnect_backoff_ms': 200,
    'grpc.max_reconnect_backoff_ms': 5_000,
  };
  const interceptors = key ? [withKey(key)] : [];
  const contents = new pim.v1.ContentService(target, credentials, { ...options, interceptors });
  const shared = { ...options, interceptors, channelOverride: contents.getChannel() };
  return {
    contents,
    channels: new pim.v1.ChannelService(target, credentials, shared),
    categories: new pim.v1.CategoryService(target, credentials, shared),
    attributes: new pim.v1.AttributeService(target, credentials, shared),
    events: new pim.v1.EventService(target, credentials, shared),
    insights: new pim.v1.InsightService(target, credentials, shared),
    close: () => contents.close(),
  };
}

/** Sends a key with every call. Credentials of a call would do, but gRPC takes those over TLS only. */
export function withKey(key: string): grpc.Interceptor {
  return (options, nextCall) =>
    new grpc.InterceptingCall(nextCall(options), {
      start(metadata, listener, next) {
        metadata.set('authorization', `Bearer ${key}`);
        next(metadata, listener);
      },
    });
}

/** The last overload of a generated method, which types are inferred from; that with options stands above it. */
type Method<Request, Response> = (request: Request, callback: grpc.requestCallback<Response>) => grpc.ClientUnaryCall;
type MethodWithOptions<Request, Response> = (
  request: Request,
  options: grpc.CallOptions,
  callback: grpc.requestCallback<Response>,
) => grpc.ClientUnaryCall;

/** How long a page has waited for the service; run what makes a page in one of these. */
export const waits = new AsyncLocalStorage<{ milliseconds: number }>();

/** Calls a method and gives up after a time, so that a page never waits for long. */
export async function call<Request, Response>(
  client: grpc.Client,
  method: Method<Request, Response>,
  request: Request,
  milliseconds = 2_000,
): Promise<Response> {
  const withOptions = method as unknown as MethodWithOptions<Request, Response>;
  const started = performance.now();
  try {
    return await new Promise((resolve, reject) => {
      withOptions.call(client, request, { deadline: Date.now() + milliseconds }, (error, response) =>
        error ? reject(error) : resolve(response!),
      );
    });
  } finally {
    const wait = waits.getStore();
    if (wait) wait.milliseconds += performance.now() - started;
  }
}

/** The status of a failed call; undefined for other errors. */
export function statusOf(error: unknown): grpc.status | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}

/** Whether a call failed because the service is away or too slow, and not because of what was asked. */
export function isAway(error: unknown): boolean {
  const status = statusOf(error);
  return status === grpc.status.UNAVAILABLE || status === grpc.status.DEADLINE_EXCEEDED || status === grpc.status.CANCELLED;
}
