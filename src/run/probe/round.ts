// One round: every running site visited once, the visits written as they come, the round judged at its end.
import type { Probing } from '../../gather/probe/context.ts';
import { probeSite } from '../../gather/probe/visit-site.ts';
import { dateAt } from '../../model/calendar.ts';
import type { ProbeRound, ProbeVisit } from '../../model/probe.ts';
import { statusOn, type Site } from '../../model/site.ts';
import { countsOf, roundHealth } from './health.ts';
import type { ProbeHouse, ProbeRequest } from './house.ts';
import { placesOf } from './places.ts';
import type { Vigil } from '../../gather/strain/vigil.ts';

export interface RoundInput {
  readonly house: ProbeHouse;
  readonly probing: Probing;
  readonly request: ProbeRequest;
  readonly vigil: Pick<Vigil, 'stalledSince'>;
  readonly signal: AbortSignal;
}

/** The sites in operation today, by code. */
export async function runningSites(house: ProbeHouse): Promise<readonly Site[]> {
  const day = dateAt(house.clock());
  return (await house.store.inventory.all()).filter((site) => statusOn(site, day) === 'running');
}

/** Visits in memory until they are written: few, and never for long. */
class Pending {
  readonly #house: ProbeHouse;
  readonly #over = new AbortController();
  readonly #stop: AbortSignal;
  readonly #failed: (error: unknown) => void;
  #visits: ProbeVisit[] = [];
  #savedAt: number;
  #saving: Promise<void> = Promise.resolve();
  #waiting = false;

  /** @param failed is told when a store cannot write what waited to be written. */
  constructor(house: ProbeHouse, stop: AbortSignal, failed: (error: unknown) => void) {
    this.#house = house;
    this.#stop = AbortSignal.any([stop, this.#over.signal]);
    this.#failed = failed;
    this.#savedAt = house.clock();
  }

  async add(visit: ProbeVisit): Promise<void> {
    this.#visits.push(visit);
    const waitMs = this.#savedAt + this.#house.probe.saveEvery - this.#house.clock();
    if (waitMs <= 0) await this.save();
    else this.#saveIn(waitMs);
  }

  /** Whether or not further visits end meanwhile: one site that hangs keeps nobody else's visit from being written. */
  #saveIn(waitMs: number): void {
    if (this.#waiting) return;
    this.#waiting = true;
    const save = async (): Promise<void> => {
      await this.#house.sleep(waitMs, this.#stop);
      this.#waiting = false;
      if (this.#visits.length > 0) await this.save();
    };
    save().catch(this.#failed);
  }

  /** Writes what is left; nobody waits any longer. */
  async finish(): Promise<void> {
    const left = this.save();
    this.#over.abort();
    await left;
  }

  save(): Promise<void> {
    const visits = this.#visits;
    this.#visits = [];
    this.#savedAt = this.#house.clock();
    return (this.#saving = this.#saving.then(() => this.#house.store.probes.saveVisits(visits)));
  }
}

/** Rounds take turns between the families, so that both are seen where both exist. */
const familyOf = (round: ProbeRound): 4 | 6 => (round.id % 2 === 0 ? 6 : 4);

/** Visits the sites in their places; returns once all are done, or at once when broken off. */
async function visitAll(
  round: ProbeRound,
  sites: readonly Site[],
  { house, probing, request, vigil, signal }: RoundInput,
): Promise<void> {
  const opened = probing.round();
  const context = {
    ...opened,
    now: house.clock,
    sleep: house.sleep,
    stalledSince: (at: number) => vigil.stalledSince(at),
  };
  const { everyMs, spread } = request;
  const places = placesOf({ sites, everyMs, spread, settings: house.probe, random: house.random });
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const pending = new Pending(house, stop, (error) => failed.abort(error));
  const underWay = new Set<Promise<void>>();
  const visit = async (site: Site): Promise<void> => {
    const made = await probeSite(site, round.id, familyOf(round), context, stop).catch((error: unknown) => {
      // A bug costs one site one visit, not all of them their round.
      house.log.error({ site: site.code, error }, 'a probe broke');
      return null;
    });
    if (made) await pending.add(made);
  };
  for (const { site, afterMs } of places) {
    const waitMs = round.startedAt + afterMs - house.clock();
    if (waitMs > 0) await house.sleep(waitMs, stop);
    while (underWay.size >= house.probe.concurrency) await Promise.race(underWay);
    if (stop.aborted) break;
    const work: Promise<void> = visit(site)
      // A store that cannot write ends the round; the prober reports it.
      .catch((error: unknown) => failed.abort(error))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  }
  await Promise.all(underWay);
  await opened.close();
  if (failed.signal.aborted) throw failed.signal.reason;
  await pending.finish();
}

/** Judges the round from all its visits, those of a process that was killed meanwhile among them, and closes it. */
async function close(round: ProbeRound, input: RoundInput): Promise<ProbeRound | null> {
  const { house, probing, vigil, signal } = input;
  const after = await probing.lookAround(signal);
  // What was asked while we were told to stop says nothing.
  if (signal.aborted) return null;
  const visits = await house.store.probes.visitsOf(round.id);
  const stalledMs = vigil.stalledSince(round.startedAt);
  const { health, reason } = roundHealth({ before: round.before, after, visits, stalledMs }, house.probe);
  const end = { endedAt: house.clock(), health, reason, after, counts: countsOf(visits) };
  return house.store.probes.closeRound(round.id, end);
}

/** null when it was broken off: then it stays open, and goes on when the prober is started again in time. */
export async function runRound(input: RoundInput): Promise<ProbeRound | null> {
  const { house, probing, request, signal } = input;
  const sites = await runningSites(house);
  const startedAt = house.clock();
  const before = await probing.lookAround(signal);
  if (signal.aborted) return null;
  const round = await house.store.probes.openRound({
    startedAt,
    everyMs: request.everyMs,
    planned: sites.length,
    before,
  });
  await visitAll(round, sites, input);
  return signal.aborted ? null : close(round, input);
}

/** Takes up a round that a process left: goes on with it within its own interval, and gives it up after that. */
export async function resumeRound(round: ProbeRound, input: RoundInput): Promise<ProbeRound | null> {
  const { house, signal } = input;
  const late = house.clock() - round.startedAt >= round.everyMs;
  if (late) {
    const visits = await house.store.probes.visitsOf(round.id);
    const reason = '本轮中途被中断，其后未能核对本机网络';
    const end = { endedAt: house.clock(), after: null, counts: countsOf(visits) };
    return house.store.probes.closeRound(round.id, { ...end, health: 'void', reason });
  }
  const done = new Set((await house.store.probes.visitsOf(round.id)).map(({ site }) => site));
  const left = (await runningSites(house)).filter(({ code }) => !done.has(code));
  await visitAll(round, left, input);
  return signal.aborted ? null : close(round, input);
}
