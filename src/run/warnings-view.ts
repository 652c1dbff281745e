// What the early warnings say as of the newest run taken in: deadlines, shared causes, and how near each site is to a veto.
import { clauseStandings, type ClauseStanding } from '../judge/standing.ts';
import type { JudgedFinding } from '../judge/clause.ts';
import { reachesShare, weekFigures, type WeekFigures } from '../derive/availability/week.ts';
import { dateAt, daysBetween, type CalendarDate } from '../model/calendar.ts';
import { groupBy } from '../model/group.ts';
import type { Edition } from '../model/indicator.ts';
import type { Run } from '../model/run.ts';
import { statusOn, type Site } from '../model/site.ts';
import type { SharedCause } from '../model/warning.ts';
import type { WarningSettings } from '../derive/warning/settings.ts';
import {
  WARNING_COLUMNS,
  warningRecord,
  type NamedWarning,
  type WarningRecord,
} from '../report/warning-records.ts';
import type { Report } from '../report/write.ts';
import type { Store } from '../store/port.ts';
import { weekLimitsOf, weekReadings } from './probe/week.ts';

export interface SiteStanding extends ClauseStanding {
  readonly subject: string;
}

/** A week of the prober that comes near to the share of failed visits that convicts. */
export interface SiteWeekStanding extends Pick<WeekFigures, 'visits' | 'failures' | 'state'> {
  readonly subject: string;
  /** Usable days among them. */
  readonly days: number;
  /** Per cent of the visits that convict. */
  readonly limitPercent: number;
}

export interface WarningsView {
  /** The newest run taken in: every "days left" counts from its day. */
  readonly run: Run;
  readonly today: CalendarDate;
  readonly warnings: readonly WarningRecord[];
  readonly causes: readonly SharedCause[];
  /** Sites near a veto, by code. */
  readonly standings: readonly SiteStanding[];
  readonly weeks: readonly SiteWeekStanding[];
  /** Sites of the run that could not be looked at properly: nothing new is said of them. */
  readonly unseen: number;
}

interface ViewInput {
  readonly edition: Edition;
  readonly settings: WarningSettings;
  /** Those asked about; of them only those in operation are spoken of. */
  readonly sites: readonly Site[];
}

type Rows = Pick<Store, 'runs' | 'warnings' | 'comparison' | 'inventory' | 'probes' | 'exemptions'>;

/** All that is watched of these sites, the calm included, by site and number. */
async function recordsOf(
  store: Rows,
  { settings, sites }: ViewInput,
  today: CalendarDate,
  causes: readonly SharedCause[],
): Promise<readonly WarningRecord[]> {
  const wanted = new Set(sites.map(({ code }) => code));
  const subject = sites.length === 1 ? sites[0]?.code : undefined;
  const records: WarningRecord[] = [];
  const context = { today, nights: settings.nights, causes };
  const all = store.warnings.warnings({ calm: true, ...(subject === undefined ? {} : { subject }) });
  for await (const { subject: code, warning } of all)
    if (wanted.has(code)) records.push(warningRecord(code, warning, context));
  return records;
}

/** Worth telling: the limit is reached or almost, or it will be soon. */
function isNear(standing: ClauseStanding, today: CalendarDate, veto: WarningSettings['veto']): boolean {
  const { count, left, reachedOn } = standing;
  if (count > 0 && left <= veto.left) return true;
  return reachedOn !== null && daysBetween(today, reachedOn) <= veto.days;
}

function standingsOf(
  { edition, settings, sites }: ViewInput,
  today: CalendarDate,
  visited: ReadonlySet<string>,
  open: ReadonlyMap<string, readonly JudgedFinding[]>,
  records: readonly WarningRecord[],
): readonly SiteStanding[] {
  const bySite = groupBy(records, ({ subject }) => subject);
  return sites
    .filter(({ code }) => visited.has(code))
    .flatMap(({ code, services }) => {
      const coming = (bySite.get(code) ?? []).flatMap(({ kind, overOn, observed }) =>
        overOn !== null && observed !== 'over' && overOn > today
          ? [{ check: kind, overOn: overOn as CalendarDate }]
          : [],
      );
      return clauseStandings({ edition, services, findings: open.get(code) ?? [], coming })
        .filter((standing) => isNear(standing, today, settings.veto))
        .map((standing) => ({ subject: code, ...standing }));
    });
}

/** Weeks as of the run's 监测时间点, those near the share that convicts only. */
async function weeksOf(store: Rows, run: Run, input: ViewInput): Promise<readonly SiteWeekStanding[]> {
  const { edition, settings, sites } = input;
  const limits = weekLimitsOf(edition);
  const readings = await weekReadings(store, { asOf: run.asOf, edition, sites });
  return sites.flatMap(({ code }) => {
    const reading = readings?.get(code);
    if (!reading) return [];
    const { visits, failures, state, days } = weekFigures(reading, limits);
    if (failures === 0 || !reachesShare(failures, visits, limits.failurePercent * settings.veto.weekShare))
      return [];
    return [
      { subject: code, days: days.length, visits, failures, state, limitPercent: limits.failurePercent },
    ];
  });
}

/** null before the first sealed nightly run was taken in. */
export async function viewWarnings(store: Rows, asked: ViewInput): Promise<WarningsView | null> {
  const run = await store.warnings.latest();
  if (run === null) return null;
  const today = dateAt(run.asOf);
  const input = { ...asked, sites: asked.sites.filter((site) => statusOn(site, today) === 'running') };
  const wanted = new Set(input.sites.map(({ code }) => code));
  const [ledger, all] = await Promise.all([store.runs.ledger(run.id), store.warnings.causes(run.id)]);
  const causes = all.filter(({ sites }) => sites.some((code) => wanted.has(code)));
  const warnings = await recordsOf(store, input, today, causes);
  const mine = ledger.filter(({ site, state }) => wanted.has(site) && state !== 'not-running');
  const visited = new Set(mine.filter(({ state }) => state === 'visited').map(({ site }) => site));
  const open = groupBy(await store.comparison.open(run.id), ({ subject }) => subject);
  return {
    ...{ run, today, warnings, causes, unseen: mine.length - visited.size },
    standings: standingsOf(input, today, visited, open, warnings),
    weeks: await weeksOf(store, run, input),
  };
}

/** Believed to be near its limit or past it. */
export const isRaised = ({ state }: Pick<WarningRecord, 'state'>): boolean =>
  state === 'due' || state === 'over';

/** Everything watched, or only what is near its limit or past it. */
export function warningReport(
  view: Pick<WarningsView, 'warnings'>,
  names: ReadonlyMap<string, string>,
  raisedOnly: boolean,
): Report<WarningRecord, NamedWarning> {
  const chosen = raisedOnly ? view.warnings.filter(isRaised) : view.warnings;
  async function* records(): AsyncGenerator<WarningRecord> {
    yield* chosen;
  }
  async function* rows(): AsyncGenerator<NamedWarning> {
    for (const one of chosen) yield { ...one, siteName: names.get(one.subject) ?? '' };
  }
  return { title: '预警', records, rows, columns: WARNING_COLUMNS };
}
