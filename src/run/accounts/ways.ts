// The ways of asking about an account, whatever is behind them: a question over HTTP, or a look at a page in the
// inspector's browser. Lanes know no other difference between sources.
import { withoutSecrets, type Asked } from '../../gather/accounts/ask.ts';
import type { PageSource } from '../../gather/accounts/present/page-source.ts';
import type { AccountSettings } from '../../gather/accounts/settings.ts';
import type { AccountSource, AskedAccount } from '../../gather/accounts/source.ts';
import type { SourceCoverage } from '../../model/account-conclusion.ts';
import { noReading } from '../../derive/accounts/reading.ts';
import type { AccountReading } from '../../model/account-reading.ts';
import type { Automation } from '../../model/account-sighting.ts';
import type { PlatformRobots } from '../../model/robots.ts';
import type { AccountGathering } from './house.ts';

/** One answer, with the source it is stored under. */
export interface Seen extends Asked {
  readonly source: string;
  readonly coverage: SourceCoverage;
  readonly url: string;
  /** What the robots.txt there says of the address that was asked for. */
  readonly robots: PlatformRobots;
}

/** A question ready to be asked. Its answers come with the telling one first; none when it was called off. */
export type Question = (signal: AbortSignal) => Promise<readonly Seen[]>;

export interface Way {
  /** As config/accounts.yaml names it. */
  readonly id: string;
  readonly automation: Automation;
  /** What its answers may be stored under, the telling one first. */
  readonly sources: readonly string[];
  /** Its lists may show silence: canaries have to stand beside them. */
  readonly complete: boolean;
  /** Question number `page`, from 0, after the readings of those before; null when there is nothing (more) to ask. */
  question(asked: AskedAccount, page: number, before: readonly AccountReading[]): Question | null;
}

export interface WayHouse {
  readonly settings: AccountSettings;
  readonly clock: () => number;
}

/** In the place of an answer, where the robots.txt is heeded: nothing was asked. */
function notAsked(
  refusal: string,
  robots: PlatformRobots,
  about: Pick<Seen, 'source' | 'coverage' | 'url'>,
  now: number,
): Seen {
  const reading = noReading('gated', refusal);
  return {
    ...about,
    robots,
    reading,
    askedAt: now,
    seenAt: now,
    status: null,
    evidence: [],
    stayAwayMs: null,
  };
}

export function httpWay(
  source: AccountSource,
  automation: Automation,
  gathering: Pick<AccountGathering, 'ask' | 'robots'>,
  { settings, clock }: WayHouse,
): Way {
  const { id, coverage } = source;
  return {
    ...{ id, automation, sources: [id], complete: coverage === 'complete' },
    question(asked, page, before) {
      const request = source.ask(asked, settings, page, before);
      if (!request) return null;
      const url = withoutSecrets(request.url);
      return async (signal) => {
        const about = { source: id, coverage, url };
        const { noted: robots, refusal } = await gathering.robots(source.platform, request.url);
        if (refusal !== null) return [notAsked(refusal, robots, about, clock())];
        const answer = await gathering.ask(source, request, asked, signal);
        return signal.aborted && answer.status === null ? [] : [{ ...answer, ...about, robots }];
      };
    },
  };
}

export function pageWay(
  source: PageSource,
  automation: Automation,
  gathering: Pick<AccountGathering, 'look' | 'robots'>,
  { clock }: WayHouse,
): Way {
  const [list] = source.wants;
  return {
    ...{ id: source.id, automation, complete: list.coverage === 'complete' },
    // Without its list a page is stored under its own name.
    sources: [...source.wants.map(({ id }) => id), source.id],
    question(asked, page) {
      const url = page === 0 ? source.page(asked) : null;
      if (url === null) return null;
      return async (signal) => {
        const { noted: robots, refusal } = await gathering.robots(source.platform, url);
        if (refusal !== null)
          return [notAsked(refusal, robots, { source: source.id, coverage: list.coverage, url }, clock())];
        const seen = await gathering.look(source, url, asked, signal);
        return seen.map(({ wanted, ...answer }) => ({
          ...answer,
          ...{ source: wanted.id, coverage: wanted.coverage, robots },
        }));
      };
    },
  };
}
