import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

type Encoding = 'br' | 'gzip';

/** Bytes to send, with their compressed forms, made once when first wanted. */
export class Payload {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly #encoded = new Map<Encoding, Buffer>();

  constructor(
    content: string | Buffer,
    readonly type: string,
    readonly quality = 5,
  ) {
    this.bytes = Buffer.from(content as string);
    this.etag = createHash('sha256').update(this.bytes).digest('base64url').slice(0, 22);
  }

  get size(): number {
    return this.bytes.length;
  }

  encoded(encoding: Encoding | undefined): Buffer {
    if (encoding === undefined) return this.bytes;
    let encoded = this.#encoded.get(encoding);
    if (!encoded) this.#encoded.set(encoding, (encoded = this.#encode(encoding)));
    return encoded;
  }

  #encode(encoding: Encoding): Buffer {
    if (encoding === 'gzip') return gzipSync(this.bytes, { level: Math.min(9, this.quality + 1) });
    return brotliCompressSync(this.bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: this.quality, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    });
  }
}

/** The best form that the client takes. */
export function acceptedEncoding(request: IncomingMessage): Encoding | undefined {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? 'gzip' : undefined;
}

/** Whether the client has these bytes already. Compressed forms carry the mark of their encoding. */
export function isFresh(request: IncomingMessage, etag: string): boolean {
  const given = request.headers['if-none-match'];
  return given !== undefined && given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
