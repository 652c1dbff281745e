// One running Chromium: started, listened to, measured and surely ended, with all its children.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { CdpConnection } from './cdp.ts';
import { launchFlags } from './flags.ts';
import { groupMembers, groupMemoryMegabytes } from './process-memory.ts';
import type { BrowserSettings } from './settings.ts';

export interface Chromium {
  readonly connection: CdpConnection;
  readonly processId: number;
  /** Private memory of all its processes, megabytes. */
  memoryMegabytes(): number;
  /** Ends the whole process group; resolves once it is gone (at the latest 2 s after its main process). Safe to call twice. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  readonly settings: BrowserSettings;
  readonly executablePath: string;
  readonly userAgent: string;
  readonly proxyPort: number;
}

/** How long the rest of a killed group may take to vanish, ms. */
const GROUP_END_MS = 2000;

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Ends Chromium when we end: at exit, and at a signal nobody else handles. Returns how to stop watching. */
function endWithUs(end: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    // Others listen too: the end is theirs to arrange, and their exit brings ours.
    if (process.listenerCount(signal) > 1) return;
    end();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    process.off('exit', end);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  process.on('exit', end);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return stop;
}

function killGroup(processId: number): void {
  try {
    process.kill(-processId, 'SIGKILL');
  } catch (error) {
    // ESRCH: the group has ended by itself, which is what was wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Renderers are reaped by the system a moment after the main process; whoever counts processes shall find none. */
async function untilGroupIsGone(processId: number): Promise<void> {
  const until = Date.now() + GROUP_END_MS;
  while (groupMembers(processId).length > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function start(options: LaunchOptions, profile: string): ChildProcess {
  const flags = launchFlags({
    settings: options.settings,
    userAgent: options.userAgent,
    proxyPort: options.proxyPort,
    profile,
    root: process.getuid?.() === 0,
  });
  return spawn(options.executablePath, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own, so that the wrapper script, zygotes and renderers all end together.
    detached: true,
    // Clocks and dates on pages are those of the public that reads them.
    env: { ...process.env, TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8' },
  });
}

/** Starts Chromium and waits until it answers. Throws when it does not within `process.launchMs`. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'xunjian-browser-'));
  const child = start(options, profile);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  const connection = new CdpConnection(
    child.stdio[4] as Readable,
    child.stdio[3] as Writable,
    options.settings.answerMs,
  );
  const processId = child.pid ?? 0;
  const end = (): void => {
    if (processId > 0) killGroup(processId);
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  const stopWatching = endWithUs(end);
  void gone.then(() => {
    connection.close();
  });
  const kill = async (): Promise<void> => {
    end();
    await gone;
    if (processId > 0) await untilGroupIsGone(processId);
    // What was being written while the group ended.
    end();
    stopWatching();
  };
  try {
    await connection.sender()('Browser.getVersion', undefined, {
      timeout: options.settings.process.launchMs,
    });
  } catch (error) {
    await kill();
    throw error;
  }
  return { connection, processId, memoryMegabytes: () => groupMemoryMegabytes(processId), kill };
}
