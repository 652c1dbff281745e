// A workspace of a whole quarter: faulty sites with real evidence files, checked accounts, and their frozen sample.
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { makeWorkspace } from '../run/reassess/faulty-workspace.ts';
import { account } from '../suites/store-account-suite.ts';
import { xunjian } from './run-program.ts';

const NIGHT = Date.parse('2021-12-20T02:00:00+08:00');
const ACCOUNTS = ['A1', 'A2'];
const ABOUT = { asOf: NIGHT, edition: 'national-2019', depth: 'sections', startedAt: NIGHT } as const;

/** Of the quarter 2021Q4. */
export async function judgedQuarter(): Promise<string> {
  const workspace = await makeWorkspace();
  const opened = await openStore({ file: join(workspace, 'xunjian.db'), clock: () => NIGHT });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  await store.accounts.saveAccounts(
    ACCOUNTS.map((id) => account({ id })),
    NIGHT,
  );
  const run = await store.runs.open({ kind: 'accounts', ...ABOUT, sites: ACCOUNTS });
  for (const id of ACCOUNTS) await store.runs.saveState(run.id, id, 'visited', '');
  await store.runs.seal(run.id, NIGHT + 1);
  await store.close();
  const drawn = xunjian('sample', '--period', '2021Q4', '--seed', '7', '--workspace', workspace);
  if (drawn.status !== 0) throw new Error(drawn.stderr);
  const judged = xunjian('judge', '--period', '2021Q4', '--workspace', workspace);
  if (judged.status !== 0) throw new Error(judged.stderr);
  return workspace;
}
