// The demo on a small province: the whole way, by the same commands as in real use.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/config.ts';
import { EXPORTS } from '../../src/cli/demo-exports.ts';

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
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
