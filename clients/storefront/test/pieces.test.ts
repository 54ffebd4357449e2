import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncomingMessage } from 'node:http';
import { basketCookie, readBasket, withQuantity } from '../src/basket/basket.js';
import { Shelf } from '../src/catalogue/shelf.js';
import { customerId, readVisitor } from '../src/events/visitor.js';
import { html } from '../src/html/html.js';
import { jsonLd } from '../src/html/jsonLd.js';
import { beginning, plainText, richText } from '../src/html/richText.js';
import { refuseForeign } from '../src/http/body.js';
import { match } from '../src/http/routes.js';
import { readSettings } from '../src/settings.js';
import { decimal, formatPrice } from '../src/texts/format.js';

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

test('a template escapes what is put into it, but no HTML of its own', () => {
  const name = `<b title="x">'&'</b>`;
  assert.equal(html`<p title="${name}">${html`<i>${1}</i>`}${[name, false]}</p>`.text.includes('<b'), false);
  assert.equal(html`${html`<i>${1}</i>`}${undefined}${null}${[html`a`, 'b']}`.text, '<i>1</i>ab');
});

test('JSON-LD cannot end its script element', () => {
  const evil = '</script><script>alert(1)</script><!-- \u2028 ]]>';
  const text = jsonLd({ name: evil }).text;
  assert.equal(text.match(/<\/?script/g)?.length, 2);
  assert.equal(text.includes('<!--'), false);
  assert.equal(JSON.parse(text.replace(/^<[^>]*>|<[^>]*>$/g, '')).name, evil);
});

test('rich text keeps its formatting and loses all that could act', () => {
  const evil = `<p onclick="x()">Good <b>bold</b><script>x()</script><a href="javascript:x()">a</a><img src=x onerror=x()><style>p{}</style></p>`;
  const clean = richText(evil).text;
  assert.match(clean, /<p>Good <b>bold<\/b>/);
  assert.doesNotMatch(clean, /onclick|onerror|script|img|style/);
  for (const tag of ['textarea', 'xmp'])
    assert.doesNotMatch(richText(`<svg><${tag}><img src=x onerror=alert(1)></${tag}></svg>`).text, /<img/);
});

test('plain text of rich text has spaces between blocks and no escapes', () => {
  assert.equal(plainText('<p>Salt &amp; pepper</p><ul><li>a &lt; b</li></ul>'), 'Salt & pepper a < b');
  assert.equal(beginning('one two three', 9), 'one two…');
});

test('money is formatted exactly', () => {
  assert.equal(decimal(12_990_000n), '12.99');
  assert.equal(decimal(1n), '0.000001');
  assert.equal(formatPrice({ currency: 'EUR', micros: 9_007_199_254_740_993_000_000n }, 'en-US'), '€9,007,199,254,740,993.00');
});

test('a basket comes back from its cookie, and nonsense does not', () => {
  const basket = withQuantity(new Map(), 'A/B %|*ü', 3)!;
  const cookie = basketCookie(basket, false).split(';')[0]!;
  assert.deepEqual(readBasket(request({ cookie })), basket);
  assert.equal(readBasket(request({ cookie: 'basket=A*-1|B*1000|C*x|%ff*1|*5' })).size, 0);
});

test('a basket has an end', () => {
  let basket = new Map<string, number>() as ReadonlyMap<string, number>;
  for (let at = 0; at < 30; at++) basket = withQuantity(basket, `S${at}`, 1)!;
  assert.equal(withQuantity(basket, 'one more', 1), undefined);
  assert.equal(withQuantity(new Map(), 'x'.repeat(4_000), 1), undefined);
});

test('only own pages may post', () => {
  refuseForeign(request({ 'sec-fetch-site': 'same-origin' }));
  refuseForeign(request({ origin: 'http://shop.test', host: 'shop.test' }));
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.test', host: 'shop.test' },
    {},
  ]) {
    assert.throws(() => refuseForeign(request(headers as Record<string, string>)));
  }
});

test('a visitor has a name only with consent', () => {
  const name = `v_${'a'.repeat(22)}`;
  assert.equal(readVisitor(request({ cookie: `visitor=${name}; consent=yes` })).id, name);
  assert.equal(readVisitor(request({ cookie: `visitor=${name}` })).id, undefined);
  assert.equal(readVisitor(request({ cookie: `visitor=${name}; consent=no` })).id, undefined);
  assert.equal(readVisitor(request({ cookie: 'visitor=somebody@example.org; consent=yes' })).id, undefined);
});

test('a customer has the same pseudonym again, and another one in another shop', () => {
  assert.equal(customerId(' Ann@Example.org', 's'), customerId('ann@example.org', 's'));
  assert.notEqual(customerId('ann@example.org', 's'), customerId('ann@example.org', 't'));
  assert.match(customerId('ann@example.org', 's'), /^c_[\w-]{32}$/);
});

test('a shelf holds so much and lets go of what was not asked for', () => {
  const shelf = new Shelf<string>(10);
  shelf.set('a', 'A', 4);
  shelf.set('b', 'B', 4);
  shelf.get('a');
  shelf.set('c', 'C', 4);
  assert.deepEqual(shelf.keys(), ['a', 'c']);
  shelf.set('huge', 'H', 11);
  assert.equal(shelf.has('huge'), false);
  shelf.set('a', 'A2', 2);
  assert.equal(shelf.size, 6);
});

test('paths lead to pages, and others do not', () => {
  assert.equal(match('GET', '/product/A%2FB')?.code, 'A/B');
  assert.ok(match('HEAD', '/')?.handler);
  assert.equal(match('POST', '/product/A')?.handler, undefined);
  for (const path of ['/product', '/product/', '/product/A/B', '/product/%ff', '/constructor', '/search/x'])
    assert.equal(match('GET', path), undefined);
});

test('settings that are wrong are all named', () => {
  assert.throws(() => readSettings({ PIM_SERVER: 'ftp://x', PORT: '70000', CACHE_MB: 'much' }), /PIM_SERVER.*\nPORT.*\nCACHE_MB/);
});
