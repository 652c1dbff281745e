// The ladder: ask in the strict way first and climb only for what a higher rung can mend, keeping what each rung said.
import type { FailureKind } from '../model/failure.ts';
import { BoundedMap } from './bounded-map.ts';
import { RUNGS } from './client.ts';
import type { Rung, RungFact } from './client.ts';
import { following, rungsOf, tookOf } from './hop-client.ts';
import type { HopClient } from './hop-client.ts';

export type PlainRung = Exclude<Rung, 'browser'>;

/** The rung that can mend a failure; what is not listed no other rung mends. */
const MENDED_BY: Partial<Readonly<Record<FailureKind, PlainRung>>> = {
  tls: 'legacy-tls',
  'http-malformed': 'tolerant',
  'bad-encoding': 'tolerant',
};

const height = (rung: Rung): number => RUNGS.indexOf(rung);

const isHigher = (rung: Rung, than: Rung): boolean => height(rung) > height(than);

const higher = (a: PlainRung, b: PlainRung): PlainRung => (isHigher(a, b) ? a : b);

const lower = (a: PlainRung, b: PlainRung): PlainRung => (isHigher(a, b) ? b : a);

/** Remembers per origin which rung worked; a failure there forgets it, so that a mended site is asked strictly again. */
export function withLadder(
  rungs: Readonly<Record<PlainRung, HopClient>>,
  rememberedHosts: number,
): HopClient {
  const worked = new BoundedMap<string, PlainRung>(rememberedHosts);
  return {
    async fetch(request, signal) {
      const { origin } = new URL(request.url);
      const top = request.upTo ?? 'tolerant';
      const facts: RungFact[] = [];
      let rung = lower(higher(worked.get(origin) ?? 'strict', request.startAt ?? 'strict'), top);
      let tookMs = 0;
      for (;;) {
        const left = request.deadlineMs - tookMs;
        const result = await rungs[rung].fetch(
          tookMs === 0 ? request : { ...request, deadlineMs: left },
          signal,
        );
        if (result.ok) {
          if (rung !== 'strict') worked.set(origin, rung);
          return following(result, facts, tookMs);
        }
        worked.delete(origin);
        const next = MENDED_BY[result.error.failure.kind];
        const spent = tookMs + tookOf(result);
        if (!next || !isHigher(next, rung) || isHigher(next, top) || spent >= request.deadlineMs) {
          return following(result, facts, tookMs);
        }
        facts.push(...rungsOf(result));
        tookMs = spent;
        rung = next;
      }
    },
  };
}
