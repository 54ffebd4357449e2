import type { IncomingMessage } from 'node:http';

/** A request that cannot be answered as asked; the status says why. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads a body up to a size. */
export async function readBody(request: IncomingMessage, most = 16_384): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new Refusal(413, 'The request is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) throw new Refusal(415, 'A form is expected.');
  return new URLSearchParams(await readBody(request));
}

/**
 * Only this shop's own pages may post: browsers tell where a request comes from, and what does not tell is refused, too.
 * This needs no token in each form, so that pages are alike for all visitors.
 */
export function refuseForeign(request: IncomingMessage): void {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const own = site === undefined ? origin !== undefined && URL.canParse(origin) && new URL(origin).host === host : site === 'same-origin';
  if (!own) throw new Refusal(403, 'This form was not sent from this shop.');
}
