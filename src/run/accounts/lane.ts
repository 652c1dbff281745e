// One platform's accounts, one question at a time: the cheapest way first, on to the next while nothing is proved, no
// further once an update is. Every answer is stored before the next question.
import { handleBehind } from '../../derive/accounts/short-link.ts';
import { isSettled } from '../../derive/accounts/settled.ts';
import { Breaker } from '../../gather/accounts/breaker.ts';
import type { AskedAccount } from '../../gather/accounts/source.ts';
import type { AccountObservation } from '../../model/account-conclusion.ts';
import type { AccountAnswer, AccountReading } from '../../model/account-reading.ts';
import type { AccountSighting } from '../../model/account-sighting.ts';
import type { TerminalState } from '../../model/run.ts';
import { CanaryWatch } from './canary-watch.ts';
import type { LaneHouse } from './lane-house.ts';
import type { Question, Seen, Way } from './ways.ts';

/** An account in its lane, with what has been seen of it: in this run and before. */
export interface LaneAccount {
  readonly asked: AskedAccount;
  readonly seen: AccountSighting[];
}

/** What may be otherwise when it is asked again a little later. */
const PASSING: ReadonlySet<AccountAnswer> = new Set(['rate-limited', 'network']);

/** Whether asking has come to its end for this account; `barred`: the platform, the cap or the clock forbid more. */
type Progress = 'settled' | 'asked-all' | 'again' | 'barred';

/** What is asked with: where the register holds a short link alone, following it has told the id. */
function askedNow({ asked, seen }: LaneAccount): AskedAccount {
  const { account } = asked;
  if (account.handle !== '') return asked;
  return { ...asked, account: { ...account, handle: handleBehind(account, seen) } };
}

const observed = ({ source, coverage, seenAt, reading }: AccountSighting): AccountObservation => ({
  ...{ source, coverage, seenAt, reading },
  canaryHealthy: false,
});

export class Lane {
  readonly #house: LaneHouse;
  readonly #breaker: Breaker;
  readonly #canaries: CanaryWatch;
  readonly #noted = new Set<string>();
  /** Chinese: why nothing more is asked; '' while asking goes on. */
  #barred = '';

  constructor(house: LaneHouse) {
    this.#house = house;
    this.#breaker = new Breaker(house.settings.breaker);
    this.#canaries = new CanaryWatch(house, (way, question, account) => this.#ask(way, question, account));
  }

  /** Asks for all of them; those turned away for the moment once more, after the others. */
  async work(accounts: readonly LaneAccount[]): Promise<void> {
    let queue = accounts;
    for (let pass = 1; pass <= this.#house.settings.tries && queue.length > 0; pass += 1) {
      const again: LaneAccount[] = [];
      for (const account of queue) {
        const progress = await this.#account(account);
        if (progress === 'again' && pass < this.#house.settings.tries) again.push(account);
        else if (!(await this.#end(account, progress))) return;
      }
      queue = again;
    }
    await this.#canaries.close();
  }

  /** False when the run's signal was raised: what has not ended stays open. */
  async #end({ asked, seen }: LaneAccount, progress: Progress): Promise<boolean> {
    const { settle, watch } = this.#house;
    const { id } = asked.account;
    if (progress === 'barred' && this.#barred === '') return false;
    const state: TerminalState =
      progress === 'settled' ? 'visited' : progress === 'barred' ? 'not-reached' : 'thin';
    const reason = state === 'not-reached' ? this.#barred : (seen.at(-1)?.reading.why ?? '');
    await settle(id, state, state === 'visited' ? '' : reason);
    watch({ type: 'done', account: id, state });
    return true;
  }

  #isSettled({ seen }: LaneAccount): boolean {
    return isSettled(this.#house.platform, seen.map(observed), this.#house.window);
  }

  async #account(account: LaneAccount): Promise<Progress> {
    if (this.#isSettled(account)) return 'settled';
    const { ways, run, settings } = this.#house;
    let again = false;
    for (const way of ways) {
      const earlier = account.seen.filter((one) => one.run === run && way.sources.includes(one.source));
      // What a killed run asked already, or an earlier pass was told for good.
      const done = earlier.some(({ reading }) => !PASSING.has(reading.answer));
      if (done || earlier.length >= settings.tries) continue;
      const last = await this.#pages(way, account);
      if (last === 'barred') return 'barred';
      if (this.#isSettled(account)) return 'settled';
      again ||= last !== null && PASSING.has(last.answer);
    }
    return again ? 'again' : 'asked-all';
  }

  /** One way, page by page. The last reading; null when there was nothing to ask. */
  async #pages(way: Way, account: LaneAccount): Promise<AccountReading | 'barred' | null> {
    const before: AccountReading[] = [];
    const accessToken = await this.#house.tokenOf(account.asked.account.id);
    for (let page = 0; ; page += 1) {
      const question = way.question({ ...askedNow(account), accessToken }, page, before);
      if (!question) return before.at(-1) ?? null;
      if (page === 0 && way.complete) await this.#canaries.lookIfDue(way);
      const answers = await this.#ask(way, question, account.asked.account.id);
      const [first] = answers ?? [];
      if (!answers || !first) return 'barred';
      for (const answer of answers) await this.#keep(way, answer, account);
      before.push(first.reading);
      if (PASSING.has(first.reading.answer) || this.#isSettled(account)) return first.reading;
    }
  }

  async #keep({ automation }: Way, answer: Seen, { asked, seen }: LaneAccount): Promise<void> {
    const { run, platform, sightings } = this.#house;
    const { source, coverage, askedAt, seenAt, url, status, reading, evidence } = answer;
    const sighting = {
      ...{ run, platform, account: asked.account.id, source, coverage, automation },
      ...{ askedAt, seenAt, url, status, reading, evidence },
    };
    await sightings.add(sighting);
    seen.push(sighting);
  }

  /** null when nothing more may be asked; `#barred` says why, unless the signal was raised. */
  async #ask(way: Way, question: Question, account: string): Promise<readonly Seen[] | null> {
    const { pace, signal, watch, platform, clock } = this.#house;
    if (this.#barred !== '' || signal.aborted) return null;
    if (!(await pace.allows())) return this.#bar('今日对该平台的访问已达上限');
    const restMs = this.#breaker.restMs(clock());
    if (restMs > 0) watch({ type: 'resting', platform, ms: restMs, why: this.#breaker.why });
    await pace.turn(restMs, signal);
    if (signal.aborted) return null;
    watch({ type: 'asked', platform, source: way.id, account });
    const answers = await question(signal);
    pace.answered();
    const [first] = answers;
    if (!first) return null;
    await this.#noteRobots(way, first);
    this.#breaker.note(first.reading, clock(), first.stayAwayMs);
    if (this.#breaker.stopped) this.#bar(`平台多次拒绝访问（${this.#breaker.why}），改日再查`);
    return answers;
  }

  /** Once per source and host, unless another address of it is told otherwise. */
  async #noteRobots({ id: source }: Way, { robots }: Seen): Promise<void> {
    const what = `${source} ${robots.url} ${robots.allowed}`;
    if (this.#noted.has(what)) return;
    this.#noted.add(what);
    const { run, platform, sightings } = this.#house;
    await sightings.noteRobots({ run, platform, source, ...robots });
  }

  #bar(why: string): null {
    this.#barred = why;
    this.#house.watch({ type: 'stopped', platform: this.#house.platform, why });
    return null;
  }
}
