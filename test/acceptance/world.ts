// The simulated province and the built program as an operator meets them: two processes and a workspace.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const AS_OF = '2021-12-20T02:00:00+08:00';

export interface Province {
  readonly port: number;
  readonly inventory: string;
  readonly truth: string;
  stop(): Promise<void>;
}

/** A folder of its own, removed by `remove`. */
export async function scratch(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'xunjian-acceptance-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export async function startProvince(
  out: string,
  sites: number,
  extra: readonly string[] = [],
): Promise<Province> {
  const script = join(ROOT, 'dist/test/province/serve.js');
  const args = [script, '--sites', String(sites), '--seed', '2021', '--as-of', AS_OF, '--out', out, ...extra];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  const { port, inventory, truth } = JSON.parse(line) as { port: number; inventory: string; truth: string };
  return { port, inventory, truth, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `xunjian …`; `killAfterMs` ends it with SIGKILL. */
export const xunjian = (args: readonly string[], killAfterMs?: number): Promise<Ended> =>
  xunjianIn(process.cwd(), args, killAfterMs);

/** The same in a folder of its own, for what writes beside where it stands. */
export async function xunjianIn(cwd: string, args: readonly string[], killAfterMs?: number): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/cli/main.js'), ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XUNJIAN_LOG_LEVEL: 'warn' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  return { code, stdout, stderr };
}

/** The options that point a workspace at the province. */
export function towards(workspace: string, province: Province): readonly string[] {
  return ['--workspace', workspace, '--as-of', AS_OF, '--connect-to', `::127.0.0.1:${province.port}`];
}

/** One exported kind, line by line. */
export async function exported(
  kind: string,
  workspace: string,
  run: string,
  folder: string,
): Promise<readonly Record<string, unknown>[]> {
  const out = join(folder, `${kind}-${run}.ndjson`);
  const ended = await xunjian([
    'export',
    kind,
    '--workspace',
    workspace,
    '--run',
    run,
    '--format',
    'ndjson',
    '--out',
    out,
  ]);
  if (ended.code !== 0) throw new Error(`export ${kind}: ${ended.stderr}`);
  const text = await readFile(out, 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
