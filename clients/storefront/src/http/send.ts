import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding, isFresh, type Payload } from './encoding.js';

/** What every answer carries. Nothing runs in a page but the shop's own files; pictures may also come from where the service keeps them. */
export function protect(response: ServerResponse, mediaOrigins: Iterable<string>, secure: boolean): void {
  const media = ["'self'", 'data:', ...mediaOrigins].join(' ');
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; img-src ${media}; media-src ${media}; ` +
      `form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

/** Sends bytes in the form the client likes best, or only that it has them already. */
export function send(request: IncomingMessage, response: ServerResponse, status: number, payload: Payload, caching: string): void {
  const encoding = acceptedEncoding(request);
  const etag = `"${payload.etag}${encoding ? `-${encoding}` : ''}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', caching);
  response.setHeader('Vary', caching.startsWith('public') ? 'Accept-Encoding' : 'Accept-Encoding, Cookie');
  if (status === 200 && isFresh(request, etag)) {
    response.writeHead(304).end();
    return;
  }
  const bytes = payload.encoded(encoding);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.writeHead(status, { 'Content-Type': payload.type, 'Content-Length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Sends the browser to another page. */
export function redirect(response: ServerResponse, status: 301 | 302 | 303, location: string): void {
  response.writeHead(status, { Location: location, 'Content-Length': 0, 'Cache-Control': 'no-store' }).end();
}
