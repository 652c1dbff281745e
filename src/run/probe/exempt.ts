// Filing and revoking exemptions: the weeks they touch are computed anew, the runs judged by them too, and all is noted.
import type { PreparedCheck } from '../../inspect/prepare.ts';
import type { Finding } from '../../model/finding.ts';
import type { Edition } from '../../model/indicator.ts';
import type { Exemption, ExemptionAudit } from '../../model/probe.ts';
import type { Region } from '../../model/region.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Run } from '../../model/run.ts';
import type { Site } from '../../model/site.ts';
import type { Verdict, VerdictOutcome } from '../../model/verdict.ts';
import type { Store } from '../../store/port.ts';
import { assessRun } from '../assess.ts';
import { findWeekRun, storedWeek, weekFindings, weekLimitsOf, weekReadings, weekWindow } from './week.ts';

export interface Rules {
  readonly edition: Edition;
  readonly checks: readonly PreparedCheck[];
}

export interface ExemptHouse {
  readonly store: Omit<Store, 'close'>;
  readonly regions: readonly Region[];
  /** Wall clock, epoch ms. */
  readonly clock: () => number;
  /** Today's rules. */
  readonly rules: Rules;
  /** Those of the edition a run was made under, or one Chinese line. */
  readonly rulesOf: (run: Run) => Promise<Result<Rules, string>>;
}

export type NewExemption = Pick<Exemption, 'site' | 'kind' | 'from' | 'to' | 'reason' | 'enteredBy'>;

export interface ExemptionChange {
  readonly exemption: Exemption;
  /** What it did: to the week as of now, and to every run judged anew. */
  readonly audit: readonly ExemptionAudit[];
}

const OUTCOMES: Readonly<Record<VerdictOutcome, string>> = {
  qualified: '合格',
  unqualified: '不合格',
  undetermined: '未能判定',
};

const NO_WEEK = '尚无一周监测';

const weekText = (findings: readonly Finding[]): string =>
  findings.length === 0 ? NO_WEEK : findings.map(({ message }) => message).join('；');

/** One site's week as of now, in words. */
async function weekNow({ store, rules, clock }: ExemptHouse, site: Site): Promise<string> {
  const input = { asOf: clock(), ...rules, sites: [site] };
  const reading = (await weekReadings(store, input))?.get(site.code);
  return reading ? weekText(weekFindings('', site, reading, input)) : NO_WEEK;
}

interface Judged {
  readonly run: Run;
  readonly rules: Rules;
  readonly verdicts: readonly Verdict[];
}

/** Nightly runs whose verdicts rest on a week that the exemption's days belong to, the oldest first. */
async function runsTouched(
  house: ExemptHouse,
  exemption: Exemption,
): Promise<Result<readonly Judged[], string>> {
  const { store } = house;
  const touched: Judged[] = [];
  for (const run of await store.runs.list({ kind: 'nightly', state: 'sealed' })) {
    const window = weekWindow(run.asOf, weekLimitsOf(house.rules.edition));
    if (exemption.to < window.from || exemption.from > window.to) continue;
    const rules = await house.rulesOf(run);
    if (!rules.ok) return rules;
    const { edition } = rules.value;
    const all = await store.verdicts.of(run.id);
    const verdicts = all.filter((verdict) => verdict.edition === edition.id);
    if (!verdicts.some(({ subject }) => subject === exemption.site)) continue;
    if (await findWeekRun(store.runs, { asOf: run.asOf, edition }))
      touched.push({ run, rules: rules.value, verdicts });
  }
  return ok(touched.reverse());
}

/** The site's stored week and verdict of a judged run, in words. */
async function standingIn(
  { run, rules }: Judged,
  site: string,
  store: ExemptHouse['store'],
): Promise<string> {
  const week = await findWeekRun(store.runs, { asOf: run.asOf, edition: rules.edition });
  const findings = week ? ((await storedWeek(store.readings, week.id)).get(site) ?? []) : [];
  const verdict = (await store.verdicts.of(run.id)).find(
    ({ subject, edition }) => subject === site && edition === rules.edition.id,
  );
  return `${weekText(findings)}；结论：${verdict ? OUTCOMES[verdict.outcome] : '无'}`;
}

async function judgeAgain(
  house: ExemptHouse,
  { run, rules, verdicts }: Judged,
): Promise<Result<null, string>> {
  const { edition, checks } = rules;
  const period = verdicts[0]?.period;
  const assessed = await assessRun(house.store, {
    ...{ run, edition, regions: house.regions, week: { checks, now: house.clock() } },
    ...(period === undefined ? {} : { period }),
  });
  return assessed.ok ? ok(null) : assessed;
}

type Note = Pick<ExemptionAudit, 'action' | 'by' | 'at'>;

/** Judges anew whatever the change touched; `before` is the week as of now before it. */
async function followUp(
  house: ExemptHouse,
  site: Site,
  exemption: Exemption,
  before: string,
  note: Note,
): Promise<Result<ExemptionChange, string>> {
  const { store } = house;
  const about = { exemption: exemption.id, site: site.code, ...note };
  const audit: ExemptionAudit[] = [];
  const keep = async (row: Pick<ExemptionAudit, 'run' | 'before' | 'after'>): Promise<void> => {
    audit.push({ ...about, ...row });
    await store.exemptions.writeAudit([{ ...about, ...row }]);
  };
  await keep({ run: '', before, after: await weekNow(house, site) });
  const touched = await runsTouched(house, exemption);
  if (!touched.ok) return touched;
  for (const judged of touched.value) {
    const was = await standingIn(judged, site.code, store);
    const again = await judgeAgain(house, judged);
    if (!again.ok) return again;
    await keep({ run: judged.run.id, before: was, after: await standingIn(judged, site.code, store) });
  }
  return ok({ exemption, audit });
}

/** Enters an exemption, checked before by the caller for its form. @returns what came of it, or one Chinese line. */
export async function addExemption(
  house: ExemptHouse,
  entry: NewExemption,
): Promise<Result<ExemptionChange, string>> {
  const { store, clock } = house;
  const site = await store.inventory.byCode(entry.site);
  if (!site) return err(`台账中没有网站标识码 ${entry.site}；请核对，或先导入台账`);
  const filed = await store.exemptions.list({ site: entry.site });
  const twin = filed.find(
    ({ kind, from, to }) => kind === entry.kind && from === entry.from && to === entry.to,
  );
  if (twin) return err(`该网站已有相同的报备（编号 ${twin.id}）；如要更改，请先撤销它`);
  const before = await weekNow(house, site);
  const at = clock();
  const exemption = await store.exemptions.add({ ...entry, enteredAt: at });
  return followUp(house, site, exemption, before, { action: 'add', by: entry.enteredBy, at });
}

/** Revokes an exemption; it stays on record. @returns what came of it, or one Chinese line. */
export async function revokeExemption(
  house: ExemptHouse,
  id: number,
  by: string,
): Promise<Result<ExemptionChange, string>> {
  const { store, clock } = house;
  const found = await store.exemptions.get(id);
  if (!found) return err(`没有编号为 ${id} 的报备；运行 xunjian exempt list 查看`);
  const site = await store.inventory.byCode(found.site);
  if (!site) return err(`台账中已没有网站标识码 ${found.site}，报备 ${id} 未作改动`);
  const before = await weekNow(house, site);
  const at = clock();
  const revoked = await store.exemptions.revoke(id, by, at);
  if (!revoked) return err(`报备 ${id} 早已撤销，未作改动`);
  return followUp(house, site, revoked, before, { action: 'revoke', by, at });
}
