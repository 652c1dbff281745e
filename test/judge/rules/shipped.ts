// The shipped editions, whole, as the program finds them.
import { loadEdition } from '../../../src/app/edition.ts';
import type { Edition } from '../../../src/model/indicator.ts';
import type { ScoreTable } from '../../../src/model/score-table.ts';

export async function shipped(id: string): Promise<Edition> {
  const edition = await loadEdition('no-workspace', id);
  if (!edition.ok) throw new Error(edition.error.join('\n'));
  return edition.value;
}

export function tableOf(edition: Edition, id: 'portal' | 'supervision'): ScoreTable {
  const table = edition[id];
  if (table === null) throw new Error(`${edition.id} has no ${id}`);
  return table;
}
