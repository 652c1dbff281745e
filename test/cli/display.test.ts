// The live display on a stand-in terminal, and log lines where there is none.
import { PassThrough } from 'node:stream';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/app/log.ts';
import { createDisplay, statusLine } from '../../src/cli/display.ts';
import { ScanTally } from '../../src/cli/progress.ts';
import { spokenDuration } from '../../src/cli/scan-end.ts';
import type { ScanEvent } from '../../src/run/events.ts';

const done = (site: string, fails: Readonly<Record<string, number>>): ScanEvent => ({
  type: 'site-done',
  site,
  name: site,
  state: 'visited',
  pages: 2,
  links: 5,
  fails,
  unknowns: 1,
  tookMs: 10,
});

const EVENTS: readonly ScanEvent[] = [
  { type: 'opened', run: 'r1', planned: 10, alreadyDone: 4 },
  { type: 'site-started', site: 'a', name: '甲县' },
  { type: 'site-started', site: 'b', name: '乙县' },
  { type: 'page', site: 'a', url: 'http://a/', tookMs: 100 },
  { type: 'page', site: 'b', url: 'http://b/', tookMs: 3_000 },
  { type: 'page', site: 'b', url: 'http://b/x', tookMs: 1_000 },
  { type: 'links', site: 'b', checked: 7 },
  {
    type: 'site-done',
    site: 'c',
    name: '丙县',
    state: 'visited',
    pages: 2,
    links: 5,
    fails: { 'dead-link': 2 },
    unknowns: 1,
    tookMs: 10,
  },
  done('d', { 'dead-link': 1, 'blank-section': 1 }),
];

function tallied(): ScanTally {
  const tally = new ScanTally();
  for (const event of EVENTS) tally.add(event);
  return tally;
}

describe('scan tally', () => {
  it('adds up what happened, resumed sites included', () => {
    const tally = tallied();
    expect(tally).toMatchObject({ run: 'r1', planned: 10, done: 6, pages: 3, links: 7, unknowns: 2 });
    expect([...tally.fails]).toEqual([
      ['dead-link', 3],
      ['blank-section', 1],
    ]);
    expect(tally.slowest(5).map((host) => [host.site, host.averageMs])).toEqual([
      ['b', 2_000],
      ['a', 100],
    ]);
  });

  it('expects the remaining sites at the pace of those done here, not of those done before', () => {
    expect(tallied().timeLeftMs(60_000)).toBe(120_000);
    expect(new ScanTally().timeLeftMs(60_000)).toBeNull();
  });

  it('says it in one line', () => {
    const line = statusLine(tallied(), 60_000);
    expect(line).toBe(
      '页面 3（0.1/秒）  链接 7  |  剩余 2 分  |  问题 dead-link 3 blank-section 1  |  最慢 乙县 2.0 秒，甲县 0.1 秒',
    );
    expect(stringWidth(line)).toBeLessThan(120);
  });
});

describe('spoken durations', () => {
  it.each([
    [0, '0 秒'],
    [59_400, '59 秒'],
    [60_000, '1 分'],
    [90_000, '1 分 30 秒'],
    [3_600_000, '1 小时 0 分'],
    [5_430_000, '1 小时 30 分'],
  ])('%d ms', (ms, text) => {
    expect(spokenDuration(ms)).toBe(text);
  });
});

function collected(stream: PassThrough): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

describe('display', () => {
  it('draws bars on a terminal and takes them down once', () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 200 });
    const output = collected(stream);
    const display = createDisplay(stream, createLog('silent'), () => 0);
    for (const event of EVENTS) display.watch(event);
    display.close();
    display.close();
    expect(output()).toContain('6/10 个网站');
    expect(output()).toContain('dead-link 3');
  });

  it('writes one JSON line per finished site elsewhere', () => {
    const logged = new PassThrough();
    const output = collected(logged);
    const display = createDisplay(new PassThrough(), createLog('info', logged));
    for (const event of EVENTS) display.watch(event);
    display.close();
    const lines = output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['msg'])).toEqual(['scan opened', 'site done', 'site done']);
    expect(lines[2]).toMatchObject({ site: 'd', state: 'visited', done: 6, planned: 10 });
  });
});
