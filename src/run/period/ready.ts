// What a quarter may be frozen from: its sealed runs and frozen samples; or what is missing or unfinished, and what to do.
import { dateAt } from '../../model/calendar.ts';
import { quarterNameOf } from '../../model/quarter.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Run } from '../../model/run.ts';
import type { Store } from '../../store/port.ts';
import { findRun, type FoundKind } from '../find-run.ts';

type Stores = Pick<Store, 'runs' | 'samples'>;

const COMMANDS = { nightly: 'xunjian scan --resume', accounts: 'xunjian accounts check --resume' } as const;

async function inPeriod(
  { runs }: Stores,
  kind: FoundKind,
  state: Run['state'],
  period: string,
): Promise<readonly Run[]> {
  const all = await runs.list({ kind, state });
  return all
    .filter(({ asOf }) => quarterNameOf(dateAt(asOf)) === period)
    .sort((one, other) => other.asOf - one.asOf || other.startedAt - one.startedAt);
}

/** A run begun after the one that would count and not ended yet: it is not known which of them counts. */
async function unfinished(
  store: Stores,
  kind: FoundKind,
  period: string,
  sealed: Run,
): Promise<string | null> {
  const open = (await inPeriod(store, kind, 'open', period)).find(
    ({ startedAt }) => startedAt > sealed.startedAt,
  );
  if (!open) return null;
  return `${period} 的巡检 ${open.id} 尚未完成，没有冻结；先用 ${COMMANDS[kind]} 完成它`;
}

/** The quarter's official night. */
export async function nightOf(store: Stores, period: string): Promise<Result<Run, string>> {
  const night = await findRun(store.runs, { period });
  if (!night.ok) return night;
  const open = await unfinished(store, 'nightly', period, night.value);
  return open === null ? night : err(open);
}

/**
 * The quarter's checks of accounts, the newest first. Never empty. Of each account of the
 * sample the newest check that looked at it is kept whole: what retention has thinned of the others counts for nobody.
 */
export async function batchesOf(
  store: Stores,
  period: string,
): Promise<Result<readonly [Run, ...Run[]], string>> {
  const newest = await findRun(store.runs, { period }, 'accounts');
  if (!newest.ok) return newest;
  const open = await unfinished(store, 'accounts', period, newest.value);
  if (open !== null) return err(open);
  const sealed = await inPeriod(store, 'accounts', 'sealed', period);
  const [first, ...rest] = sealed.filter(({ kept }) => kept === 'all');
  return first ? ok([first, ...rest]) : err(`${period} 内没有完成的账号检查；先运行 xunjian accounts check`);
}

/** Whether the quarter has anything of accounts: then they are frozen with it, or it is said why not. */
export async function checksAccounts(store: Stores, period: string): Promise<boolean> {
  if (await store.samples.latest(period, 'accounts')) return true;
  const runs = await store.runs.list({ kind: 'accounts' });
  return runs.some(({ asOf }) => quarterNameOf(dateAt(asOf)) === period);
}
