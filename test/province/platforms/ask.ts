// A request to the platforms, and what a platform module makes of it.
import { answer, type Answer } from '../answer.ts';
import type { AccountPlan, Platform, Post } from './model.ts';

export interface Ask {
  readonly method: string;
  /** Without port, lower case. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly cookie: string;
  readonly origin: string;
  readonly acceptLanguage: string;
  readonly body: string;
}

/**
 * Which way into the account a request takes; blocks differ by it. `profile` tells who it is, `list` what it posted,
 * `session` the same to an office session, `page` is the HTML that people see, `feed` is RSSHub's, `other` is never
 * blocked.
 */
export type Door = 'profile' | 'list' | 'session' | 'page' | 'feed' | 'other';

export interface Route {
  readonly platform: Platform;
  readonly door: Door;
  /** The account's id on the platform. */
  readonly key: string;
  readonly say: (account: AccountPlan) => Answer;
  /** When nobody has that id. */
  readonly nobody: () => Answer;
}

/** What a module needs to know of the world. */
export interface Scene {
  readonly asOf: number;
  readonly find: (platform: Platform, key: string) => AccountPlan | undefined;
  /** A 公众号 article by its short link. */
  readonly article: (id: string) => { readonly account: AccountPlan; readonly post: Post } | undefined;
  readonly byToken: (token: string) => AccountPlan | undefined;
}

/** null: the module has no such address. */
export type Router = (ask: Ask, scene: Scene) => Route | Answer | null;

export const isRoute = (found: Route | Answer): found is Route => 'say' in found;

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  answer(status, JSON.stringify(value), 'application/json; charset=utf-8', headers);

export const html = (text: string, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  answer(status, text, 'text/html; charset=utf-8', headers);

/** A field of a JSON or form body, '' where it has none. */
export function field(ask: Ask, name: string): string {
  if (!ask.body.trimStart().startsWith('{')) return new URLSearchParams(ask.body).get(name) ?? '';
  const parsed: unknown = JSON.parse(ask.body);
  const value =
    typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>)[name] : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export const whole = (text: string | null, otherwise: number): number =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : otherwise;

/** `12.3万` from ten thousand on, as the platforms round. */
export const rounded = (count: number): string =>
  count < 10_000 ? String(count) : `${(count / 10_000).toFixed(1)}万`;

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
