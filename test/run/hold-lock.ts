// Run by a test as a process of its own, to be killed: takes the nightly lock and holds it.
import { openStore } from '../../src/store/open.ts';
import { withNightlyLock } from '../../src/run/nightly-lock.ts';
import { ok } from '../../src/model/result.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const [file = ''] = process.argv.slice(2);
const opened = await openStore({ file, clock: Date.now });
if (!opened.ok) throw new Error(opened.error.detail);
await withNightlyLock({ store: opened.value, clock: Date.now, log: silent }, async () => {
  process.stdout.write('held\n');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  return ok(null);
});
