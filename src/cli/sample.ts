// `xunjian sample --period 2021Q4 --seed N`: draws and freezes the period's stratified sample.
import { Command, Option } from 'commander';
import type { House } from '../app/house.ts';
import { SAMPLE_KINDS, type SampleKind } from '../model/sample.ts';
import { quarterOf } from '../model/quarter.ts';
import { deliver } from '../report/file.ts';
import { sampleReport } from '../report/sample-records.ts';
import { writeReport } from '../report/write.ts';
import { samplePeriod, type SampleAnswer } from '../run/sample.ts';
import { cityName } from './accounts-text.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { sampleText } from './sample-text.ts';
import { withHouse } from './with-house.ts';

interface SampleFlags {
  readonly period: string;
  readonly seed?: number;
  readonly kind: SampleKind;
  readonly out?: string;
  readonly redraw?: boolean;
  readonly reason?: string;
}

function period(text: string): string {
  const quarter = text.trim();
  if (quarterOf(quarter) === null) throw usageFailure(`--period ${text}：不是季度，应如 2021Q4`);
  return quarter;
}

function seed(text: string): number {
  const number = /^\d{1,16}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw usageFailure(`--seed ${text}：应为自然数，如 20211220`);
  return number;
}

/** Why it is drawn again, null when it is not. */
function redrawOf({ redraw, reason }: SampleFlags): string | null {
  if (redraw !== true) {
    if (reason !== undefined) throw usageFailure('--reason 只与 --redraw 一起使用');
    return null;
  }
  if (reason === undefined || reason.trim() === '')
    throw usageFailure('重抽要写明理由：--redraw --reason 理由；理由随样本保存');
  return reason.trim();
}

function formatOf(out: string): 'csv' | 'xlsx' {
  const ending = /\.(csv|xlsx)$/i.exec(out)?.[1]?.toLowerCase();
  if (ending === 'csv' || ending === 'xlsx') return ending;
  throw usageFailure(`--out ${out}：文件名应以 .csv 或 .xlsx 结尾`);
}

async function writeList(house: House, answer: SampleAnswer, out: string): Promise<void> {
  const names = new Map(house.regions.map(({ code, name }) => [code, name]));
  const report = sampleReport(answer, {
    regionName: (region) => names.get(region) ?? region,
    cityName: (region) => cityName(region, names),
  });
  const written = await deliver(out, (into) => writeReport(report, formatOf(out), into));
  if (!written.ok) throw new CommandFailure(`样本已冻结，名单没有写出：${written.error}`);
}

async function sample(flags: SampleFlags, command: Command): Promise<void> {
  const redraw = redrawOf(flags);
  if (redraw !== null && flags.seed === undefined) throw usageFailure('重抽要给出种子：--seed N');
  if (flags.out !== undefined) formatOf(flags.out);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const { asOf, json } = house.options;
    const answered = await samplePeriod(house, house.config.sampling, {
      ...{ kind: flags.kind, period: flags.period, seed: flags.seed ?? null },
      ...{ redraw, asOf, now: house.clock() },
    });
    if (!answered.ok) throw new CommandFailure(answered.error);
    const answer = answered.value;
    if (flags.out !== undefined) await writeList(house, answer, flags.out);
    const names = new Map(house.regions.map(({ code, name }) => [code, name]));
    process.stdout.write(json ? `${JSON.stringify(answer)}\n` : sampleText(answer, names));
    if (flags.out !== undefined && !json) process.stdout.write(`名单已写入 ${flags.out}\n`);
  });
}

export function sampleCommand(): Command {
  return new Command('sample')
    .description('分层随机抽取一个季度要检查的账号或县级门户，抽取即冻结；同一名录、同一种子结果相同')
    .requiredOption('--period <PERIOD>', '季度，如 2021Q4', period)
    .option('--seed <N>', '种子，自然数；已冻结的样本可以不写', seed)
    .addOption(
      new Option('--kind <KIND>', '抽什么：accounts 新媒体账号，portals 县级门户')
        .choices([...SAMPLE_KINDS])
        .default('accounts'),
    )
    .option('--out <FILE>', '把名单写成 csv 或 xlsx，末尾附种子、名录快照和规则')
    .option('--redraw', '重新抽取，另存一版；旧版保留')
    .option('--reason <TEXT>', '重抽的理由')
    .action((flags: SampleFlags, command: Command) => sample(flags, command));
}
