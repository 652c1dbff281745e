// How near a site is to a veto, over nights in a real database.
import { afterEach, describe, expect, it } from 'vitest';
import type { SectionReading } from '../../src/artifacts/site.ts';
import type { WarningsView } from '../../src/run/warnings-view.ts';
import { site } from '../suites/samples.ts';
import { A, news, notices } from './warned-sections.ts';
import { Nights } from './written-nights.ts';

let nights: Nights;
afterEach(() => nights.end());
const view = (): Promise<WarningsView> => nights.view();

describe('near a veto', () => {
  const many = (count: number, quiet: number, of: string): SectionReading[] =>
    Array.from({ length: count }, (_, n) =>
      news(quiet, { url: `http://www.5111000001.gov.cn/${of}${String(n)}/`, name: `${of}${String(n)}` }),
    );

  it('counts what the verdict counts, and says when it will be reached', async () => {
    nights = await Nights.begin([A]);
    await nights.night(0, { [A]: { sections: [...many(4, 20, '旧'), ...many(2, 10, '将'), news(0)] } });
    expect((await view()).standings).toMatchObject([
      {
        subject: A,
        id: 'site.columns-not-updated',
        clause: 'a',
        count: 4,
        limit: 5,
        left: 1,
        reachedOn: '2021-12-25',
      },
    ]);
    await nights.night(1, { [A]: { sections: [...many(5, 20, '旧'), news(0)] } });
    expect((await view()).standings).toMatchObject([{ count: 5, left: 0, reachedOn: null }]);
    await nights.night(2, { [A]: { state: 'unreachable' } });
    expect(await view()).toMatchObject({ standings: [], unseen: 1 });
  });

  it('a week of the prober that comes near the share that convicts is listed, and a site that has closed is not', async () => {
    const closed = site('5111000002', { status: 'closed' });
    nights = await Nights.begin([A, closed]);
    const { probes } = nights.house.store;
    const signs = { canaries: 0, sickCanaries: [], resolver: 'skipped', gateway: 'skipped' } as const;
    const phases = { dns: 1, connect: 1, tls: 0, firstByte: 1, done: 3 };
    const about = { method: 'strict', family: 4, address: '192.0.2.1', phases } as const;
    // Seven days before the night, 20 visits each, an hour apart but for four; of the 140 four fail: 2.86 %.
    for (let n = 0; n < 140; n += 1) {
      const at =
        Date.parse('2021-12-13T00:30:00+08:00') + Math.floor(n / 20) * 86_400_000 + (n % 20) * 3_600_000;
      const { id } = await probes.openRound({ startedAt: at, everyMs: 3_600_000, planned: 2, before: signs });
      const failed = n % 35 === 0;
      const attempts = [
        { ...about, status: failed ? null : 200, failure: failed ? { kind: 'refused' as const } : null },
      ];
      await probes.saveVisits(
        [A, closed.code].map((code) => ({
          round: id,
          site: code,
          at,
          outcome: failed ? 'failed' : 'opened',
          attempts,
        })),
      );
      const counts = { opened: failed ? 0 : 2, failed: failed ? 2 : 0, unverifiable: 0, ours: 0 };
      await probes.closeRound(id, { reason: '', counts, endedAt: at + 1, health: 'sound', after: null });
    }
    await nights.night(0, { [A]: { sections: [news(20)] }, [closed.code]: { state: 'not-running' } });
    expect((await view()).weeks).toEqual([
      { subject: A, days: 7, visits: 140, failures: 4, state: 'clears', limitPercent: 5 },
    ]);
    expect(new Set((await view()).warnings.map(({ subject }) => subject))).toEqual(new Set([A]));
  });

  it('a site with time enough is not listed', async () => {
    nights = await Nights.begin([A]);
    await nights.night(0, { [A]: { sections: [...many(3, 20, '旧'), ...many(2, 0, '新'), notices()] } });
    expect((await view()).standings).toEqual([]);
  });
});
