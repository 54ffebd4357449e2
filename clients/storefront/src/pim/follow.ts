import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import type { WatchChangesResponse } from '../generated/pim/v1/WatchChangesResponse.js';
import { statusOf, type Pim } from './client.js';

const heartbeat = 10;

/** What a follower of a channel is told. */
export interface Follower {
  /** Changes came, in order, or a sign of life. */
  told(message: WatchChangesResponse): void;
  /** The service cannot tell any more what happened meanwhile: everything comes again from the beginning. */
  restarted(): void;
  /** The connection is lost; it is made again until the signal ends it. */
  lost(error: unknown): void;
}

/** Follows a channel's changes for ever: goes on from its token after any interruption, and begins again when it must. */
export async function follow(pim: Pim, channel: string, locales: string[], follower: Follower, signal: AbortSignal): Promise<void> {
  let token = '';
  for (let failures = 0; !signal.aborted;) {
    try {
      for await (const message of watch(pim, channel, locales, token, signal)) {
        follower.told(message);
        token = message.resumeToken;
        failures = 0;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (statusOf(error) === status.OUT_OF_RANGE) {
        token = '';
        follower.restarted();
      } else {
        follower.lost(error);
      }
    }
    await pause(Math.min(5_000, 100 * 2 ** failures++) * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
  }
}

/** One watch. Silence for three heartbeats ends it: the connection may be dead without having told so. */
async function* watch(pim: Pim, channel: string, locales: string[], resumeToken: string, signal: AbortSignal) {
  const stream = pim.contents.watchChanges({ channel, locales, resumeToken, heartbeatInterval: { seconds: heartbeat } });
  const stop = () => stream.cancel();
  const silence = setTimeout(stop, 3_000 * heartbeat);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const message of stream as AsyncIterable<WatchChangesResponse>) {
      silence.refresh();
      yield message;
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
    stop();
  }
}
