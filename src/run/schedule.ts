// Starts a night by the clock of Asia/Shanghai, never two at once. The night's own budget is the scan's matter.
import { Cron } from 'croner';
import { TIME_ZONE } from '../model/calendar.ts';

export interface NightPlan {
  /** Five cron fields, read in Asia/Shanghai. */
  readonly cron: string;
  /** One night's work; the signal tells it to stop early. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** A night was due while the one before was still under way. */
  readonly onOverlap: () => void;
  readonly onError: (error: unknown) => void;
}

export interface Schedule {
  /** Epoch ms of the next night, null when there will be none. */
  next(): number | null;
  readonly underWay: boolean;
  /** Starts a night now, unless one is under way. */
  trigger(): Promise<void>;
  /** No further night; the one under way is interrupted and waited for. */
  stop(): Promise<void>;
}

class NightSchedule implements Schedule {
  readonly #plan: NightPlan;
  readonly #cron: Cron;
  readonly #stopping = new AbortController();
  #current: Promise<void> | null = null;

  constructor(plan: NightPlan) {
    this.#plan = plan;
    this.#cron = new Cron(plan.cron, { timezone: TIME_ZONE, unref: true }, () => this.trigger());
  }

  get underWay(): boolean {
    return this.#current !== null;
  }

  next(): number | null {
    return this.#cron.nextRun()?.getTime() ?? null;
  }

  async trigger(): Promise<void> {
    if (this.#current) {
      this.#plan.onOverlap();
      return;
    }
    this.#current = this.#night();
    await this.#current;
  }

  async #night(): Promise<void> {
    try {
      await this.#plan.work(this.#stopping.signal);
    } catch (error) {
      this.#plan.onError(error);
    } finally {
      this.#current = null;
    }
  }

  async stop(): Promise<void> {
    this.#cron.stop();
    this.#stopping.abort(new Error('the schedule was stopped'));
    await this.#current;
  }
}

/** @throws only for a malformed cron text, which the configuration has refused before. */
export function startSchedule(plan: NightPlan): Schedule {
  return new NightSchedule(plan);
}
