import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { customerId } from '../src/events/visitor.js';
import { openShop, type OpenShop } from '../src/open.js';
import { assertAccessible, browserPath, desktop, launch, phone, visitor } from './browser.js';
import { servicePath, shopKey, startService, type TestService } from './service.js';

const skip = !servicePath
  ? 'no service: build it (dotnet build src/PimService), or name its PimService.dll in PIM_TEST_SERVICE'
  : !browserPath && 'no Chromium: install it (apt-get install chromium), or name it in CHROMIUM';

describe('the shop in a browser', { skip, timeout: 300_000 }, () => {
  let service: TestService;
  let shop: OpenShop;
  let browser: Browser;

  before(async () => {
    service = await startService();
    shop = await openShop({
      service: new URL(service.address),
      key: shopKey,
      mediaOrigins: [service.address],
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://localhost',
      shop: fileURLToPath(new URL('../../shops/demo.json', import.meta.url)),
      secret: 'test',
      cacheBytes: 64 << 20,
    });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await shop?.close();
    await service?.stop();
  });

  const pages = [
    '/en-US/',
    '/en-US/category/outdoor',
    '/fr-FR/product/SKAR-DUNLIN-RUST-M',
    '/en-US/product/SKAR-DUNLIN',
    '/de-DE/product/BRUN-LANTERN-STREET',
    '/de-DE/search?q=zelt',
    '/en-US/basket',
    '/en-US/privacy',
  ];
  for (const path of pages) {
    test(`${path} is accessible and quiet on wide and narrow screens`, async () => {
      for (const viewport of [desktop, phone]) {
        const { page, complaints } = await visitor(browser, shop.address, { viewport });
        await page.goto(path);
        await assertAccessible(page);
        const { width, shown } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, shown: innerWidth }));
        assert.ok(width <= shown, `${path} is ${width} wide on ${shown}`);
        assert.deepEqual(complaints, []);
        await page.context().close();
      }
    });
  }

  test('words find products, and a facet narrows them down', async () => {
    const { page, complaints } = await visitor(browser, shop.address);
    await page.goto('/');
    await page.getByRole('searchbox').fill('jacket');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/search\?q=jacket/);
    const before = await page.locator('.card').count();
    const rust = page.getByRole('checkbox', { name: /^Rust/ });
    await Promise.all([page.waitForURL(/values\.color=rust/), rust.check()]);
    assert.ok(await page.getByRole('checkbox', { name: /^Rust/ }).isChecked());
    const after = await page.locator('.card').count();
    assert.ok(after > 0 && after < before, `${after} of ${before}`);
    assert.deepEqual(complaints, []);
  });

  test('the language changes and the page stays', async () => {
    const { page } = await visitor(browser, shop.address);
    await page.goto('/en-US/product/TARN-SALTMARSH-3');
    await page.locator('.languages summary').click();
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.waitForURL(/de-DE\/product\/TARN-SALTMARSH-3/);
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Tunnelzelt Saltmarsh 3');
    assert.equal(await page.locator('html').getAttribute('lang'), 'de-DE');
    assert.equal(await page.locator('.prose').getAttribute('lang'), 'en-US', 'a fallback says its language');
  });

  test('a variant is chosen from its model, axis by axis', async () => {
    const { page } = await visitor(browser, shop.address);
    await page.goto('/en-US/product/SKAR-DUNLIN');
    assert.ok(await page.getByRole('button', { name: 'Choose a variant first' }).isDisabled());
    const group = await page.locator('script[type="application/ld+json"]').first().textContent();
    assert.equal(JSON.parse(group!)['@type'], 'ProductGroup');
    await page.getByRole('link', { name: 'Slate' }).click();
    await page.waitForURL(/SLATE/);
    await page.getByRole('link', { name: 'XL', exact: true }).click();
    await page.waitForURL(/SKAR-DUNLIN-SLATE-XL/);
    const product = JSON.parse((await page.locator('script[type="application/ld+json"]').first().textContent())!);
    assert.equal(product['@type'], 'Product');
    assert.equal(product.isVariantOf.productGroupID, 'SKAR-DUNLIN');
  });

  test('pictures change by mouse and keys, and close', async () => {
    const { page, complaints } = await visitor(browser, shop.address);
    await page.goto('/en-US/product/BRUN-LANTERN-STREET');
    await page.getByRole('link', { name: 'Picture 2' }).click();
    assert.equal(await page.locator('[data-picture="1"]').getAttribute('aria-current'), 'true');
    await page.locator('[data-enlarge="0"]').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const picture = dialog.locator('img');
    const first = await picture.getAttribute('src');
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await picture.getAttribute('src'), first);
    await page.waitForFunction(() => (document.querySelector('dialog img') as HTMLImageElement).naturalWidth > 0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(complaints, []);
  });

  test('the keyboard finds its way past the menu', async () => {
    const { page } = await visitor(browser, shop.address);
    await page.goto('/en-US/');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
  });

  test('a test order goes through, and its events with consent', async () => {
    const { page, complaints } = await visitor(browser, shop.address);
    await page.goto('/en-US/product/SKAR-DUNLIN-RUST-M');
    await page.getByRole('button', { name: 'Yes, count it' }).click();
    await page.waitForURL(/SKAR-DUNLIN-RUST-M/);
    const seen = page.waitForRequest(/\/seen$/);
    await page.locator('.question summary').first().click();
    await seen;
    await page.getByLabel('Quantity').fill('2');
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await page.waitForURL(/basket/);
    assert.match((await page.locator('.total').textContent())!, /\$390\.00/);
    await assertAccessible(page);
    await page.getByRole('link', { name: 'To checkout' }).click();
    await assertAccessible(page);
    await page.getByLabel('E-mail address').fill('ann@example.org');
    await page.getByLabel(/Recognise me/).check();
    await page.getByRole('button', { name: 'Place test order' }).click();
    await page.waitForURL(/thanks/);
    assert.equal(await page.locator('.to-basket .count').count(), 0);
    assert.deepEqual(complaints, []);

    const cookies = await page.context().cookies();
    assert.ok(cookies.every((cookie) => cookie.httpOnly && cookie.sameSite === 'Lax'));
    const name = cookies.find((cookie) => cookie.name === 'visitor')!.value;
    const kinds = await until(async () => {
      const kinds = (await service.eventsOf(name)).map((event) => event['kind']);
      return kinds.includes('purchase') || kinds.includes('customerMerge') ? kinds : undefined;
    });
    assert.ok(kinds.includes('contentView') && kinds.includes('cart'), kinds.join());
  });

  test('a view and a repeat purchase of a customer are in the insights', async () => {
    const { page } = await visitor(browser, shop.address);
    const product = '/en-US/product/TARN-LARKRISE-2';
    await page.goto(product);
    await page.getByRole('button', { name: 'Yes, count it' }).click();
    for (const order of ['first', 'second']) {
      await page.goto(product);
      await page.getByRole('button', { name: 'Add to basket' }).click();
      await page.getByRole('heading', { name: /^Goes with/ }).waitFor();
      await page.getByRole('link', { name: 'To checkout' }).click();
      await page.getByLabel('E-mail address').fill(order === 'first' ? 'eve@example.org' : ' Eve@Example.org');
      await page.getByLabel(/Recognise me/).check();
      await page.getByRole('button', { name: 'Place test order' }).click();
      await page.waitForURL(/thanks/);
    }
    const insight = await until(async () => {
      const found = await service.insightOf(customerId('eve@example.org', 'test'));
      return found['orders'] === '2' ? found : undefined;
    });
    assert.equal(insight['stage'], 'REPEAT');
    assert.ok(Number(insight['views']) >= 2);
  });

  test('without consent nothing is told and no name is given', async () => {
    const { page } = await visitor(browser, shop.address);
    await page.goto('/en-US/product/SKAR-DUNLIN-RUST-M');
    await page.getByRole('button', { name: 'No, thanks' }).click();
    await page.waitForURL(/SKAR-DUNLIN-RUST-M/);
    assert.deepEqual(
      (await page.context().cookies()).map((cookie) => cookie.name),
      ['consent'],
    );
    assert.equal(await page.getByText('May we count your visit?').count(), 0);
  });

  test('a product that is edited and published changes on the open page', async () => {
    const { page, complaints } = await visitor(browser, shop.address);
    await page.goto('/en-US/product/TARN-SALTMARSH-3');
    await service.publish('TARN-SALTMARSH-3', 'name', 'en-US', 'Renamed <while> you look');
    await page.getByRole('heading', { level: 1, name: 'Renamed <while> you look' }).waitFor();
    assert.equal(await page.locator('#announcement').textContent(), 'This page has just been updated.');
    assert.deepEqual(complaints, []);
  });

  test('what does not exist is 404, what is malformed is refused', async () => {
    for (const path of [
      '/en-US/product/nope',
      '/en-US/product/%ff',
      `/en-US/product/${'x'.repeat(500)}`,
      '/xx-XX/',
      '/en-US/category/nope',
      '/en-US/nowhere',
      '/static/x/../../package.json',
      '/en-US/search?f.values.nope=1',
      '/en-US/search?page=bad',
    ]) {
      assert.equal((await fetch(shop.address + path)).status, 404, path);
    }
    const post = (path: string, body: string, headers: Record<string, string>) =>
      fetch(shop.address + path, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        redirect: 'manual',
      });
    const own = { 'Sec-Fetch-Site': 'same-origin' };
    assert.equal((await post('/en-US/basket', 'sku=SKAR-DUNLIN-RUST-M&do=add&quantity=1', {})).status, 403);
    assert.equal((await post('/en-US/basket', 'sku=SKAR-DUNLIN-RUST-M&do=add&quantity=1', { 'Sec-Fetch-Site': 'cross-site' })).status, 403);
    assert.equal((await post('/en-US/basket', 'sku=nope&do=add&quantity=1', own)).status, 404);
    assert.equal((await post('/en-US/basket', 'sku=SKAR-DUNLIN-RUST-M&do=add&quantity=-1', own)).status, 400);
    assert.equal((await post('/en-US/basket', 'x'.repeat(20_000), own)).status, 413);
    assert.equal((await post('/en-US/seen', 'nonsense', own)).status, 400);
    assert.equal((await post('/en-US/consent', 'said=yes&back=//evil.test', own)).headers.get('location'), '/en-US/');
    assert.equal((await post('/en-US/product/x', '', own)).status, 405);
  });

  test('a page that the browser has is not sent again', async () => {
    const headers = { 'Accept-Encoding': 'gzip, br' };
    const first = await fetch(`${shop.address}/en-US/product/SKAR-DUNLIN`, { headers });
    const again = await fetch(`${shop.address}/en-US/product/SKAR-DUNLIN`, {
      headers: { ...headers, 'If-None-Match': first.headers.get('etag')! },
    });
    assert.equal(again.status, 304);
    assert.equal(first.headers.get('content-encoding'), 'br');
  });

  test('while the service is away the shop goes on with a notice, and takes it back afterwards', async () => {
    const { page, complaints } = await visitor(browser, shop.address);
    await service.kill();
    await page.goto('/en-US/product/SKAR-DUNLIN-RUST-M');
    await page.getByText('cannot be reached').waitFor();
    await page.goto('/en-US/category/tents');
    assert.ok((await page.locator('.card').count()) > 0);
    await page.goto('/en-US/');
    assert.ok((await page.locator('.card').count()) > 0);
    await service.restart();
    await until(async () =>
      ((await (await fetch(`${shop.address}/health`)).json()) as { catalogue: { connected: boolean } }).catalogue.connected
        ? true
        : undefined,
    );
    await page.goto('/en-US/category/tents');
    assert.equal(await page.getByText('cannot be reached').count(), 0);
    // Pictures come from the service itself here, and are away with it.
    assert.deepEqual(
      complaints.filter((complaint) => !complaint.includes('ERR_CONNECTION_REFUSED')),
      [],
    );
  });

  test('a manual that arrives becomes a link on the open page', async () => {
    const { page, complaints } = await visitor(browser, shop.address);
    await page.goto('/en-US/product/BRUN-LANTERN-STREET');
    assert.equal(await page.locator('.papers a').count(), 0);
    await service.upload('media/brewing/lantern-street/manual-en.pdf', await page.pdf());
    const manual = page.locator('.papers a').first();
    await manual.waitFor();
    assert.equal((await fetch((await manual.getAttribute('href'))!)).headers.get('content-type'), 'application/pdf');
    await assertAccessible(page);
    assert.deepEqual(complaints, []);
  });
});

/** Asks again until there is an answer; the test's own time ends it. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
