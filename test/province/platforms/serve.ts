// The platforms as a program: writes the register, the self-reports and the truth, says where it listens, serves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PLATFORMS, type Platform } from './model.ts';
import { PLANTING } from './planting.ts';
import { startPlatforms, type PlatformsOptions } from './start.ts';

const USAGE =
  'usage: serve --count N --seed N --as-of TIME --out DIR [--register N [--to-be-drawn]] [--port N] [--log FILE] [--latency MS] [--later HOURS] [--sick PLATFORM]… [--throttle-after PLATFORM=N]…';

function platformOf(text: string): Platform {
  const found = PLATFORMS.find((platform) => platform === text);
  if (found === undefined) throw new Error(`no such platform: ${text}`);
  return found;
}

function whole(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} must be a whole number, not ${value}`);
  return Number(value);
}

function throttles(texts: readonly string[]): Partial<Record<Platform, number>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [platform = '', after = ''] = text.split('=');
      return [platformOf(platform), whole('throttle-after', after)];
    }),
  );
}

function readOptions(): { readonly out: string; readonly start: PlatformsOptions } {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '1012' },
      register: { type: 'string', default: '0' },
      'to-be-drawn': { type: 'boolean', default: false },
      seed: { type: 'string', default: '2021' },
      'as-of': { type: 'string', default: '2021-12-20T02:00:00+08:00' },
      out: { type: 'string' },
      port: { type: 'string', default: '0' },
      log: { type: 'string' },
      latency: { type: 'string', default: '0' },
      later: { type: 'string', default: '0' },
      sick: { type: 'string', multiple: true, default: [] },
      'throttle-after': { type: 'string', multiple: true, default: [] },
    },
  });
  if (values.out === undefined) throw new Error('--out DIR is needed');
  return {
    out: resolve(values.out),
    start: {
      count: whole('count', values.count),
      register: whole('register', values.register),
      seed: whole('seed', values.seed),
      asOf: values['as-of'],
      port: whole('port', values.port),
      latencyMs: whole('latency', values.latency),
      laterMs: whole('later', values.later) * 3_600_000,
      sick: values.sick.map(platformOf),
      throttleAfter: throttles(values['throttle-after']),
      ...(values['to-be-drawn'] ? { planting: PLANTING } : {}),
      ...(values.log === undefined ? {} : { logFile: resolve(values.log) }),
    },
  };
}

async function main(): Promise<void> {
  const { out, start } = readOptions();
  const platforms = await startPlatforms(start);
  mkdirSync(out, { recursive: true });
  for (const [name, text] of Object.entries(platforms.files)) writeFileSync(join(out, name), text);
  const { summary } = platforms.truth;
  process.stdout.write(
    `${JSON.stringify({ port: platforms.port, out, accounts: platforms.accounts.length, covered: summary.covered, drawn: summary.drawn })}\n`,
  );
  const stop = (): void => {
    platforms.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exit(2);
});
