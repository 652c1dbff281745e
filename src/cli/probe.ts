// `xunjian probe`: rounds of availability probes, and how the week stands.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import { weekFigures } from '../derive/availability/week.ts';
import { parseDuration } from '../model/duration.ts';
import type { ProbeRound } from '../model/probe.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { interruptSignal } from './interrupt.ts';
import { roundLine, weeksText, type SiteWeek } from './probe-text.ts';
import { withHouse } from './with-house.ts';

interface ProbeFlags {
  readonly rounds?: number;
  /** ms */
  readonly every?: number;
}

const MOST_ROUNDS = 1_000_000;
const DAY_MS = 86_400_000;
/** Rounds that `probe status` lists. */
const LATEST = 5;

function roundCount(text: string): number {
  const rounds = Number(text);
  if (/^\d+$/.test(text) && rounds >= 1 && rounds <= MOST_ROUNDS) return rounds;
  throw usageFailure(`--rounds ${text}：应为不小于 1 的整数`);
}

function interval(text: string): number {
  const ms = parseDuration(text);
  if (ms === null) throw usageFailure(`--every ${text}：不是时长，应如 60m、90s、1h`);
  if (ms > DAY_MS) throw usageFailure(`--every ${text}：太长，最多 24h`);
  return ms;
}

async function probe(flags: ProbeFlags, command: Command): Promise<void> {
  const { runProber } = await import('../run/probe/prober.ts');
  await withHouse(command, { store: 'existing' }, async (house) => {
    const interrupt = interruptSignal();
    const { json } = house.options;
    const done: ProbeRound[] = [];
    try {
      // An interval alone means: until stopped.
      const rounds = flags.rounds ?? (flags.every === undefined ? 1 : null);
      const ended = await runProber({
        house: house.prober,
        request: {
          rounds,
          everyMs: flags.every ?? house.config.probe.every,
          spread: flags.every !== undefined || rounds !== 1,
        },
        watch: (round) => {
          if (json) done.push(round);
          else process.stdout.write(`${roundLine(round, `第 ${round.id} 轮`)}\n`);
        },
        signal: interrupt.signal,
      });
      if (!ended.ok) throw new CommandFailure(ended.error);
      if (json) process.stdout.write(`${JSON.stringify({ rounds: done })}\n`);
      if (interrupt.signal.aborted && rounds !== null && ended.value.rounds < rounds)
        throw new CommandFailure(
          `监测被中止，已完成 ${ended.value.rounds} 轮；中断的一轮已保存，再次运行 xunjian probe 会接着做完`,
        );
    } finally {
      interrupt.release();
    }
  });
}

async function weeksOf(house: House): Promise<readonly SiteWeek[]> {
  const { weekLimitsOf, weekReadings } = await import('../run/probe/week.ts');
  const { edition } = house;
  const sites = (await house.store.inventory.all()).filter((site) => site.status === 'running');
  const readings = await weekReadings(house.store, { asOf: house.options.asOf, edition, sites });
  const limits = weekLimitsOf(edition);
  return sites.flatMap(({ code, name }) => {
    const reading = readings?.get(code);
    return reading ? [{ code, name, figures: weekFigures(reading, limits) }] : [];
  });
}

async function status(command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    const rounds = await house.store.probes.rounds({ limit: LATEST });
    const weeks = await weeksOf(house);
    if (house.options.json) {
      process.stdout.write(`${JSON.stringify({ rounds, weeks })}\n`);
      return;
    }
    if (rounds.length === 0) {
      process.stdout.write('还没有监测过；运行 xunjian probe 开始，或由 xunjian serve 按时进行\n');
      return;
    }
    const lines = rounds.map((round) => roundLine(round, `第 ${round.id} 轮`));
    process.stdout.write(`最近 ${rounds.length} 轮：\n${lines.map((line) => `  ${line}\n`).join('')}`);
    process.stdout.write(
      weeks.length === 0 ? '监测时间点之前还没有整天的监测，一周结果尚无\n' : weeksText(weeks),
    );
  });
}

export function probeCommand(): Command {
  return new Command('probe')
    .description('可用性监测：逐轮访问各网站首页，判断一周内能否打开（站点无法访问）；首次运行即一轮')
    .option('--rounds <N>', '做几轮；不写则一轮，只写 --every 则一直做到被停止', roundCount)
    .option('--every <DURATION>', '每轮间隔，如 60m；不写则取配置 probe.every', interval)
    .action((flags: ProbeFlags, command: Command) => probe(flags, command))
    .addCommand(
      new Command('status')
        .description('查看最近几轮监测，以及各网站到监测时间点为止的一周结果')
        .action((_flags: object, command: Command) => status(command)),
    );
}
