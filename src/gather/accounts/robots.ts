// What the robots.txt of platforms says of the addresses asked for: put on record (记档), and heeded where the office says so.
import type { Client } from '../../fetch/client.ts';
import { failureText, type Failure } from '../../model/failure.ts';
import type { PlatformRobots } from '../../model/robots.ts';
import type { Platform } from '../../model/account.ts';
import { RobotsBook } from '../robots/robots-book.ts';
import type { RobotsSettings } from '../robots/settings.ts';
import type { AccountSettings } from './settings.ts';

/** For one address. */
export interface RobotsSaid {
  readonly noted: PlatformRobots;
  /** Chinese: why it is not asked for; null when it may be. */
  readonly refusal: string | null;
}

export interface PlatformRobotsOptions {
  readonly client: Client;
  /** As for sites; whether it is obeyed says `policy`. */
  readonly settings: RobotsSettings;
  readonly policy: AccountSettings['robots'];
}

/** Lanes leave far more time between two questions than a Crawl-delay asks for. */
const spaceOut = (): void => undefined;

/** Each host's file is asked for once a batch, beside the first question there. */
export class RobotsOfPlatforms {
  readonly #options: PlatformRobotsOptions;
  readonly #books = new Map<Platform, RobotsBook>();

  constructor(options: PlatformRobotsOptions) {
    this.#options = options;
  }

  async of(platform: Platform, url: string): Promise<RobotsSaid> {
    const book = this.#bookOf(platform);
    const host = await book.of(url);
    const refused = await book.refusal(url);
    const { pathname } = new URL(url);
    const { sitemaps: _sitemaps, keptDelayMs: _kept, ...fact } = host.fact;
    return {
      noted: { ...fact, path: pathname, allowed: book.allows(host, url), obeyed: book.obeys },
      refusal: refused === null ? null : refusalText(refused),
    };
  }

  #bookOf(platform: Platform): RobotsBook {
    const known = this.#books.get(platform);
    if (known) return known;
    const { client, settings, policy } = this.#options;
    const mode = policy[platform] ?? policy.default;
    const book = new RobotsBook({ client, settings: { ...settings, mode }, spaceOut });
    this.#books.set(platform, book);
    return book;
  }
}

const refusalText = (failure: Failure): string => `${failureText(failure)}，按配置不访问`;
