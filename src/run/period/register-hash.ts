// One hash over a register's rows, so that a frozen list can be told to be the one that it was.
import { createHash } from 'node:crypto';

/** SHA-256 over one line of JSON per row, its fields sorted by name; hex. @param rows sorted by id */
export function registerHash(rows: Iterable<object>): string {
  const hash = createHash('sha256');
  for (const row of rows) {
    const fields = Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1));
    hash.update(`${JSON.stringify(fields)}\n`);
  }
  return hash.digest('hex');
}
