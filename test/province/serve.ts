// The province as a program: writes the inventory and the truth, says where it listens, serves until told to stop.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startProvince, type StartOptions } from './start.ts';

const USAGE =
  'usage: serve --sites N --seed N --as-of TIME --out DIR [--port N] [--log FILE] [--latency MS] [--not-running N] [--awkward-nights N] [--pages fixed]';

function readOptions(): { readonly out: string; readonly start: StartOptions } {
  const { values } = parseArgs({
    options: {
      sites: { type: 'string', default: '919' },
      seed: { type: 'string', default: '2021' },
      out: { type: 'string' },
      'as-of': { type: 'string', default: '2021-12-20T02:00:00+08:00' },
      port: { type: 'string', default: '0' },
      log: { type: 'string' },
      latency: { type: 'string', default: '0' },
      'not-running': { type: 'string', default: '0' },
      'awkward-nights': { type: 'string', default: '0' },
      pages: { type: 'string', default: 'varied' },
    },
  });
  if (values.out === undefined) throw new Error('--out DIR is needed');
  const whole = (name: string, value: string): number => {
    if (!/^\d+$/.test(value)) throw new Error(`--${name} must be a whole number, not ${value}`);
    return Number(value);
  };
  return {
    out: resolve(values.out),
    start: {
      sites: whole('sites', values.sites),
      seed: whole('seed', values.seed),
      asOf: values['as-of'],
      port: whole('port', values.port),
      latencyMs: whole('latency', values.latency),
      notRunning: whole('not-running', values['not-running']),
      awkwardNights: whole('awkward-nights', values['awkward-nights']),
      fixedPages: values.pages === 'fixed',
      ...(values.log === undefined ? {} : { logFile: resolve(values.log) }),
    },
  };
}

async function main(): Promise<void> {
  const { out, start } = readOptions();
  const province = await startProvince(start);
  mkdirSync(out, { recursive: true });
  const inventory = join(out, 'inventory.csv');
  const truth = join(out, 'truth.json');
  writeFileSync(inventory, province.inventory);
  writeFileSync(truth, JSON.stringify(province.truth));
  const { pages } = province.truth.summary;
  process.stdout.write(
    `${JSON.stringify({ port: province.port, inventory, truth, sites: province.truth.sites.length, pages })}\n`,
  );
  const stop = (): void => {
    province.close().then(
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
