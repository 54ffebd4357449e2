import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, beforeEach, afterEach, describe, test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { Catalogue } from '../src/catalogue/catalogue.js';
import { connect, type Pim } from '../src/pim/client.js';
import { content, FakeService, message } from './fakeService.js';

describe('the catalogue in memory', { timeout: 30_000 }, () => {
  let service: FakeService;
  let pim: Pim;
  let catalogue: Catalogue;
  let stop: AbortController;
  let following: Promise<void>;

  before(async () => {
    service = await new FakeService().start();
    pim = connect(service.address);
  });

  after(() => {
    pim.close();
    service.stop();
  });

  const open = (capacity: number) => {
    stop = new AbortController();
    catalogue = new Catalogue(pim, 'web', ['en-US'], capacity);
    following = catalogue.follow(stop.signal);
  };

  beforeEach(() => {
    service.answer = () => Promise.resolve([]);
    open(1 << 20);
  });

  afterEach(async () => {
    stop.abort();
    await following;
  });

  const title = (sku: string) => catalogue.get('en-US', sku)?.title;

  test('it holds what the feed told last, and forgets what was withdrawn', async () => {
    const watch = await service.watch();
    watch.write(message('1', [content('A', 'old', 1), content('B', 'b', 2)]));
    await catalogue.ready;
    watch.write(message('2', [content('A', 'new', 3)], ['B']));
    await once(catalogue, 'changed');
    assert.equal(title('A'), 'new');
    assert.equal(title('B'), undefined);
  });

  test('after an interruption it goes on from its token', async () => {
    const watch = await service.watch();
    watch.write(message('first', [content('A', 'a', 1)]));
    await catalogue.ready;
    watch.emit('error', { code: status.UNAVAILABLE, details: 'gone' });
    const again = await service.watch();
    assert.equal(again.request.resumeToken, 'first');
    assert.equal(title('A'), 'a', 'it keeps what it has meanwhile');
    assert.equal(catalogue.connected, false);
    again.write(message('second', []));
  });

  test('when it must begin again, what does not come any more goes', async () => {
    const watch = await service.watch();
    watch.write(message('1', [content('A', 'a', 1), content('B', 'b', 2)]));
    await catalogue.ready;
    watch.emit('error', { code: status.OUT_OF_RANGE, details: 'RESYNC_NEEDED' });
    const again = await service.watch();
    assert.equal(again.request.resumeToken, '');
    again.write(message('2', [content('A', 'anew', 5)]));
    await once(catalogue, 'changed');
    assert.equal(title('A'), 'anew');
    assert.equal(title('B'), undefined);
  });

  test('what is not in memory is asked for once, and kept', async () => {
    let asked = 0;
    service.answer = (products) => {
      asked++;
      return Promise.resolve(products.includes('products/A%2FB') ? [content('A/B', 'slash', 1)] : []);
    };
    assert.equal((await catalogue.one('en-US', 'A/B'))?.title, 'slash');
    assert.equal((await catalogue.one('en-US', 'A/B'))?.title, 'slash');
    assert.equal(asked, 1);
    assert.equal(await catalogue.one('en-US', 'nope'), undefined);
    (await service.watch()).end();
  });

  test('an answer that a change has overtaken is not kept', async () => {
    const watch = await service.watch();
    watch.write(message('1', []));
    await catalogue.ready;
    service.answer = async () => {
      watch.write(message('2', [], ['A']));
      await once(catalogue, 'changed');
      return [content('A', 'withdrawn meanwhile', 1)];
    };
    await catalogue.one('en-US', 'A');
    assert.equal(title('A'), undefined);
  });

  test('memory is bounded, and the feed does not push out what is looked at', async () => {
    stop.abort();
    await following;
    (await service.watch()).end();
    open(5_000);
    const watch = await service.watch();
    watch.write(
      message(
        '1',
        Array.from({ length: 100 }, (_, at) => content(`S${at}`, 'x'.repeat(100), at)),
      ),
    );
    await catalogue.ready;
    assert.ok(catalogue.figures.bytes <= 5_000);
    assert.ok(catalogue.figures.contents > 0);
    assert.equal(title('S0'), 'x'.repeat(100));
    assert.equal(title('S99'), undefined);
  });
});
