// The live display of a scan on a terminal; plain log lines where there is no terminal.
import { MultiBar, type SingleBar } from 'cli-progress';
import type { Log } from '../app/log.ts';
import type { ScanEvent, Watch } from '../run/events.ts';
import { ScanTally } from './progress.ts';
import { spokenDuration } from './scan-end.ts';

export interface Display {
  readonly watch: Watch;
  /** Takes the bars down. Safe to call twice. */
  close(): void;
}

/** Where the display is drawn: process.stderr, or a test's stand-in. */
export interface DisplayStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
}

const REDRAW_MS = 500;

function logged(log: Log, tally: ScanTally, event: ScanEvent): void {
  if (event.type === 'opened')
    log.info({ run: event.run, planned: event.planned, alreadyDone: event.alreadyDone }, 'scan opened');
  if (event.type === 'sealed')
    log.info({ run: event.run, pages: tally.pages, links: tally.links }, 'run sealed');
  if (event.type !== 'site-done') return;
  const { type: _, ...about } = event;
  log.info({ ...about, done: tally.done, planned: tally.planned }, 'site done');
}

/** The line under the bar: speed, time left, findings by check, slowest sites. */
export function statusLine(tally: ScanTally, elapsedMs: number): string {
  const seconds = Math.max(elapsedMs / 1000, 0.001);
  const left = tally.timeLeftMs(elapsedMs);
  const fails = [...tally.fails].map(([check, count]) => `${check} ${count}`).join(' ');
  const slow = tally.slowest(3).map((host) => `${host.name} ${(host.averageMs / 1000).toFixed(1)} 秒`);
  return [
    `页面 ${tally.pages}（${(tally.pages / seconds).toFixed(1)}/秒）  链接 ${tally.links}`,
    `剩余 ${left === null ? '估算中' : spokenDuration(left)}`,
    `问题 ${fails || '暂无'}`,
    ...(slow.length > 0 ? [`最慢 ${slow.join('，')}`] : []),
  ].join('  |  ');
}

function createBars(stream: DisplayStream, tally: ScanTally, clock: () => number): Display {
  const bars = new MultiBar({
    stream,
    format: '{bar} {value}/{total} 个网站',
    barsize: 30,
    hideCursor: true,
    noTTYOutput: true,
  });
  const started = clock();
  let sites: SingleBar | null = null;
  let status: SingleBar | null = null;
  const draw = (): void => {
    sites?.update(tally.done);
    status?.update(0, { status: statusLine(tally, clock() - started) });
  };
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();
  return {
    watch: (event) => {
      tally.add(event);
      if (event.type !== 'opened') return;
      sites = bars.create(event.planned, event.alreadyDone);
      status = bars.create(1, 0, { status: '' }, { format: '{status}' });
    },
    close: () => {
      clearInterval(timer);
      draw();
      bars.stop();
      sites = null;
      status = null;
    },
  };
}

/** @param clock epoch ms, for speed and time left only. */
export function createDisplay(stream: DisplayStream, log: Log, clock: () => number = Date.now): Display {
  const tally = new ScanTally();
  if (stream.isTTY === true) return createBars(stream, tally, clock);
  return {
    watch: (event) => {
      tally.add(event);
      logged(log, tally, event);
    },
    close: () => undefined,
  };
}
