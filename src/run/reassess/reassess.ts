// A sealed run judged again from what is stored: readings → checks → findings → verdicts, and the convicting files read
// anew. Visits no site, writes nothing, and takes the stored findings and verdicts for nothing but the other side.
import { judgeSite } from '../../judge/judge-site.ts';
import { inspectSite } from '../../inspect/inspect.ts';
import type { PreparedCheck } from '../../inspect/prepare.ts';
import { dateAt } from '../../model/calendar.ts';
import type { Finding } from '../../model/finding.ts';
import type { Edition } from '../../model/indicator.ts';
import type { LedgerRow, Run } from '../../model/run.ts';
import { statusOn, type Site } from '../../model/site.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { EvidenceStore } from '../../store/evidence-port.ts';
import type { SiteVisit, Store } from '../../store/port.ts';
import { recomputeWeek } from './recompute-week.ts';
import { artifactsOf } from '../visit-and-inspect.ts';
import { evidenceDifferences, type EvidenceDesk } from './check-evidence.ts';
import { findingDifferences, verdictDifferences, type Difference } from './difference.ts';
import { StoredFiles } from './stored-files.ts';
import type { Readers } from './stored-views.ts';

export interface ReassessInput {
  /** Sealed. */
  readonly run: Run;
  /** The one the run was made under, with the checks prepared for it. */
  readonly edition: Edition;
  readonly checks: readonly PreparedCheck[];
  readonly readers: Readers;
  readonly evidence: EvidenceStore;
}

export interface Reassessment {
  /** Recomputed. */
  readonly findings: number;
  readonly verdicts: readonly Verdict[];
  /** False: the run was never judged, and the other side was judged from its stored findings. */
  readonly wereJudged: boolean;
  /** By site, in the order of the ledger's codes. */
  readonly differences: readonly Difference[];
  /** Distinct contents read again. */
  readonly files: number;
  /** Sites whose links that answered were let go by retention: that none was dead is not recomputed for them. */
  readonly withoutAliveLinks: number;
  /** Ids of checks that the program has had only since: the run has nothing to hold them against. */
  readonly laterChecks: readonly string[];
}

type Stores = Pick<Store, 'inventory' | 'runs' | 'readings' | 'verdicts' | 'probes' | 'exemptions'>;

interface Anew {
  readonly findings: readonly Finding[];
  readonly stored: readonly Finding[];
  readonly differences: readonly Difference[];
  readonly withoutAliveLinks: boolean;
}

async function storedFindings(store: Stores, run: string, site: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of store.readings.findings(run, { site })) findings.push(finding);
  return findings;
}

/** What a thin or failed visit says of itself and what the ledger says must be one thing. */
function stateDifference(row: LedgerRow, visit: SiteVisit): readonly Difference[] {
  const clear = visit.coverage.thin === null;
  if ((row.state === 'visited') === clear) return [];
  const sides = { stored: String(row.state), recomputed: visit.coverage.thin ?? 'visited' };
  return [{ about: 'visit', subject: row.site, id: '', what: '检查状态', ...sides }];
}

function gone(row: LedgerRow): Difference {
  const sides = { stored: '', recomputed: '这一轮的读数已按保留期限清除，不能重算' };
  return { about: 'visit', subject: row.site, id: '', what: '读数', ...sides };
}

/** Retention lets go of links that answered: "none is dead" can then not be counted again. */
function lacksAliveLinks({ links, coverage }: SiteVisit): boolean {
  return links.ok && links.value.length < coverage.linksChecked;
}

async function inspectAnew(
  site: Site,
  row: LedgerRow,
  store: Stores,
  input: ReassessInput,
  desk: EvidenceDesk,
): Promise<Anew> {
  const { run, edition, checks } = input;
  const stored = await storedFindings(store, run.id, site.code);
  const visit = await store.readings.visit(run.id, site.code);
  if (!visit) {
    const differences = stored.length > 0 ? [gone(row)] : [];
    return { findings: [], stored, differences, withoutAliveLinks: false };
  }
  // The address may have been corrected in the inventory since: the visit's own counts.
  const url = visit.reachability.ok ? visit.reachability.value.url : site.url;
  const all = inspectSite({
    ...{ run: run.id, site: { ...site, url }, asOf: desk.asOf, edition, checks },
    ...{ artifacts: artifactsOf(visit), seenAt: visit.endedAt },
  });
  const withoutAliveLinks = lacksAliveLinks(visit);
  const countable = ({ check, target }: Finding): boolean =>
    !(withoutAliveLinks && (check === 'missing-annual-report' || (check === 'dead-link' && target === url)));
  const findings = all.filter(countable);
  const differences = [
    ...stateDifference(row, visit),
    ...findingDifferences(stored.filter(countable), findings),
  ];
  for (const finding of findings)
    if (finding.outcome === 'fail') differences.push(...(await evidenceDifferences(finding, visit, desk)));
  return { findings, stored, differences, withoutAliveLinks };
}

/** Checks that left nothing anywhere in the run: every site that was looked at has a finding of every check there was. */
async function laterChecks(
  { readings }: Stores,
  run: string,
  checks: readonly PreparedCheck[],
): Promise<readonly string[]> {
  const seen = new Set<string>();
  for await (const { check } of readings.findings(run)) seen.add(check);
  if (seen.size === 0) return [];
  return checks
    .filter(({ check }) => check.appliesTo === 'site' && check.over !== 'period' && !seen.has(check.id))
    .map(({ check }) => check.id);
}

/** Recomputes findings and verdicts of a sealed run and holds them against the stored ones and against the files. */
export async function reassessRun(store: Stores, all: ReassessInput): Promise<Reassessment> {
  const { run, edition } = all;
  const later = await laterChecks(store, run.id, all.checks);
  const input = { ...all, checks: all.checks.filter(({ check }) => !later.includes(check.id)) };
  const asOf = dateAt(run.asOf);
  const desk: EvidenceDesk = { files: new StoredFiles(input.evidence), readers: input.readers, asOf };
  const [ledger, sites, judged] = await Promise.all([
    store.runs.ledger(run.id),
    store.inventory.all(),
    store.verdicts.of(run.id),
  ]);
  const byCode = new Map(sites.map((site) => [site.code, site]));
  const kept = judged.filter((verdict) => verdict.edition === edition.id && verdict.subjectKind === 'site');
  const anew: Verdict[] = [];
  const before: Verdict[] = [];
  const differences: Difference[] = [];
  const week = await recomputeWeek(
    store,
    input,
    ledger.flatMap((row) => byCode.get(row.site) ?? []),
  );
  differences.push(...week.differences);
  let [findings, withoutAliveLinks] = [week.count, 0];
  for (const row of [...ledger].sort((left, right) => (left.site < right.site ? -1 : 1))) {
    const site = byCode.get(row.site);
    if (!site) continue;
    const seen = await inspectAnew(site, row, store, input, desk);
    findings += seen.findings.length;
    withoutAliveLinks += seen.withoutAliveLinks ? 1 : 0;
    differences.push(...seen.differences);
    const judge = (from: readonly Finding[]): readonly Verdict[] => {
      const status = statusOn(site, asOf);
      const verdict = judgeSite({ run: run.id, site, status, ledger: row, findings: from, edition });
      return verdict ? [verdict] : [];
    };
    anew.push(...judge([...seen.findings, ...week.anew(site.code)]));
    if (kept.length === 0) before.push(...judge([...seen.stored, ...week.stored(site.code)]));
  }
  differences.push(...verdictDifferences(kept.length > 0 ? kept : before, anew));
  return {
    ...{ findings, verdicts: anew, wereJudged: kept.length > 0, differences },
    ...{ files: desk.files.read, withoutAliveLinks, laterChecks: later },
  };
}
