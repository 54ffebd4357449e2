import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { countOf, readBasket } from '../basket/basket.js';
import { readVisitor } from '../events/visitor.js';
import { layout } from '../pages/layout.js';
import { failed, notFound } from '../pages/notFound.js';
import { tell } from '../pages/visits.js';
import { isAway, waits } from '../pim/client.js';
import type { Page, Store, Visit } from '../store.js';
import { languageOf, textsFor } from '../texts/texts.js';
import { Refusal } from './body.js';
import { Payload } from './encoding.js';
import { PageCache } from './pageCache.js';
import { match } from './routes.js';
import { protect, redirect, send } from './send.js';

const forEver = 'public, max-age=31536000, immutable';
/** Pages hold the basket's count: the visitor's browser keeps them, and asks whether they are still so. */
const asLongAsSame = 'private, no-cache';

/** The shop's HTTP server. */
export function serve(store: Store): Server {
  const cache = new PageCache(store.catalogue);
  return createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 }, (request, response) => {
    answer(store, cache, request, response).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}

async function answer(store: Store, cache: PageCache, request: IncomingMessage, response: ServerResponse): Promise<void> {
  protect(response, store.settings.mediaOrigins, store.settings.publicUrl.startsWith('https:'));
  const target = request.url ?? '/';
  if (!target.startsWith('/') || !URL.canParse(target.replace(/^\/+/, '/'), 'http://shop')) return void response.writeHead(400).end();
  const url = new URL(target.replace(/^\/+/, '/'), 'http://shop');
  const file = store.assets.get(url.pathname);
  if (file) return send(request, response, 200, file, forEver);
  if (url.pathname === '/health') return sendHealth(store, request, response);
  if (url.pathname === '/') return redirect(response, 302, `/${preferredLocale(store, request)}/`);

  const [, locale = ''] = url.pathname.split('/');
  const visit = enter(store, locale, url, request, response);
  if (!store.navigation.locales.includes(locale)) return void sendPage(visit, notFound(visit));
  if (url.pathname === `/${locale}`) return redirect(response, 301, `/${locale}/${url.search}`);
  return answerPage(visit, cache, url.pathname.slice(locale.length + 1));
}

async function answerPage(visit: Visit, cache: PageCache, path: string): Promise<void> {
  const { store, locale, request, response } = visit;
  const found = match(request.method ?? 'GET', path);
  if (!found) return void sendPage(visit, notFound(visit));
  if (!found.handler) return void response.writeHead(405).end();

  const key = [visit.url.pathname, visit.url.search, visit.visitor.consent, countOf(visit.basket)].join('\n');
  const ready = request.method === 'GET' ? cache.get(key) : undefined;
  if (ready) {
    response.setHeader('Server-Timing', 'page;desc=ready');
    if (ready.happening) tell(visit, ready.happening);
    return send(request, response, 200, ready.payload, asLongAsSame);
  }
  const { revision } = store.catalogue;
  const wait = { milliseconds: 0 };
  const page = await waits.run(wait, () => handle(visit, () => found.handler!(visit, found.code)));
  if (!page) return;
  const payload = sendPage(visit, page, `service;dur=${wait.milliseconds.toFixed(1)}`);
  if (page.happening && request.method === 'GET') tell(visit, page.happening);
  if (request.method === 'GET') cache.set(key, locale, page, payload, revision);
}

/** Runs a handler; what it refuses or cannot do becomes a page, too. */
async function handle(visit: Visit, handler: () => Promise<Page | undefined> | Page | undefined): Promise<Page | undefined> {
  try {
    return await handler();
  } catch (error) {
    if (error instanceof Refusal) return { ...failed(visit, false), status: error.status, title: error.message };
    if (!isAway(error)) console.error(error);
    return failed(visit, isAway(error));
  }
}

function sendPage(visit: Visit, page: Page, timing?: string): Payload {
  const payload = new Payload(layout(visit, page).text, 'text/html; charset=utf-8');
  if (timing !== undefined) visit.response.setHeader('Server-Timing', timing);
  send(visit.request, visit.response, page.status ?? 200, payload, asLongAsSame);
  return payload;
}

function enter(store: Store, wanted: string, url: URL, request: IncomingMessage, response: ServerResponse): Visit {
  const locale = store.navigation.locales.includes(wanted) ? wanted : preferredLocale(store, request);
  return { store, locale, texts: textsFor(locale), url, visitor: readVisitor(request), basket: readBasket(request), request, response };
}

/** The first of the visitor's languages that the shop speaks. */
function preferredLocale({ navigation: { locales } }: Store, request: IncomingMessage): string {
  for (const wanted of String(request.headers['accept-language'] ?? '').split(',')) {
    const tag = wanted.split(';')[0]!.trim().toLowerCase();
    const found =
      locales.find((locale) => locale.toLowerCase() === tag) ?? locales.find((locale) => languageOf(locale) === languageOf(tag));
    if (found) return found;
  }
  return locales[0]!;
}

function sendHealth({ catalogue, events }: Store, request: IncomingMessage, response: ServerResponse): void {
  const payload = new Payload(JSON.stringify({ catalogue: catalogue.figures, events: events.figures }), 'application/json');
  send(request, response, 200, payload, 'no-store');
}
