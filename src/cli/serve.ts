// `xunjian serve`: the status page, the HTTP interface, the schedules of sites and accounts and the prober, in one process.
import { once } from 'node:events';
import { Command } from 'commander';
import type { createServer } from '../api/server.ts';
import { loadHolidays } from '../app/holidays.ts';
import type { House } from '../app/house.ts';
import { withLimits } from '../derive/obligations/settings.ts';
import { dateAt } from '../model/calendar.ts';
import type { ObligationStanding } from '../model/obligation.ts';
import { runScan } from '../run/nightly.ts';
import { obligationStandings } from '../run/obligations/standings.ts';
import { startSchedule, type Schedule } from '../run/schedule.ts';
import { assess } from './assess-house.ts';
import { createDisplay } from './display.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { interruptSignal } from './interrupt.ts';
import { accountsScheduleFor } from './serve-accounts.ts';
import { openHouseFor, withHouse } from './with-house.ts';

interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw usageFailure(`--port ${text}：端口须在 0 到 65535 之间`);
  return port;
}

/** One night in a house of its own, so that its 监测时间点 is the moment it starts. */
async function oneNight(served: House, signal: AbortSignal): Promise<void> {
  const house = await openHouseFor({ ...served.options, asOf: Date.now() }, { store: 'existing' });
  const display = createDisplay(process.stderr, house.log);
  try {
    const { depth, nightBudget } = house.config.schedule;
    const request = { sites: [], regions: [], depth, resume: false, budgetMs: nightBudget };
    const ended = await runScan(house, request, display.watch, signal);
    if (!ended.ok) throw new CommandFailure(ended.error);
    if (ended.value.run.state === 'sealed') await assess(house, { run: ended.value.run.id });
  } finally {
    display.close();
    await house.close();
  }
}

function scheduleFor(house: House): Schedule | null {
  const { enabled, cron } = house.config.schedule;
  if (!enabled) return null;
  return startSchedule({
    cron,
    work: (signal) => oneNight(house, signal),
    onOverlap: () => house.log.warn('a night was due while the one before was still under way'),
    onError: (error) => house.log.error({ err: error }, 'the night failed'),
  });
}

/** Rounds without end; where another process holds the prober, or there is nothing to visit, asked again an interval later. */
async function keepProbing(house: House, signal: AbortSignal): Promise<void> {
  const { enabled, every: everyMs } = house.config.probe;
  const { prober, log } = house;
  while (enabled && !signal.aborted) {
    try {
      const { runProber } = await import('../run/probe/prober.ts');
      const ended = await runProber({
        ...{ house: prober, signal, request: { rounds: null, everyMs, spread: true } },
        watch: ({ id, planned, counts, health, reason }) =>
          log.info({ round: id, planned, ...counts, health, reason }, 'probe round done'),
      });
      if (!ended.ok) log.warn({ reason: ended.error }, 'no probing for now');
    } catch (error) {
      log.error({ err: error }, 'probing failed');
    }
    await prober.sleep(everyMs, signal);
  }
}

/** A holiday file amiss must not keep the page away, nor the night from being scanned: doctor tells of it. */
async function owed(house: House): Promise<readonly ObligationStanding[]> {
  const { store, config, edition, options, log } = house;
  const calendar = await loadHolidays(options.workspace);
  if (calendar.ok)
    return obligationStandings(
      { store, settings: withLimits(config.obligations, edition.limits), calendar: calendar.value },
      dateAt(house.clock()),
    );
  log.error({ problems: calendar.error }, 'the calendar of obligations cannot be shown');
  return [];
}

async function serve(flags: ServeFlags, command: Command): Promise<void> {
  // An empty address would mean every network of this machine.
  if (flags.host?.trim() === '') throw usageFailure('--host 是空的：请写上监听地址，或去掉这个选项');
  const asked = flags.port === undefined ? undefined : portOf(flags.port);
  const api = await import('../api/server.ts');
  await withHouse(command, { store: 'create' }, async (house) => {
    const schedule = scheduleFor(house);
    const accounts = accountsScheduleFor(house);
    const server = api.createServer({
      house,
      nextNight: () => schedule?.next() ?? null,
      obligations: () => owed(house),
    });
    const interrupt = interruptSignal();
    const stopping = new AbortController();
    let probing: Promise<void> = Promise.resolve();
    const { host, port } = house.config.server;
    try {
      const address = await listen(server, flags.host ?? host, asked ?? port);
      process.stdout.write(
        house.options.json ? `${JSON.stringify({ address })}\n` : `状态网页：${address}\n`,
      );
      probing = keepProbing(house, stopping.signal);
      if (!interrupt.signal.aborted) await once(interrupt.signal, 'abort');
    } finally {
      stopping.abort(new Error('the server was stopped'));
      await probing;
      await Promise.all([schedule?.stop(), accounts?.stop()]);
      await server.close();
      interrupt.release();
    }
  });
}

const LISTEN_TROUBLES: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口已被占用；用 --port 换一个',
  EACCES: '没有权限使用这个端口；用 --port 换一个 1024 以上的',
  EADDRNOTAVAIL: '本机没有这个地址；用 --host 换成本机的地址',
  ENOTFOUND: '没有这个主机名；用 --host 换成本机的地址',
};

async function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    const why = LISTEN_TROUBLES[code] ?? `${code}；请检查 --host 与 --port`;
    throw new CommandFailure(`不能在 ${host}:${port} 上提供服务：${why}`);
  }
}

export function serveCommand(): Command {
  return new Command('serve')
    .description(
      '提供状态网页（/）、健康检查（/health）和只读接口（/api/runs），并按配置每晚巡检、检查新媒体账号、逐轮作可用性监测',
    )
    .option('--port <N>', '端口；默认取配置 server.port')
    .option('--host <ADDRESS>', '监听地址；默认取配置 server.host')
    .action((flags: ServeFlags, command: Command) => serve(flags, command));
}
