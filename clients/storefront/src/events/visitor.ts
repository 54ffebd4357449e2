import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { readCookies, writeCookie } from '../http/cookies.js';

const year = 365 * 24 * 3600;

/** Whether the visitor agreed to being counted; undefined as long as they have not said. */
export type Consent = 'yes' | 'no' | undefined;

/** Who looks at a page: a random name that tells nothing of the person, and only with their consent. */
export interface Visitor {
  consent: Consent;
  /** Set when there is consent. */
  id: string | undefined;
  /** A program that says so itself, or a page that is fetched ahead without being looked at. */
  bot: boolean;
}

const programs = /bot|crawl|spider|slurp|preview|headless|lighthouse|curl|wget|python|monitor|axios|node-fetch/i;

export function readVisitor(request: IncomingMessage): Visitor {
  const cookies = readCookies(request);
  const said = cookies.get('consent');
  const consent = said === 'yes' || said === 'no' ? said : undefined;
  const id = cookies.get('visitor');
  return {
    consent,
    id: consent === 'yes' && id !== undefined && /^v_[\w-]{22}$/.test(id) ? id : undefined,
    bot: programs.test(request.headers['user-agent'] ?? 'bot') || /prefetch|prerender/.test(String(request.headers['sec-purpose'] ?? '')),
  };
}

/** Cookies for what a visitor said: with consent a new random name, without it none. */
export function consentCookies(said: 'yes' | 'no', secure: boolean): string[] {
  const name = said === 'yes' ? `v_${randomBytes(16).toString('base64url')}` : '';
  return [writeCookie('consent', said, year, secure), writeCookie('visitor', name, said === 'yes' ? year : 0, secure)];
}

/** The pseudonym of a customer: the same for the same e-mail address, and not to be turned back without the shop's secret. */
export function customerId(email: string, secret: string): string {
  return `c_${createHmac('sha256', secret).update(email.trim().toLowerCase()).digest('base64url').slice(0, 32)}`;
}
