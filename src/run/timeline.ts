// What happened to one site, from everything that is stored of it. Reads the database only.
import { siteChangeText } from '../inventory/describe-change.ts';
import { dateAt, plusDays, startOfDay, type CalendarDate } from '../model/calendar.ts';
import { groupBy } from '../model/group.ts';
import { EXEMPTION_NAMES, type Exemption } from '../model/probe.ts';
import type { LedgerRow, Run } from '../model/run.ts';
import { SECTION_EVENT_NAMES, sectionEventText } from '../report/register-records.ts';
import { inOrderOfTime, type TimelineEvent } from '../report/timeline-records.ts';
import { CAUSE_KEY_NAMES, warningEventText } from '../report/warning-records.ts';
import type { Store } from '../store/port.ts';
import { NightReader } from './compare.ts';
import { daysOf } from './probe/roll-up.ts';
import { NightsTold, verdictEvents, type RuleNames } from './timeline-nights.ts';

type Ended = { readonly run: Run; readonly row: LedgerRow };

async function inventoryEvents(store: Store, code: string): Promise<readonly TimelineEvent[]> {
  return (await store.inventory.history(code)).map(({ at, before, after }) => ({
    ...{ at, kind: 'inventory', run: null, refs: [] },
    text: before ? siteChangeText(before, after) : `列入台账：${after.name} ${after.url}`,
  }));
}

function filed(one: Exemption): readonly TimelineEvent[] {
  const { id, kind, from, to, reason, enteredBy, enteredAt, revokedAt, revokedBy } = one;
  const about = { kind: 'exemption', run: null, refs: [`exemption ${String(id)}`] } as const;
  const what = `${EXEMPTION_NAMES[kind]} ${from} 至 ${to}`;
  return [
    { ...about, at: enteredAt, text: `报备${what}：${reason}（${enteredBy}）` },
    ...(revokedAt === null
      ? []
      : [{ ...about, at: revokedAt, text: `撤销报备：${what}（${revokedBy ?? ''}）` }]),
  ];
}

async function sectionEvents(store: Store, code: string): Promise<readonly TimelineEvent[]> {
  const events: TimelineEvent[] = [];
  for await (const event of store.register.events({ site: code })) {
    const { at, kind, path, name, run, number } = event;
    const told = [path || name, sectionEventText(event)].filter((part) => part !== '').join('，');
    const refs = number === null ? [] : [`section ${String(number)}`];
    events.push({ at, kind: 'section', text: `${SECTION_EVENT_NAMES[kind]}：${told}`, run, refs });
  }
  return events;
}

async function warningEvents(store: Store, code: string): Promise<readonly TimelineEvent[]> {
  const events: TimelineEvent[] = [];
  for await (const event of store.warnings.events({ subject: code })) {
    const { at, path, name, run, number } = event;
    const refs = number === 0 ? [] : [`section ${String(number)}`];
    events.push({ at, kind: 'warning', text: `${path || name}：${warningEventText(event)}`, run, refs });
  }
  return events;
}

/** The night a shared cause was first told of this site, each time anew after a night without. */
async function causeEvents(
  store: Store,
  code: string,
  nights: readonly Ended[],
  names: RuleNames,
): Promise<readonly TimelineEvent[]> {
  const mine = (await store.warnings.causes()).filter(({ sites }) => sites.includes(code));
  const before = new Map(nights.slice(1).map(({ run }, index) => [run.id, nights[index]?.run.id]));
  return mine.flatMap(({ run, at, symptom, by, key, sites }) => {
    const goesOn = mine.some(
      (one) => one.run === before.get(run) && one.symptom === symptom && one.by === by && one.key === key,
    );
    if (goesOn) return [];
    const what = names.get(symptom) ?? (symptom === 'challenged' ? '被防护系统拦截' : symptom);
    const text = `${CAUSE_KEY_NAMES[by]} ${key} 上的 ${String(sites.length)} 个网站同时出现：${what}`;
    return [{ at, kind: 'shared-cause', text, run, refs: [] }];
  });
}

const LONG_AGO = '2000-01-01' as CalendarDate;

/** Days on which the prober failed to open it; of days not rolled up yet, from their raw visits. */
async function probeEvents(
  store: Store,
  code: string,
  today: CalendarDate,
): Promise<readonly TimelineEvent[]> {
  const { probes } = store;
  const days = [...(await probes.days({ from: LONG_AGO, to: today, site: code }))];
  for (const day of await probes.unrolledDays(plusDays(today, 1))) {
    const visits = [];
    for await (const visit of probes.visits({ from: day, to: day, site: code })) visits.push(visit);
    days.push(...daysOf(visits));
  }
  return days
    .filter(({ failures }) => failures > 0)
    .map(({ day, visits, failures }) => ({
      ...{ at: startOfDay(day), kind: 'probe', run: null, refs: [`probe-day ${day}`] },
      text: `可用性监测：计入 ${String(visits)} 次，打不开 ${String(failures)} 次`,
    }));
}

async function rescanEvents(
  store: Store,
  code: string,
  runs: readonly Ended[],
  names: RuleNames,
): Promise<readonly TimelineEvent[]> {
  const events: TimelineEvent[] = [];
  for (const { run, row } of runs) {
    const failing = await store.comparison.open(run.id, { subject: code, failing: true });
    const sums = [...groupBy(failing, ({ check }) => check)].map(
      ([check, ones]) => `${names.get(check) ?? check} ${String(ones.length)} 个`,
    );
    const found = sums.length === 0 ? '没有发现问题' : sums.join('，');
    const text = row.state === 'visited' ? found : `未能检查${row.reason && `：${row.reason}`}`;
    const refs = failing.map(({ id }) => id);
    events.push({ at: run.startedAt, kind: 'rescan', text, run: run.id, refs });
  }
  return events;
}

async function nightEvents(
  store: Store,
  code: string,
  nights: readonly Ended[],
  names: RuleNames,
): Promise<readonly TimelineEvent[]> {
  const reader = await NightReader.of(store, new Set([code]));
  const told = new NightsTold(names);
  const events: TimelineEvent[] = [];
  for (const { run, row } of nights) events.push(...told.tell(await reader.read(run), code, row.reason));
  return events;
}

/**
 * Everything stored of one site, in order of time.
 * @param names of checks and indicators.
 * @param now epoch ms: days of the prober after it are not looked for.
 */
export async function timelineOf(
  store: Store,
  code: string,
  names: RuleNames,
  now: number,
): Promise<readonly TimelineEvent[]> {
  const runs = await store.comparison.runsOf(code);
  const ofKind = (kind: Run['kind']): readonly Ended[] => runs.filter(({ run }) => run.kind === kind);
  // A night whose findings are gone would seem to have had none.
  const nights = ofKind('nightly').filter(({ run }) => run.kept !== 'ledger');
  const byId = new Map(runs.map(({ run }) => [run.id, run]));
  const exemptions = await store.exemptions.list({ site: code, revoked: true });
  const parts = [
    await inventoryEvents(store, code),
    exemptions.flatMap(filed),
    await nightEvents(store, code, nights, names),
    await sectionEvents(store, code),
    await warningEvents(store, code),
    await causeEvents(store, code, nights, names),
    verdictEvents(await store.comparison.verdictsOn(code), byId, names),
    await probeEvents(store, code, dateAt(now)),
    await rescanEvents(store, code, ofKind('rescan'), names),
  ];
  return inOrderOfTime(parts.flat());
}
