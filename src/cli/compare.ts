// `xunjian compare [RUN_A] [RUN_B]`: what is new, gone, or still there from one night to another.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import {
  changeRecord,
  CHANGE_COLUMNS,
  type ChangeRecord,
  type NamedChange,
} from '../report/comparison-records.ts';
import type { Report } from '../report/write.ts';
import { choose } from '../run/choose-sites.ts';
import { compareRuns, findPair, type RunComparison } from '../run/compare.ts';
import { editionOf } from './assess-house.ts';
import { comparisonText, type CompareNames } from './compare-text.ts';
import { CommandFailure } from './exit.ts';
import { regionCode, siteCode } from './options.ts';
import { withHouse } from './with-house.ts';

interface CompareFlags {
  readonly site?: readonly string[];
  readonly region?: readonly string[];
}

/** @throws CommandFailure when a run or a site cannot be found. */
export async function comparisonOf(
  house: House,
  ids: readonly (string | undefined)[],
  flags: CompareFlags,
): Promise<RunComparison> {
  const pair = await findPair(house.store.runs, ids);
  if (!pair.ok) throw new CommandFailure(pair.error);
  const [sites, regions] = [(flags.site ?? []).map(siteCode), (flags.region ?? []).map(regionCode)];
  if (sites.length === 0 && regions.length === 0) return compareRuns(house.store, pair.value, null);
  const chosen = choose(await house.store.inventory.all(), { sites, regions, resume: false });
  if (!chosen.ok) throw new CommandFailure(chosen.error);
  return compareRuns(house.store, pair.value, new Set(chosen.value.map(({ code }) => code)));
}

export function comparisonReport(
  comparison: RunComparison,
  names: CompareNames,
): Report<ChangeRecord, NamedChange> {
  const all = comparison.findings.map((change) => changeRecord(comparison.later.id, change));
  async function* records(): AsyncGenerator<ChangeRecord> {
    yield* all;
  }
  async function* rows(): AsyncGenerator<NamedChange> {
    for (const one of all)
      yield {
        ...one,
        siteName: names.sites.get(one.subject) ?? '',
        checkName: names.rules.get(one.check) ?? '',
      };
  }
  return { title: '比较', records, rows, columns: CHANGE_COLUMNS };
}

async function namesOf(house: House, comparison: RunComparison): Promise<CompareNames> {
  const edition = await editionOf(house, comparison.later);
  return {
    sites: new Map((await house.store.inventory.all()).map(({ code, name }) => [code, name])),
    rules: new Map([
      ...house.checks.map(({ check }): [string, string] => [check.id, check.title]),
      ...edition.indicators.map(({ id, name }): [string, string] => [id, name]),
    ]),
  };
}

async function compare(
  first: string | undefined,
  second: string | undefined,
  flags: CompareFlags,
  command: Command,
): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    const comparison = await comparisonOf(house, [first, second], flags);
    if (house.options.json) {
      const { earlier, later, findings, ...rest } = comparison;
      const changes = findings.map((change) => changeRecord(later.id, change));
      process.stdout.write(`${JSON.stringify({ earlier, later, ...rest, findings: changes })}\n`);
      return;
    }
    const whole = (flags.site ?? []).length > 0;
    process.stdout.write(comparisonText(comparison, await namesOf(house, comparison), whole));
  });
}

export function compareCommand(): Command {
  return new Command('compare')
    .description('比较两次巡检：新增、消失、持续、未能核实的问题，结论和数字的变化；不写编号则为最近两次')
    .argument('[RUN_A]', '较早的一轮；只写一个编号时，与它之前的一轮比较')
    .argument('[RUN_B]', '较晚的一轮')
    .option('--site <CODE...>', '只比较这些网站标识码，逐条列出')
    .option('--region <CODE...>', '只比较这些行政区划码，市州包含其区县')
    .action((first: string | undefined, second: string | undefined, flags: CompareFlags, command: Command) =>
      compare(first, second, flags, command),
    );
}
