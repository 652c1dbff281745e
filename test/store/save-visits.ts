// Run by a test as a process of its own, to be killed: saves one visit after another and says how far it is.
import { openStore } from '../../src/store/open.ts';
import { finding, NIGHT, visit } from '../suites/samples.ts';

const [file = '', run = ''] = process.argv.slice(2);
const opened = await openStore({ file, clock: () => NIGHT });
if (!opened.ok) throw new Error(opened.error.detail);
let saved = 0;
for (const { site } of await opened.value.runs.ledger(run)) {
  await opened.value.runs.saveVisit(visit(run, site), [finding(run, site, 0)]);
  process.stdout.write(`saved ${(saved += 1)}\n`);
  // Lets the line out before the next visit, so that the killer is not always too late.
  await new Promise((resolve) => setTimeout(resolve, 2));
}
