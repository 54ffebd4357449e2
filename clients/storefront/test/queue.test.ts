import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventQueue } from '../src/events/queue.js';
import type { EventInput } from '../src/generated/pim/v1/Event.js';

const failure = (code: number) => Object.assign(new Error(`status ${code}`), { code });
const view = (product: string) => ({ visitorId: 'v_1', contentView: { product } });
const products = (events: EventInput[]) => events.map((event) => event.contentView?.product);

test('events go out together, and again with the same ids while the service is away', async () => {
  const tries: EventInput[][] = [];
  const queue = new EventQueue(async (events) => {
    tries.push(events);
    if (tries.length === 1) throw failure(14);
  }, 1);
  queue.add(view('A'));
  queue.add(view('B'));
  queue.start();
  await queue.close();
  assert.deepEqual(tries.map(products), [
    ['A', 'B'],
    ['A', 'B'],
  ]);
  assert.deepEqual(
    tries[0]!.map((event) => event.id),
    tries[1]!.map((event) => event.id),
  );
  assert.deepEqual(queue.figures, { queued: 0, sent: 2, dropped: 0, refused: 0 });
});

test('an event that is refused does not take its neighbours with it', async () => {
  const taken: unknown[] = [];
  const queue = new EventQueue(async (events) => {
    if (products(events).includes('bad')) throw failure(3);
    taken.push(...products(events));
  }, 1);
  for (const product of ['A', 'bad', 'B']) queue.add(view(product));
  queue.start();
  await queue.close();
  assert.deepEqual(taken, ['A', 'B']);
  assert.deepEqual(queue.figures, { queued: 0, sent: 2, dropped: 0, refused: 1 });
});

test('a full queue drops views and counts them, and keeps room for purchases', () => {
  const queue = new EventQueue(() => Promise.resolve());
  for (let at = 0; at < 9_005; at++) queue.add(view('A'));
  queue.add({ customerId: 'c_1', purchase: { orderId: 'o', lines: [] } });
  assert.deepEqual(queue.figures, { queued: 9_001, sent: 0, dropped: 5, refused: 0 });
});
