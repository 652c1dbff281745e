// Steps that the chapters of the store suite share.
import type { Run } from '../../src/model/run.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { NIGHT } from './samples.ts';

export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Opens runs that differ from one another only in what a test says. */
export function runOpener(
  store: () => OpenedStore,
): (sites: readonly string[], over?: { kind?: Run['kind']; startedAt?: number }) => Promise<Run> {
  return (sites, over = {}) =>
    store().runs.open({
      kind: 'nightly',
      asOf: NIGHT,
      edition: 'national-2019',
      depth: 'sections',
      startedAt: NIGHT,
      sites,
      ...over,
    });
}
