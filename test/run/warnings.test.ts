// Night after night in a real database: what is warned of, when, and what a rebuild makes of the same nights.
import { afterEach, describe, expect, it } from 'vitest';
import { rebuildWarnings, trackSealedWarnings } from '../../src/run/track-warnings.ts';
import { trackSealedRuns } from '../../src/run/track-sections.ts';
import type { WarningsView } from '../../src/run/warnings-view.ts';
import { storeProblem, StoreError } from '../../src/store/problem.ts';
import { site } from '../suites/samples.ts';
import { collect } from '../suites/store-steps.ts';
import { A, news, notices } from './warned-sections.ts';
import { Nights } from './written-nights.ts';

let nights: Nights;
afterEach(() => nights.end());

const eventsOf = async (code = A): Promise<readonly string[]> =>
  (await collect(nights.house.store.warnings.events({ subject: code }))).map(
    ({ name, before, after, run }) => `${run.slice(6, 8)} ${name} ${before} → ${after}`,
  );

const view = (): Promise<WarningsView> => nights.view();

/** Every stored row, to be held against another time's. */
const everything = async (): Promise<unknown> => ({
  warnings: await collect(nights.house.store.warnings.warnings({ calm: true })),
  events: await collect(nights.house.store.warnings.events()),
  causes: await nights.house.store.warnings.causes(),
});

describe('night after night', () => {
  it('a section left alone is due, then over, and mended once it is updated', async () => {
    nights = await Nights.begin([A]);
    // Quiet for 8 days: 7 days left, then 6, 5 …; the lead of news is 5 days.
    for (let turn = 0; turn < 10; turn += 1)
      await nights.night(turn, { [A]: { sections: [news(8), notices()] } });
    expect(await eventsOf()).toEqual(['23 工作动态 calm → due', '28 工作动态 due → over']);
    expect((await view()).warnings.filter(({ state }) => state === 'over')).toMatchObject([
      {
        name: '工作动态',
        overOn: '2021-12-27',
        daysLeft: -2,
        latest: '2021-12-12',
        limitDays: 14,
        streak: 0,
      },
    ]);
    await nights.night(10, { [A]: { sections: [news(-9), notices()] } });
    expect((await view()).warnings).toContainEqual(
      expect.objectContaining({ name: '工作动态', state: 'over', streak: 1, toward: 'calm', nights: 2 }),
    );
    await nights.night(11, { [A]: { sections: [news(-9), notices()] } });
    expect((await eventsOf()).at(-1)).toBe('31 工作动态 over → mended');
  });

  it('what could not be looked at says nothing, and its day’s coming convicts nobody', async () => {
    nights = await Nights.begin([A]);
    await nights.night(0, { [A]: { sections: [news(11)] } });
    await nights.night(1, { [A]: { sections: [news(11)] } });
    for (const [turn, found] of [
      { state: 'unreachable' },
      { state: 'thin', thin: '只读到 1 个页面', sections: [news(11)] },
      { sections: [news(11, { content: 'unreadable' })] },
      { sections: [news(11, { confirmedBy: ['http'] })] },
      { state: 'challenged' },
    ].entries())
      await nights.night(2 + turn, { [A]: found as object });
    const [section_] = (await view()).warnings.filter(({ kind }) => kind === 'stale-section');
    expect(section_).toMatchObject({ state: 'due', observed: 'due', streak: 0, daysLeft: -2 });
    expect(section_?.seen.slice(0, 10)).toBe('2021-12-21');
    expect(await eventsOf()).toEqual(['21 工作动态 calm → due']);
  });

  it('follows a section that is renamed and moved, and ends with one that vanishes', async () => {
    nights = await Nights.begin([A]);
    const old = news(8);
    await nights.night(0, { [A]: { sections: [old, notices()] } });
    await nights.night(1, { [A]: { sections: [old, notices()] } });
    const renamed = news(8, { name: '部门动态', path: '首页/部门动态' });
    await nights.night(2, { [A]: { sections: [renamed, notices()] } });
    const moved = { ...renamed, url: 'http://www.5111000001.gov.cn/bmdt/' };
    await nights.night(3, { [A]: { sections: [moved, notices()] } });
    await nights.night(4, { [A]: { sections: [moved, notices()] } });
    expect(await eventsOf()).toEqual(['23 部门动态 calm → due']);
    const number = (await view()).warnings.find(({ state }) => state === 'due')?.number;
    expect(number).toBe(1);
    await nights.night(5, { [A]: { sections: [notices()] } });
    await nights.night(6, { [A]: { sections: [notices()] } });
    expect((await eventsOf()).at(-1)).toBe('26 部门动态 due → lapsed');
    expect((await view()).warnings.map(({ name }) => name)).not.toContain('部门动态');
  });

  it('a section of another type is watched by its new limit', async () => {
    nights = await Nights.begin([A]);
    for (let turn = 0; turn < 2; turn += 1) await nights.night(turn, { [A]: { sections: [news(30)] } });
    for (let turn = 2; turn < 4; turn += 1)
      await nights.night(turn, { [A]: { sections: [news(30, { type: 'plan' })] } });
    expect(await eventsOf()).toEqual(['21 工作动态 calm → over', '23 工作动态 over → lapsed']);
    const watched = (await view()).warnings.filter(({ number }) => number === 1);
    expect(watched).toMatchObject([{ kind: 'long-stale-section', state: 'calm', overOn: '2022-11-21' }]);
  });

  it('two runs of one day are one night, and a run is taken in once', async () => {
    nights = await Nights.begin([A]);
    await nights.night(0, { [A]: { sections: [news(20)] } });
    await nights.seal(
      0,
      { [A]: { sections: [news(20)] } },
      { asOf: Date.parse('2021-12-20T20:00:00+08:00') },
    );
    await trackSealedRuns(nights.house);
    await trackSealedWarnings(nights.house);
    expect(await eventsOf()).toEqual([]);
    const before = await everything();
    await trackSealedWarnings(nights.house);
    expect(await everything()).toEqual(before);
    await nights.night(1, { [A]: { sections: [news(20)] } });
    expect(await eventsOf()).toEqual(['21 工作动态 calm → over']);
  });

  it('a site that stays shut is told of after two nights', async () => {
    nights = await Nights.begin([A]);
    await nights.night(0, { [A]: { sections: [news(2)] } });
    await nights.night(1, { [A]: { state: 'unreachable' } });
    await nights.night(2, { [A]: { state: 'unreachable' } });
    expect(await eventsOf()).toEqual(['22 网站 calm → over']);
  });
});

describe('shared causes', () => {
  const codes = ['5111000001', '5111000002', '5111000003', '5111000004'];
  const fine = { sections: [news(2)] };
  const onPlatform = codes.map((code) => site(code, { url: `http://${code}.example.gov.cn/` }));

  it('many sites of one domain that do not open are one cause, told until it is over', async () => {
    nights = await Nights.begin(onPlatform);
    const all = (found: object, last: object = fine): Record<string, object> =>
      Object.fromEntries(codes.map((code, n) => [code, n === 3 ? last : found]));
    await nights.night(0, all(fine));
    expect((await view()).causes).toEqual([]);
    const first = await nights.night(1, all({ state: 'unreachable' }));
    expect((await view()).causes).toMatchObject([
      {
        symptom: 'unreachable-site',
        by: 'domain',
        key: 'example.gov.cn',
        sites: codes.slice(0, 3),
        looked: 4,
      },
    ]);
    const second = await nights.night(2, all({ state: 'unreachable' }, { state: 'unreachable' }));
    const causes = await nights.house.store.warnings.causes();
    expect(causes.map(({ run, since, sites }) => [run, since.run, sites.length])).toEqual([
      [first.id, first.id, 3],
      [second.id, first.id, 4],
    ]);
    // Each site's own warning names it.
    const own = (await view()).warnings.filter(
      ({ kind, state }) => kind === 'unreachable-site' && state === 'over',
    );
    expect(own.map(({ subject, sharedCause }) => [subject, sharedCause])).toEqual(
      codes.slice(0, 3).map((code) => [code, 'example.gov.cn']),
    );
    await nights.night(3, all(fine));
    expect((await view()).causes).toEqual([]);
  });

  it('sites that the prober met at one address share it, whatever their names', async () => {
    nights = await Nights.begin(codes);
    const { probes } = nights.house.store;
    const signs = { canaries: 0, sickCanaries: [], resolver: 'skipped', gateway: 'skipped' } as const;
    const at = Date.parse('2021-12-20T23:00:00+08:00');
    const round = await probes.openRound({ startedAt: at, everyMs: 3_600_000, planned: 4, before: signs });
    const phases = { dns: 1, connect: 1, tls: 0, firstByte: 1, done: 3 };
    const attempt = { method: 'strict', family: 4, status: 200, failure: null, phases } as const;
    await probes.saveVisits(
      codes.map((code, n) => ({
        ...{ round: round.id, site: code, at, outcome: 'opened' as const },
        attempts: [{ ...attempt, address: n === 3 ? '192.0.2.9' : '192.0.2.1' }],
      })),
    );
    await nights.night(0, Object.fromEntries(codes.map((code) => [code, fine])));
    const shut = Object.fromEntries(
      codes.map((code, n) => [code, n === 3 ? fine : { state: 'unreachable' }]),
    );
    await nights.night(1, shut as Record<string, object>);
    expect((await view()).causes).toMatchObject([
      { by: 'address', key: '192.0.2.1', sites: codes.slice(0, 3), looked: 3 },
    ]);
  });
});

describe('computed again', () => {
  it('a rebuild gives the rows that the nights gave, a moved section and a missed night included', async () => {
    nights = await Nights.begin([A, '5111000002']);
    const other = { sections: [news(8, { url: 'http://www.5111000002.gov.cn/xw/' })] };
    const moved = news(9, { url: 'http://www.5111000001.gov.cn/neu/' });
    await nights.night(0, { [A]: { sections: [news(9), notices()] }, '5111000002': other });
    await nights.night(1, {
      [A]: { sections: [news(9), notices()] },
      '5111000002': { state: 'unreachable' },
    });
    await nights.night(2, { [A]: { sections: [moved, notices()] }, '5111000002': other });
    for (let turn = 3; turn < 9; turn += 1)
      await nights.night(turn, {
        [A]: { sections: turn < 6 ? [moved, notices()] : [notices()] },
        '5111000002': other,
      });
    const before = await everything();
    expect(await eventsOf()).toHaveLength(2);
    await rebuildWarnings(nights.house);
    expect(await everything()).toEqual(before);
  });

  it('killed in the middle, it goes on where it stopped', async () => {
    nights = await Nights.begin([A, '5111000002']);
    const found = { [A]: { sections: [news(20)] }, '5111000002': { sections: [news(20)] } };
    await nights.night(0, found);
    const run = await nights.seal(1, found);
    await trackSealedRuns(nights.house);
    const full = new StoreError(storeProblem('full', '/disk', 'ENOSPC'), new Error('ENOSPC'));
    const { store } = nights.house;
    const killed = {
      ...nights.house,
      store: {
        ...store,
        warnings: {
          ...store.warnings,
          update: (...args: Parameters<typeof store.warnings.update>) =>
            args[1] === A ? store.warnings.update(...args) : Promise.reject(full),
        },
      },
    };
    await expect(trackSealedWarnings(killed)).rejects.toThrow(StoreError);
    expect(await eventsOf()).toHaveLength(1);
    expect(await eventsOf('5111000002')).toHaveLength(0);
    await trackSealedWarnings(nights.house);
    expect(await eventsOf()).toHaveLength(1);
    expect(await eventsOf('5111000002')).toEqual(['21 工作动态 calm → over']);
    expect((await store.warnings.latest())?.id).toBe(run.id);
  });
});
