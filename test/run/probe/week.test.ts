// A simulated week and more: who is convicted, who is not, and that our own troubles convict nobody.
import { afterEach, describe, expect, it } from 'vitest';
import { prepared } from '../../checks/bench.ts';
import { reassessRun } from '../../../src/run/reassess/reassess.ts';
import { openPageReaders } from '../../../src/app/readers.ts';
import { readingReport } from '../../../src/run/export-rows.ts';
import { assessRun } from '../../../src/run/assess.ts';
import { plusDays, dateAt } from '../../../src/model/calendar.ts';
import { ok } from '../../../src/model/result.ts';
import type { Run } from '../../../src/model/run.ts';
import { addExemption, revokeExemption, type ExemptHouse } from '../../../src/run/probe/exempt.ts';
import { findWeekRun, storeWeek } from '../../../src/run/probe/week.ts';
import { collect } from '../../suites/store-steps.ts';
import { codeOf, DAY_MS, downIn, HOUR_MS, hoursOfWeek, MONDAY, up, World, type Behaviour } from './world.ts';

let world: World;
afterEach(() => world.close());

const NEXT_MONDAY = MONDAY + 7 * DAY_MS;
const CHECKS = prepared();

/** What the week says of every site, as of then. */
async function weekAt(asOf: number): Promise<Readonly<Record<string, string>>> {
  const { store, edition } = world.house;
  const found = await storeWeek(store, { asOf, edition, checks: CHECKS, sites: world.sites }, world.now);
  return Object.fromEntries([...found].map(([site, [finding]]) => [site, finding?.outcome ?? '']));
}

async function messageAt(asOf: number, site: string): Promise<string> {
  const { store, edition } = world.house;
  const found = await storeWeek(store, { asOf, edition, checks: CHECKS, sites: world.sites }, world.now);
  return found.get(site)?.[0]?.message ?? '';
}

/** A night that could not open any site, sealed, as of then. */
async function night(asOf: number): Promise<Run> {
  const { runs } = world.house.store;
  const sites = world.sites.map(({ code }) => code);
  const about = { kind: 'nightly', edition: world.house.edition.id, depth: 'sections' } as const;
  const run = await runs.open({ ...about, asOf, startedAt: asOf, sites });
  for (const code of sites) await runs.saveState(run.id, code, 'unreachable', '');
  return runs.seal(run.id, asOf);
}

async function judged(run: Run) {
  const { store, edition, regions } = world.house;
  const week = { checks: CHECKS, now: world.now };
  const assessed = await assessRun(store, { run, edition, regions, week });
  if (!assessed.ok) throw new Error(assessed.error);
  return assessed.value.verdicts;
}

const others = (count: number): readonly Behaviour[] => Array.from({ length: count }, () => up);

describe('a week of hourly rounds', () => {
  it('convicts from five per cent, inclusive, and clears below', async () => {
    // 168 visits: 8 are 4.8 %, 9 are 5.4 %.
    const behaviours = [downIn(hoursOfWeek(8)), downIn(hoursOfWeek(9)), () => 'challenge' as const];
    world = await World.open({ behaviours: [...behaviours, ...others(9)] });
    const rounds = await world.probeUntil(NEXT_MONDAY);
    expect(rounds).toHaveLength(168);
    expect(rounds.filter(({ health }) => health === 'void')).toEqual([]);
    const week = await weekAt(NEXT_MONDAY);
    expect(week).toMatchObject({ [codeOf(0)]: 'pass', [codeOf(1)]: 'fail', [codeOf(2)]: 'unknown' });
    expect(Object.values(week).filter((outcome) => outcome === 'pass')).toHaveLength(10);
    expect(await messageAt(NEXT_MONDAY, codeOf(1))).toBe(
      '一周（2021-12-13 至 2021-12-19）访问 168 次，打不开 9 次，达到 5%',
    );
    expect(await messageAt(NEXT_MONDAY, codeOf(2))).toBe(
      '站点能否访问未能确定：一周监测不足：可用 0 天，须 7 天，168 次访问被防护系统拦截或拒绝，无法核实',
    );
    // A day earlier the week is not whole, and says so.
    expect(await messageAt(NEXT_MONDAY - DAY_MS, codeOf(1))).toContain('一周监测不足：可用 6 天，须 7 天');

    // The night's verdict rests on it, comes to the same again, and the week is kept once.
    const run = await night(NEXT_MONDAY + 2 * HOUR_MS);
    const verdicts = await judged(run);
    const reached = (site: string) =>
      verdicts
        .find(({ subject }) => subject === site)
        ?.indicators.find(({ id }) => id === 'site.unreachable');
    expect(verdicts.filter(({ outcome }) => outcome === 'unqualified').map(({ subject }) => subject)).toEqual(
      [codeOf(1)],
    );
    const weekRun = await findWeekRun(world.house.store.runs, {
      asOf: run.asOf,
      edition: world.house.edition,
    });
    const [finding] = await collect(
      world.house.store.readings.findings(weekRun?.id ?? '', { site: codeOf(1) }),
    );
    expect(reached(codeOf(1))).toMatchObject({ outcome: 'fail', count: 1, findings: [finding?.id] });
    expect(reached(codeOf(0))).toMatchObject({ outcome: 'pass', count: 0 });
    expect(reached(codeOf(2))).toMatchObject({ outcome: 'unknown', reason: '本次检查时打不开' });
    expect(finding?.measured).toMatchObject({ visits: 168, failures: 9, usableDays: 7 });
    const exported = readingReport('findings', {
      ...{ readings: world.house.store.readings, run, edition: world.house.edition, ledger: [] },
      ...{ names: { sites: new Map(), rules: new Map() }, weekRun: weekRun?.id ?? '', problemsOnly: true },
    });
    const rows = exported.ok ? await collect(exported.value.records()) : [];
    expect(rows).toContainEqual(expect.objectContaining({ id: finding?.id, check: 'unreachable-week' }));
    await judged(run);
    const kept = await world.house.store.runs.list({ kind: 'probe-week' });
    expect(kept.filter(({ asOf }) => asOf === run.asOf)).toHaveLength(1);
    const { evidence, store, edition } = world.house;
    const again = await reassessRun(store, {
      ...{ run, edition, checks: CHECKS, evidence, readers: openPageReaders() },
    });
    expect(again).toMatchObject({ wereJudged: true, differences: [] });
  });

  it('keeps the figures when the raw visits have been thinned out, and failing ones with their neighbours', async () => {
    const bad = new Set([30, 100]);
    world = await World.open({ behaviours: [downIn(bad), ...others(4)], settings: { rawDays: 2 } });
    await world.probeUntil(NEXT_MONDAY + HOUR_MS / 2);
    const { probes } = world.house.store;
    const days = await probes.days({ from: dateAt(MONDAY), to: dateAt(NEXT_MONDAY - 1) });
    expect(days).toHaveLength(35);
    expect(days.filter(({ failures }) => failures > 0).map(({ day }) => day)).toEqual([
      '2021-12-14',
      '2021-12-17',
    ]);
    expect(days.every(({ visits, marks }) => visits === 24 && marks.length === 24)).toBe(true);
    const old = { from: dateAt(MONDAY), to: plusDays(dateAt(NEXT_MONDAY), -3) };
    const raw = (await collect(probes.visits(old))).map(({ visit }) => visit);
    expect(raw.map(({ site, outcome }) => [site, outcome])).toEqual(
      ['opened', 'failed', 'opened', 'opened', 'failed', 'opened'].map((outcome) => [codeOf(0), outcome]),
    );
    expect(await weekAt(NEXT_MONDAY)).toMatchObject({ [codeOf(0)]: 'pass' });
  });
});

describe('an address corrected since', () => {
  it('takes the visits to the wrong one out of the week, and leaves earlier weeks as they were', async () => {
    world = await World.open({ behaviours: [() => 'down', ...others(9)] });
    await world.probeUntil(NEXT_MONDAY);
    const [wrong, ...rest] = world.sites;
    if (!wrong) throw new Error('no sites');
    const right = { ...wrong, url: 'http://www.right.gov.cn/' };
    await world.house.store.inventory.replaceSites([right, ...rest], NEXT_MONDAY + HOUR_MS);
    expect(await weekAt(NEXT_MONDAY)).toMatchObject({ [codeOf(0)]: 'fail' });
    expect(await messageAt(NEXT_MONDAY + 2 * HOUR_MS, codeOf(0))).toContain('可用 0 天，须 7 天');
    expect(await weekAt(NEXT_MONDAY + 2 * HOUR_MS)).toMatchObject({ [codeOf(1)]: 'pass' });
  });
});

describe('our own troubles convict nobody', () => {
  const tenHours = (at: number): boolean => at >= MONDAY + 50 * HOUR_MS && at < MONDAY + 60 * HOUR_MS;

  it('an outage of ten hours, seen by canaries', async () => {
    world = await World.open({ behaviours: others(12), canaries: 3, cut: tenHours });
    const rounds = await world.probeUntil(NEXT_MONDAY + DAY_MS);
    const voided = rounds.filter(({ health }) => health === 'void');
    expect(voided.length).toBeGreaterThanOrEqual(10);
    expect(voided[0]?.reason).toContain('对照网站中有 3 个连不上，疑为本机网络故障');
    expect(Object.values(await weekAt(NEXT_MONDAY + DAY_MS))).toEqual(Array(12).fill('pass'));
    expect(Object.values(await weekAt(NEXT_MONDAY))).toEqual(Array(12).fill('unknown'));
  });

  it('the same without canaries, by all failing at once', async () => {
    world = await World.open({ behaviours: others(12), cut: tenHours });
    const rounds = await world.probeUntil(NEXT_MONDAY + DAY_MS);
    const voided = rounds.filter(({ health }) => health === 'void');
    expect(voided).toHaveLength(10);
    expect(voided[0]?.reason).toContain('12 个网站中有 12 个同时打不开');
    expect(new Set(Object.values(await weekAt(NEXT_MONDAY + DAY_MS)))).toEqual(new Set(['pass']));
  });

  it('a name server that is silent for ten hours', async () => {
    world = await World.open({ behaviours: others(12), deaf: tenHours, settings: { resolves: 's0.gov.cn' } });
    const rounds = await world.probeUntil(NEXT_MONDAY + DAY_MS);
    const voided = rounds.filter(({ health }) => health === 'void');
    expect(voided).toHaveLength(10);
    expect(voided[0]?.reason).toContain('本机域名服务器未应答');
    expect(voided.every(({ counts }) => counts.failed === 0)).toBe(true);
    expect(new Set(Object.values(await weekAt(NEXT_MONDAY + DAY_MS)))).toEqual(new Set(['pass']));
  });

  it('a machine that slept voids its round', async () => {
    const behaviours = [...others(3)];
    world = await World.open({ behaviours, stalledSince: (at) => (at < MONDAY + HOUR_MS ? 40_000 : 0) });
    const rounds = await world.probeUntil(MONDAY + 3 * HOUR_MS);
    expect(rounds.map(({ health }) => health)).toEqual(['void', 'sound', 'sound']);
    expect(rounds[0]?.reason).toContain('停顿了 40 秒');
  });
});

describe('a platform’s outage', () => {
  const platform = (hours: number): Behaviour =>
    downIn(new Set(Array.from({ length: hours }, (_one, n) => 40 + n)));
  const addressOf = (index: number): string => (index < 12 ? '127.0.3.1' : `127.0.1.${index}`);

  it.each([
    [6, 'pass'],
    [12, 'fail'],
  ])('of %i hours: %s for those behind it, and for nobody else', async (hours, outcome) => {
    const behind = Array.from({ length: 12 }, () => platform(hours));
    world = await World.open({ behaviours: [...behind, ...others(14)], addressOf });
    const rounds = await world.probeUntil(NEXT_MONDAY);
    expect(rounds.filter(({ health }) => health === 'void')).toEqual([]);
    expect(rounds.filter(({ reason }) => reason.includes('127.0.3.1'))).toHaveLength(hours);
    const week = Object.values(await weekAt(NEXT_MONDAY));
    expect(week.slice(0, 12)).toEqual(Array(12).fill(outcome));
    expect(week.slice(12)).toEqual(Array(14).fill('pass'));
  });
});

describe('a filing entered afterwards', () => {
  it('clears its site, judges the night again, and leaves its trace; revoked, all is as before', async () => {
    const twoDays = new Set(Array.from({ length: 48 }, (_one, hour) => 7 * 24 + hour));
    const behaviours = [downIn(twoDays), downIn(twoDays), ...others(6)];
    world = await World.open({ behaviours });
    const asOf = MONDAY + 12 * DAY_MS;
    await world.probeUntil(asOf);
    const run = await night(asOf);
    const unqualified = async (): Promise<readonly string[]> =>
      (await world.house.store.verdicts.of(run.id))
        .filter(({ outcome }) => outcome === 'unqualified')
        .map(({ subject }) => subject);
    await judged(run);
    expect(await unqualified()).toEqual([codeOf(0), codeOf(1)]);

    const { store, regions, edition } = world.house;
    const rules = { edition, checks: CHECKS };
    const desk: ExemptHouse = {
      store,
      regions,
      clock: () => world.now,
      rules,
      rulesOf: async () => ok(rules),
    };
    const [from, to] = [dateAt(MONDAY + 7 * DAY_MS), dateAt(MONDAY + 8 * DAY_MS)];
    const entry = {
      site: codeOf(0),
      kind: 'maintenance',
      from,
      to,
      reason: '机房搬迁',
      enteredBy: '张三',
    } as const;
    const added = await addExemption(desk, entry);
    if (!added.ok) throw new Error(added.error);
    expect(await unqualified()).toEqual([codeOf(1)]);
    expect(added.value.audit).toMatchObject([
      { run: '', action: 'add', by: '张三' },
      { run: run.id, before: expect.stringContaining('结论：不合格') as string },
    ]);
    expect(added.value.audit[1]?.before).toContain('打不开 48 次，达到 5%');
    expect(added.value.audit[1]?.after).toMatch(/打不开 0 次，未达到 5%；结论：未能判定$/);
    expect(await addExemption(desk, entry)).toMatchObject({ ok: false });

    const { id } = added.value.exemption;
    const revoked = await revokeExemption(desk, id, '李四');
    expect(revoked).toMatchObject({ ok: true, value: { exemption: { revokedBy: '李四' } } });
    expect(await unqualified()).toEqual([codeOf(0), codeOf(1)]);
    expect(await revokeExemption(desk, id, '李四')).toMatchObject({ ok: false });
    const trail = await store.exemptions.audit({ exemption: id });
    expect(trail.map(({ action, by, run: of }) => [action, by, of])).toEqual([
      ['add', '张三', ''],
      ['add', '张三', run.id],
      ['revoke', '李四', ''],
      ['revoke', '李四', run.id],
    ]);
    // Each week that a verdict ever rested on is still there.
    expect((await store.runs.list({ kind: 'probe-week' })).filter((one) => one.asOf === asOf)).toHaveLength(
      3,
    );
  });
});
