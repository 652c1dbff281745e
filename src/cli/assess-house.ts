// What judging and exporting share: the run that is meant, its edition, and its assessment.
import { Option } from 'commander';
import { inOneLine } from '../app/config-problems.ts';
import { loadEdition } from '../app/edition.ts';
import type { House } from '../app/house.ts';
import { prepareChecks, type PreparedCheck } from '../inspect/prepare.ts';
import type { Edition } from '../model/indicator.ts';
import type { Run } from '../model/run.ts';
import { assessAccounts, type AccountAssessment } from '../run/assess-accounts.ts';
import { inspectAccounts } from '../run/accounts/inspect-run.ts';
import { assessRun, type Assessment } from '../run/assess.ts';
import { findRun, isPeriod } from '../run/find-run.ts';
import { CommandFailure, usageFailure } from './exit.ts';

/** What a run is of. */
export const SUBJECT_KINDS = ['sites', 'accounts'] as const;
export type Subjects = (typeof SUBJECT_KINDS)[number];

export interface RunFlags {
  readonly run?: string;
  readonly period?: string;
  readonly kind?: Subjects;
}

export function kindOption(): Option {
  return new Option('--kind <KIND>', '网站还是新媒体账号；写了巡检编号时以那一轮为准，否则为 sites').choices(
    SUBJECT_KINDS,
  );
}

/** What the run is of. */
export const subjectsOf = ({ kind }: Pick<Run, 'kind'>): Subjects =>
  kind === 'accounts' ? 'accounts' : 'sites';

function period(text: string): string {
  if (!isPeriod(text)) throw usageFailure(`--period ${text}：不是季度，应如 2021Q4`);
  return text;
}

function runId(text: string): string {
  if (text.trim() === '') throw usageFailure('--run 是空的：请写上巡检编号，或 latest');
  return text.trim();
}

export function runOption(): Option {
  return new Option('--run <ID>', '巡检编号，或 latest（最近完成的一轮）').argParser(runId);
}

export function periodOption(): Option {
  return new Option('--period <PERIOD>', '季度，如 2021Q4：取其中最近完成的一轮')
    .argParser(period)
    .conflicts('run');
}

/** @throws CommandFailure with one Chinese line. */
export async function chosenRun(house: House, flags: RunFlags): Promise<Run> {
  const choice = flags.period === undefined ? { run: flags.run ?? 'latest' } : { period: flags.period };
  const found = await findRun(house.store.runs, choice, flags.kind === 'accounts' ? 'accounts' : 'nightly');
  if (!found.ok) throw new CommandFailure(found.error);
  const run = found.value;
  if (flags.kind !== undefined && flags.kind !== subjectsOf(run))
    throw new CommandFailure(
      `巡检 ${run.id} 是${run.kind === 'accounts' ? '账号检查' : '网站巡检'}，与 --kind ${flags.kind} 不符；请去掉 --kind 或另写巡检编号`,
    );
  return run;
}

/** The edition the run was made under. @throws CommandFailure with the first problem in Chinese. */
export async function editionOf(house: House, run: Run): Promise<Edition> {
  const edition = await loadEdition(house.options.workspace, run.edition);
  if (!edition.ok) throw new CommandFailure(inOneLine(edition.error));
  return edition.value;
}

/** All checks, prepared for an edition. @throws CommandFailure with the first problem in Chinese. */
export function checksOf(house: House, edition: Edition): readonly PreparedCheck[] {
  const checks = prepareChecks(
    house.checks.map(({ check }) => check),
    edition,
  );
  if (!checks.ok) throw new CommandFailure(inOneLine(checks.error));
  return checks.value;
}

/** Judges the chosen run anew from its stored findings and the prober's week, and stores the verdicts. @throws CommandFailure */
export async function assess(house: House, flags: RunFlags): Promise<Assessment> {
  const run = await chosenRun(house, flags);
  const edition = await editionOf(house, run);
  const period = flags.period === undefined ? {} : { period: flags.period };
  const week = { checks: checksOf(house, edition), now: house.clock() };
  const { regions } = house;
  const assessed = await assessRun(house.store, { run, edition, regions, week, ...period });
  if (!assessed.ok) throw new CommandFailure(assessed.error);
  return assessed.value;
}

/** The same of a run over accounts. @throws CommandFailure */
export async function assessAccountsOf(house: House, run: Run, flags: RunFlags): Promise<AccountAssessment> {
  const edition = await editionOf(house, run);
  const period = flags.period === undefined ? {} : { period: flags.period };
  // What people entered since the batch was sealed counts: findings are computed from all that is stored.
  if (run.state === 'sealed' && run.kept === 'all')
    await inspectAccounts(
      { store: house.store, log: house.log, edition, checks: checksOf(house, edition) },
      run,
    );
  const assessed = await assessAccounts(house.store, { run, edition, regions: house.regions, ...period });
  if (!assessed.ok) throw new CommandFailure(assessed.error);
  return assessed.value;
}
