// The prober's week as of one 监测时间点: computed from the stored rows, inspected, and kept as a sealed run of its own.
import { ProbeWeek, type ProbedDay, type ProbeWeekReading } from '../../artifacts/probe-week.ts';
import { Artifacts } from '../../artifacts/token.ts';
import { WeekLimits } from '../../derive/availability/limits.ts';
import { inspectSite } from '../../inspect/inspect.ts';
import type { PreparedCheck } from '../../inspect/prepare.ts';
import { dateAt, plusDays, type CalendarDate } from '../../model/calendar.ts';
import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group.ts';
import type { Edition } from '../../model/indicator.ts';
import type { Exemption, ProbeDay } from '../../model/probe.ts';
import { ok } from '../../model/result.ts';
import type { LedgerRow, Run } from '../../model/run.ts';
import type { Site } from '../../model/site.ts';
import type { Store } from '../../store/port.ts';
import { daysOf } from './roll-up.ts';

export interface WeekInput {
  /** 监测时间点, epoch ms. */
  readonly asOf: number;
  readonly edition: Edition;
  /** Prepared for the edition; those over a period are run. */
  readonly checks: readonly PreparedCheck[];
  readonly sites: readonly Site[];
}

type Rows = Pick<Store, 'inventory' | 'probes' | 'exemptions'>;

const SECOND_MS = 1000;

/** The last day that is over at the 监测时间点; the last second of a day (a bare date) closes it. */
export function lastWholeDay(asOf: number): CalendarDate {
  return plusDays(dateAt(asOf + SECOND_MS), -1);
}

/** The days that a week as of then may rest on. */
export function weekWindow(
  asOf: number,
  limits: Pick<WeekLimits, 'withinDays'>,
): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const to = lastWholeDay(asOf);
  return { from: plusDays(to, 1 - limits.withinDays), to };
}

/** The edition's limits were validated when its checks were prepared. */
export const weekLimitsOf = (edition: Edition): WeekLimits =>
  WeekLimits.parse(edition.limits['unreachable-week']);

/** Rolled-up days, and those that are over but not rolled up yet, from their raw visits. */
async function probedDays(
  probes: Rows['probes'],
  window: { readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<ReadonlyMap<string, readonly ProbeDay[]>> {
  const days = [...(await probes.days(window))];
  for (const day of await probes.unrolledDays(plusDays(window.to, 1))) {
    if (day < window.from) continue;
    const visits = [];
    for await (const visit of probes.visits({ from: day, to: day })) visits.push(visit);
    days.push(...daysOf(visits));
  }
  return groupBy(days, ({ site }) => site);
}

const covers = ({ from, to }: Exemption, day: CalendarDate): boolean => from <= day && day <= to;

interface OfSite {
  readonly probed: readonly ProbeDay[];
  readonly exemptions: readonly Exemption[];
  /** The day on which its address was corrected; null for never. */
  readonly moved: CalendarDate | null;
}

/** Visits to an address that the inventory has corrected since say nothing of the site. */
function readingOf(site: Site, upTo: CalendarDate, { probed, exemptions, moved }: OfSite): ProbeWeekReading {
  const days = probed
    .filter(({ day }) => moved === null || day > moved)
    .sort((left, right) => (left.day < right.day ? -1 : 1))
    .map(({ day, marks }): ProbedDay => {
      const filed = exemptions.find((exemption) => covers(exemption, day));
      const exemption = filed ? { kind: filed.kind, from: filed.from, to: filed.to } : null;
      return { day, marks, exemption };
    });
  return { url: site.url, upTo, days };
}

/**
 * What the prober saw of each site.
 * @param without an exemption to leave out of account: what the week would be if it had not been entered.
 * @returns null when no site was probed in all of the window: then there is no week to speak of.
 */
export async function weekReadings(
  store: Rows,
  input: Pick<WeekInput, 'asOf' | 'edition' | 'sites'>,
  without?: number,
): Promise<ReadonlyMap<string, ProbeWeekReading> | null> {
  const window = weekWindow(input.asOf, weekLimitsOf(input.edition));
  const probed = await probedDays(store.probes, window);
  if (probed.size === 0) return null;
  const filed = (await store.exemptions.list()).filter(({ id }) => id !== without);
  const exemptions = groupBy(filed, ({ site }) => site);
  const movedAt = await store.inventory.movedAt(input.asOf);
  return new Map(
    input.sites.map((site) => {
      const { code } = site;
      const at = movedAt.get(code);
      const of = {
        ...{ probed: probed.get(code) ?? [], exemptions: exemptions.get(code) ?? [] },
        moved: at === undefined ? null : dateAt(at),
      };
      return [code, readingOf(site, window.to, of)];
    }),
  );
}

/** The findings of one site's week, as those of the run of this id. */
export function weekFindings(
  run: string,
  site: Site,
  reading: ProbeWeekReading,
  input: Pick<WeekInput, 'asOf' | 'edition' | 'checks'>,
): readonly Finding[] {
  return inspectSite({
    ...{ run, site, asOf: dateAt(input.asOf), edition: input.edition, checks: input.checks },
    ...{ over: 'period', artifacts: new Artifacts().set(ProbeWeek, ok(reading)), seenAt: input.asOf },
  });
}

function ledgerOf(bySite: ReadonlyMap<string, readonly Finding[]>): readonly LedgerRow[] {
  return [...bySite].map(([site, findings]): LedgerRow => {
    const open = findings.find(({ outcome }) => outcome === 'unknown');
    return { site, state: open ? 'thin' : 'visited', reason: String(open?.measured['reason'] ?? '') };
  });
}

/** The newest run that holds the weeks as of this 监测时间点 under this edition. */
export async function findWeekRun(
  runs: Store['runs'],
  of: { readonly asOf: number; readonly edition: { readonly id: string } },
): Promise<Run | null> {
  const all = await runs.list({ kind: 'probe-week', state: 'sealed' });
  return all.find(({ asOf, edition }) => asOf === of.asOf && edition === of.edition.id) ?? null;
}

/** By site. */
export async function storedWeek(
  readings: Store['readings'],
  run: string,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const findings: Finding[] = [];
  for await (const finding of readings.findings(run)) findings.push(finding);
  return groupBy(findings, ({ subject }) => subject);
}

/** The same findings, however the keys of what was measured are ordered. */
function same(stored: readonly Finding[], recomputed: readonly Finding[]): boolean {
  const text = (findings: readonly Finding[]): string =>
    JSON.stringify(
      findings.map(({ measured, ...finding }) => [
        ...[
          finding.id,
          finding.check,
          finding.checkVersion,
          finding.outcome,
          finding.target,
          finding.message,
        ],
        Object.entries(measured).sort(([left], [right]) => (left < right ? -1 : 1)),
      ]),
    );
  return text(stored) === text(recomputed);
}

/**
 * The findings of every site's week, computed from the rows and stored: in the run that holds them already when they
 * are the same, in a new one when a filing or a late round has changed them. The old one stays, as a trace.
 * @param now epoch ms.
 * @returns by site; empty when nothing was probed in the window.
 */
export async function storeWeek(
  store: Pick<Store, 'inventory' | 'probes' | 'exemptions' | 'runs' | 'readings'>,
  input: WeekInput,
  now: number,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const readings = await weekReadings(store, input);
  if (readings === null) return new Map();
  const ofRun = (run: string): ReadonlyMap<string, readonly Finding[]> =>
    new Map(
      input.sites.flatMap((site) => {
        const reading = readings.get(site.code);
        return reading ? [[site.code, weekFindings(run, site, reading, input)]] : [];
      }),
    );
  const known = await findWeekRun(store.runs, input);
  if (known) {
    const stored = await storedWeek(store.readings, known.id);
    const anew = ofRun(known.id);
    const unchanged =
      stored.size === anew.size && [...anew].every(([site, one]) => same(stored.get(site) ?? [], one));
    if (unchanged) return stored;
  }
  const about = { kind: 'probe-week', asOf: input.asOf, edition: input.edition.id } as const;
  let findings: ReadonlyMap<string, readonly Finding[]> = new Map();
  await store.runs.saveSealed({ ...about, depth: 'sections', startedAt: now }, ledgerOf(ofRun('')), (run) => {
    findings = ofRun(run.id);
    return [...findings.values()].flat();
  });
  return findings;
}
