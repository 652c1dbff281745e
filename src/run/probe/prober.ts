// The prober: round after round, never two at once, taken up where a killed one stopped.
import { err, ok, type Result } from '../../model/result.ts';
import { withProberLock } from '../nightly-lock.ts';
import type { ProbeHouse, ProbeRequest, ProbeWatch } from './house.ts';
import { settleDays } from './roll-up.ts';
import { resumeRound, runningSites, runRound, type RoundInput } from './round.ts';
import { keepVigil, type Vigil } from '../../gather/strain/vigil.ts';

export interface ProberEnd {
  /** Rounds completed, void ones among them. */
  readonly rounds: number;
  readonly voided: number;
}

const BEAT_MS = 1_000;

export interface ProberInput {
  readonly house: ProbeHouse;
  readonly request: ProbeRequest;
  /** Told of every round once it is done. */
  readonly watch: ProbeWatch;
  /** A person's wish to stop: the round under way stays open, and can be gone on with. */
  readonly signal: AbortSignal;
  /** In place of one over the house's clock. */
  readonly vigil?: Pick<Vigil, 'stalledSince' | 'stop'>;
}

/** @returns how it went, or one Chinese line. */
export async function runProber(input: ProberInput): Promise<Result<ProberEnd, string>> {
  const { house, request, watch, signal } = input;
  if ((await house.store.inventory.all()).length === 0)
    return err('台账是空的；先运行 xunjian inventory import 导入网站');
  return withProberLock(house, async () => {
    if ((await runningSites(house)).length === 0) return err('台账中没有运行中的网站，无须监测');
    const vigil =
      input.vigil ?? keepVigil({ now: house.clock, everyMs: BEAT_MS, leastMs: house.probe.stall });
    const probing = await house.openProbing();
    try {
      return ok(await roundAfterRound({ house, probing, request, vigil, signal }, watch));
    } finally {
      vigil.stop();
    }
  });
}

async function roundAfterRound(input: RoundInput, watch: ProbeWatch): Promise<ProberEnd> {
  const { house, request, signal } = input;
  let [rounds, voided] = [0, 0];
  const told = async (make: ReturnType<typeof runRound>): Promise<void> => {
    const round = await make;
    if (!round) return;
    rounds += 1;
    if (round.health === 'void') voided += 1;
    watch(round);
    await settleDays(house.store.probes, house.clock(), house.probe.rawDays);
  };
  let due = house.clock();
  for (const left of await house.store.probes.openRounds()) {
    const late = due - left.startedAt >= left.everyMs;
    if (!late) due = left.startedAt + request.everyMs;
    await told(resumeRound(left, input));
    // A round given up is none of those asked for.
    if (late) [rounds, voided] = [0, 0];
  }
  while (!signal.aborted && (request.rounds === null || rounds < request.rounds)) {
    const waitMs = due - house.clock();
    if (waitMs > 0) await house.sleep(waitMs, signal);
    if (signal.aborted) break;
    // A round that took longer than the interval is followed at once; what was missed is not made up for.
    due = Math.max(due, house.clock() - request.everyMs) + request.everyMs;
    await told(runRound(input));
  }
  return { rounds, voided };
}
