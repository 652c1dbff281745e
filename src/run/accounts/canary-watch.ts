// Looks at the canaries (哨兵账号) of a platform by each way whose lists may show silence: before its first question,
// after every so many, and last.
import { canaryHealth } from '../../derive/accounts/canary.ts';
import type { CanaryAccount, CanaryLook } from '../../model/account-sighting.ts';
import type { LaneHouse } from './lane-house.ts';
import type { Question, Seen, Way } from './ways.ts';

/** A canary is asked for what is newest now, however long after the 监测时间点 that is. */
const YEAR_MS = 366 * 86_400_000;

/** Asks in turn, at the platform's pace; null when nothing more may be asked. */
type Ask = (way: Way, question: Question, account: string) => Promise<readonly Seen[] | null>;

export class CanaryWatch {
  readonly #house: LaneHouse;
  readonly #ask: Ask;
  /** By way: questions since its last look. */
  readonly #since = new Map<Way, number>();
  #turn = 0;

  constructor(house: LaneHouse, ask: Ask) {
    this.#house = house;
    this.#ask = ask;
  }

  /** Counts one more question by this way, and looks first when it is time. */
  async lookIfDue(way: Way): Promise<void> {
    const since = this.#since.get(way);
    const due = since === undefined || since >= this.#house.settings.canary.every;
    if (due) await this.#look(way);
    this.#since.set(way, due ? 1 : since + 1);
  }

  /** The last look by every way that was asked since its last one. */
  async close(): Promise<void> {
    for (const [way, since] of this.#since) if (since > 0) await this.#look(way);
  }

  /** One canary, and another where the first shows nothing: an account may rest for a day, a platform's whole view not. */
  async #look(way: Way): Promise<void> {
    const { canaries, sightings } = this.#house;
    let look: CanaryLook | null = null;
    for (let index = 0; index < Math.min(canaries.length, 2) && look?.healthy !== true; index += 1) {
      const canary = canaries[this.#turn++ % canaries.length];
      if (canary) look = (await this.#seen(way, canary)) ?? look;
    }
    if (look) await sightings.addLook(look);
  }

  async #seen(way: Way, canary: CanaryAccount): Promise<CanaryLook | null> {
    const { run, platform, window } = this.#house;
    const { handle, name, url } = canary;
    const id = `canary:${handle}`;
    const asked = {
      account: { id, platform, name, handle, url },
      ...{ reported: null, accessToken: null, window: { from: window.from, to: window.to + YEAR_MS } },
    };
    const question = way.question(asked, 0, []);
    const [first] = (question && (await this.#ask(way, question, id))) ?? [];
    if (!first) return null;
    const { healthy, why } = canaryHealth(platform, first.reading, first.seenAt);
    // Under the telling source's name: that is whose lists it vouches for.
    const source = way.sources[0] ?? way.id;
    return { run, platform, source, handle, healthy, why, askedAt: first.askedAt };
  }
}
