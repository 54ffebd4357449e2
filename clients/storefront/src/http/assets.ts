import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Payload } from './encoding.js';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** The shop's own files: in memory, compressed as far as it goes, and named by what is in them, so that browsers may keep them for ever. */
export class Assets {
  readonly #files = new Map<string, Payload>();
  readonly #folder: string;

  private constructor(files: Map<string, Payload>) {
    const digest = createHash('sha256');
    for (const [name, { bytes }] of files) digest.update(name).update(bytes);
    this.#folder = `/static/${digest.digest('base64url').slice(0, 10)}/`;
    this.#files = files;
  }

  static async read(...folders: string[]): Promise<Assets> {
    const files = new Map<string, Payload>();
    for (const folder of folders) {
      for (const file of (await readdir(folder)).sort()) {
        const type = types[extname(file)];
        if (type) files.set(file, new Payload(await readFile(join(folder, file)), type, 11));
      }
    }
    for (const payload of files.values()) for (const encoding of ['br', 'gzip'] as const) payload.encoded(encoding);
    return new Assets(files);
  }

  /** Where a file is to be fetched. All are in one folder, so that they can name each other. */
  path(file: string): string {
    if (!this.#files.has(file)) throw new Error(`There is no file "${file}"`);
    return this.#folder + file;
  }

  get(path: string): Payload | undefined {
    return path.startsWith(this.#folder) ? this.#files.get(path.slice(this.#folder.length)) : undefined;
  }
}
