import { randomBytes } from 'node:crypto';

/** What differs from one place of running to another; all from environment variables. */
export interface Settings {
  /** PIM_SERVER: address of the service. */
  service: URL;
  /** PIM_KEY: the key that the service asks for; empty for none. */
  key: string;
  /** HOST and PORT: where to listen. */
  host: string;
  port: number;
  /** PUBLIC_URL: address that customers see, without a slash at its end. */
  publicUrl: string;
  /** MEDIA_ORIGINS: where pictures and documents may come from, with spaces between; the service's address when not given. */
  mediaOrigins: string[];
  /** SHOP: file that tells what this catalogue is about. */
  shop: string;
  /** SHOP_SECRET: makes pseudonyms of customers; the same one recognises them again. */
  secret: string;
  /** CACHE_MB: most megabytes of content kept in memory. */
  cacheBytes: number;
}

/** Reads the settings; throws one error that names all that are wrong. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const wrong: string[] = [];
  const address = (name: string, fallback: string): URL => {
    const text = environment[name] || fallback;
    if (URL.canParse(text) && /^https?:/.test(text)) return new URL(text);
    wrong.push(`${name} must be an address such as ${fallback}, not "${text}"`);
    return new URL(fallback);
  };
  const number = (name: string, fallback: number, least: number, most: number): number => {
    const value = Number(environment[name] || fallback);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    wrong.push(`${name} must be a whole number from ${least} to ${most}, not "${environment[name]}"`);
    return fallback;
  };

  const service = address('PIM_SERVER', 'http://127.0.0.1:5080');
  const host = environment['HOST'] || '127.0.0.1';
  const port = number('PORT', 8080, 0, 65_535);
  const settings: Settings = {
    service,
    key: environment['PIM_KEY'] || '',
    host,
    port,
    publicUrl: address('PUBLIC_URL', `http://localhost:${port}`).href.replace(/\/+$/, ''),
    mediaOrigins: environment['MEDIA_ORIGINS']?.split(/\s+/).filter(Boolean) ?? [service.origin],
    shop: environment['SHOP'] || 'shops/demo.json',
    secret: environment['SHOP_SECRET'] || randomBytes(32).toString('hex'),
    cacheBytes: number('CACHE_MB', 256, 1, 65_536) * 2 ** 20,
  };
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return settings;
}
