// The demo on a small province: the whole way, by the same commands as in real use.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config.ts';
import { EXPORTS } from '../../src/cli/demo-exports.ts';
import { demoTruth, sectionOne, unqualified, type DemoTruth } from './demo-truth.ts';
import {
  exportQuarter,
  firstSection,
  paragraphsOf,
  PERIOD,
  QUARTER_FILES,
  quarterIn,
  sheetRows,
  told,
  unqualifiedIn,
  verdictLines,
  verdictOf,
  without,
} from './quarter-files.ts';

const SITES = 6;
const folder = mkdtempSync(join(tmpdir(), 'xunjian-demo-'));
const file = (...parts: readonly string[]): string => join(folder, 'data', 'demo', ...parts);
let output = '';
let status: number | null = null;

beforeAll(() => {
  const program = resolve('dist/src/cli/main.js');
  const done = spawnSync(process.execPath, [program, 'demo', '--sites', String(SITES)], {
    cwd: folder,
    encoding: 'utf8',
  });
  status = done.status;
  output = done.stdout + done.stderr;
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inCity = ({ regions }: DemoTruth, account: string): boolean =>
  !(regions.get(account) ?? '510000').startsWith('5100');

describe('demo', () => {
  it('goes all the way and says where to look', () => {
    expect(output).toContain('演示完成');
    expect(status).toBe(0);
  });

  it('differs from real use only in the inventory and --connect-to', () => {
    const commands = output.split('\n').filter((line) => line.startsWith('$ '));
    expect(commands.map((line) => line.split(' ')[3])).toEqual(
      expect.arrayContaining(['inventory', 'scan', 'accounts', 'judge', 'export']),
    );
    // Once for the sites, once for the platforms.
    const led = commands.filter((line) => line.includes('--connect-to'));
    expect(led.map((line) => line.split(' ').slice(3, 5).join(' '))).toEqual([
      expect.stringMatching(/^scan/),
      'accounts check',
    ]);
  });

  it('looks at the sites without an error of our own', () => {
    expect(output).toMatch(/已完成并封存/);
    expect(output).not.toContain('程序出错');
  });

  it('writes every export in every format', () => {
    const missing = EXPORTS.flatMap(({ kind, formats }) =>
      formats.map((format) => `${kind}.${format}`),
    ).filter((name) => !existsSync(file('exports', name)));
    expect(missing).toEqual([]);
  });

  it('judges every site of the inventory exactly once', () => {
    const lines = readFileSync(file('exports', 'verdicts.ndjson'), 'utf8').trim().split('\n');
    const subjects = lines.map((line) => (JSON.parse(line) as { subject: string }).subject);
    expect(new Set(subjects).size).toBe(SITES);
    expect(subjects).toHaveLength(SITES);
  });

  it('leaves a workspace that visits nothing by itself: the invented names do not exist on the real network', async () => {
    const config = await loadConfig(file('workspace'));
    expect(config).toMatchObject({
      ok: true,
      value: { schedule: { enabled: false }, probe: { enabled: false } },
    });
  });

  it('leaves nothing running', () => {
    const port = /--connect-to ::127\.0\.0\.1:(\d+)/.exec(output)?.[1] ?? '';
    const script = `fetch('http://127.0.0.1:${port}/').then(() => process.exit(1), () => process.exit(0))`;
    expect(port).not.toBe('');
    expect(spawnSync(process.execPath, ['-e', script]).status).toBe(0);
  });
});

describe('the quarter of the demo', () => {
  const workspace = file('workspace');
  let truth: DemoTruth;
  let verdicts: readonly string[];

  beforeAll(async () => {
    truth = await demoTruth(file());
    verdicts = verdictLines(workspace);
  }, 60_000);

  /** Written anew into a folder of its own. */
  function written(name: string): ReturnType<typeof exportQuarter> {
    const into = join(folder, name);
    mkdirSync(into);
    return exportQuarter(workspace, into);
  }

  it('has a bulletin whose first section says the figures of the truth', () => {
    const { 'bulletin.docx': bulletin } = quarterIn(file('exports'));
    expect(firstSection(bulletin).slice(0, 5)).toEqual(sectionOne(truth));
    expect(truth.drawn.filter(({ silent }) => silent).length).toBeGreaterThan(3);
  });

  it('convicts whom the truth does, and nobody else', () => {
    expect(unqualifiedIn(verdicts)).toEqual(unqualified(truth));
  });

  it('is the same, byte by byte, exported again and after it was judged again', () => {
    const first = quarterIn(file('exports'));
    const again = written('again');
    told(workspace, 'judge', '--period', PERIOD);
    const judged = written('judged');
    for (const name of QUARTER_FILES)
      expect([again[name].equals(first[name]), judged[name].equals(first[name])], name).toEqual([true, true]);
    expect(verdictLines(workspace)).toEqual(verdicts);
  }, 300_000);

  it('changes in the rows that rest on a finding, and in no other, when that is dismissed', async () => {
    const before = quarterIn(file('exports'));
    const [chosen] = verdicts
      .map(verdictOf)
      .filter(({ subject, outcome }) => outcome === 'unqualified' && inCity(truth, subject));
    if (!chosen) throw new Error('no silent account of a city');
    const [finding = ''] = chosen.indicators.flatMap(({ outcome, findings }) =>
      outcome === 'fail' ? findings : [],
    );
    told(workspace, 'period', 'decide', PERIOD, '--dismiss', finding, '--by', '甲', '--reason', '误报');
    const files = written('dismissed');
    const decided = verdictLines(workspace);

    const changed = without(decided, verdicts).map(verdictOf);
    expect(changed).toMatchObject([{ subject: chosen.subject, outcome: 'qualified' }]);
    expect(without(verdicts, decided)).toHaveLength(1);
    expect(firstSection(files['bulletin.docx']).slice(0, 5)).toEqual(
      sectionOne(truth, new Set([chosen.subject])),
    );

    const [sheets, were] = [await sheetRows(files['annexes.xlsx']), await sheetRows(before['annexes.xlsx'])];
    const [overview, siteProblems, problems, ...others] = sheets.map((rows, index) => ({
      gone: without(were[index] ?? [], rows),
      come: without(rows, were[index] ?? []),
    }));
    // Its place and the sum of all; its line among the problems.
    expect([overview?.gone.length, overview?.come.length]).toEqual([2, 2]);
    expect(problems).toEqual({ gone: [expect.stringContaining(chosen.subject)], come: [] });
    for (const other of [siteProblems, ...others]) expect(other).toEqual({ gone: [], come: [] });

    const words = (bytes: Uint8Array): readonly string[] =>
      paragraphsOf(bytes).filter((text) => !/^[\d.]+$/.test(text));
    const gone = without(words(before['annexes.docx']), words(files['annexes.docx']));
    expect(without(words(files['annexes.docx']), words(before['annexes.docx']))).toEqual([]);
    expect(gone.every((text) => problems?.gone[0]?.includes(text))).toBe(true);
  }, 300_000);
});
