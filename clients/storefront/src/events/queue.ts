import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import type { EventInput } from '../generated/pim/v1/Event.js';
import { call, statusOf, type Pim } from '../pim/client.js';

const mostQueued = 10_000;
/** Room that is kept for what a shop must not lose. */
const reserve = 1_000;
const batchSize = 500;

/** What happened, without what the queue adds. */
export type Happening = Omit<EventInput, 'id' | 'time'>;

/** Sends events in the background. Pages never wait for it: what finds no room is dropped and counted. */
export class EventQueue {
  readonly #queue: EventInput[] = [];
  readonly #stop = new AbortController();
  #wake: (() => void) | undefined;
  #sending = Promise.resolve();
  #sent = 0;
  #dropped = 0;
  #refused = 0;

  constructor(
    readonly write: (events: EventInput[]) => Promise<unknown>,
    readonly linger = 1_000,
  ) {}

  static to(pim: Pim): EventQueue {
    return new EventQueue((events) => call(pim.events, pim.events.writeEvents, { events }, 10_000));
  }

  get figures() {
    return { queued: this.#queue.length, sent: this.#sent, dropped: this.#dropped, refused: this.#refused };
  }

  /** Takes an event; its id makes that it counts once, however often it is sent. */
  add(happening: Happening): void {
    const needed = happening.purchase || happening.customerMerge;
    if (this.#queue.length >= (needed ? mostQueued : mostQueued - reserve)) {
      this.#dropped++;
      return;
    }
    const now = Date.now();
    this.#queue.push({ ...happening, id: randomUUID(), time: { seconds: Math.floor(now / 1000), nanos: (now % 1000) * 1_000_000 } });
    this.#wake?.();
  }

  start(): void {
    this.#sending = this.#send();
  }

  /** Sends what is left, and gives up after some seconds. */
  async close(milliseconds = 5_000): Promise<void> {
    this.#stop.abort();
    this.#wake?.();
    await Promise.race([this.#sending, pause(milliseconds, undefined, { ref: false })]);
    this.#dropped += this.#queue.length;
  }

  async #send(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; ;) {
      if (this.#queue.length === 0) {
        if (signal.aborted) return;
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
      const wait = failures > 0 ? Math.min(30_000, 250 * 2 ** failures) : this.linger;
      if (!signal.aborted) await pause(wait, undefined, { signal }).catch(() => undefined);
      const batch = this.#queue.slice(0, batchSize);
      if (batch.length === 0) continue;
      try {
        await this.write(batch);
        this.#queue.splice(0, batch.length);
        this.#sent += batch.length;
        failures = 0;
      } catch (error) {
        if (isRefused(error)) await this.#sendSingly(batch);
        else if (signal.aborted && failures > 2) return;
        else failures++;
      }
    }
  }

  /** A batch is taken as a whole or not at all: the one event that is wrong must not take the others with it. */
  async #sendSingly(batch: EventInput[]): Promise<void> {
    for (const event of batch) {
      try {
        await this.write([event]);
        this.#sent++;
      } catch (error) {
        if (!isRefused(error)) return;
        this.#refused++;
      }
      this.#queue.shift();
    }
  }
}

/** Whether sending it again would not help. */
function isRefused(error: unknown): boolean {
  const code = statusOf(error);
  return (
    code === status.INVALID_ARGUMENT ||
    code === status.UNIMPLEMENTED ||
    code === status.PERMISSION_DENIED ||
    code === status.FAILED_PRECONDITION
  );
}
