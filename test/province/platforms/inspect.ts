// The inspectors as a program: takes the table that was written for them, looks at every account in it, hands the table
// back filled in, with a folder of screenshots.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSheet } from 'read-excel-file/node';
import { csv } from './csv.ts';
import { entriesOf, type Entry } from './inspectors.ts';
import { momentOf } from './moments.ts';
import { pictureOf } from './png.ts';
import type { AccountsTruth, TruthAccount } from './truth.ts';

const USAGE = 'usage: inspect --table FILE.xlsx --truth FILE.json --out DIR';

interface Places {
  readonly table: string;
  readonly truth: string;
  readonly out: string;
}

function places(): Places {
  const { values } = parseArgs({
    options: { table: { type: 'string' }, truth: { type: 'string' }, out: { type: 'string' } },
  });
  const { table, truth, out } = values;
  if (table === undefined || truth === undefined || out === undefined)
    throw new Error('all three are needed');
  return { table: resolve(table), truth: resolve(truth), out: resolve(out) };
}

type Table = readonly (readonly string[])[];

async function tableIn(file: string): Promise<Table> {
  const rows = await readSheet(readFileSync(file));
  return rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : '')));
}

/** In the table's own headings and order; who is looked at by two has two rows. */
function filledIn([header = [], ...rows]: Table, entries: readonly Entry[]): string {
  const given = new Map(rows.map((row) => [row[0] ?? '', row]));
  const filled = entries.map((entry) => {
    const row = given.get(entry.account) ?? [];
    return header.map((heading, index) => {
      const own = Object.entries(entry.filled).find(([begins]) => heading.startsWith(begins));
      return own?.[1] ?? row[index] ?? '';
    });
  });
  return csv(header, filled);
}

function known(table: Table, truth: AccountsTruth): readonly TruthAccount[] {
  const byId = new Map(truth.accounts.map((account) => [account.id, account]));
  return table.slice(1).map(([id = '']) => {
    const account = byId.get(id);
    if (!account) throw new Error(`nobody knows the account ${id}`);
    return account;
  });
}

async function main(): Promise<void> {
  const { table: file, truth: truthFile, out } = places();
  const truth = JSON.parse(readFileSync(truthFile, 'utf8')) as AccountsTruth;
  const table = await tableIn(file);
  const entries = entriesOf(known(table, truth), momentOf(truth.asOf));
  const screenshots = join(out, 'screenshots');
  mkdirSync(screenshots, { recursive: true });
  for (const { screenshot } of entries) writeFileSync(join(screenshots, screenshot), pictureOf(screenshot));
  const filled = join(out, 'entries.csv');
  writeFileSync(filled, filledIn(table, entries));
  const told = { table: filled, screenshots, accounts: table.length - 1, entries: entries.length };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  process.exit(2);
});
