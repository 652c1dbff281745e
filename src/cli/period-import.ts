// Takes in the tables that people filled in about a frozen quarter: all rows or none.
import type { House } from '../app/house.ts';
import { loadPeriodWords } from '../app/period-words.ts';
import type { PeriodWords } from '../inventory/period-words.ts';
import type { ManualRow } from '../inventory/read-manual.ts';
import { readManual } from '../inventory/read-manual.ts';
import { readReview } from '../inventory/read-review.ts';
import { readScores } from '../inventory/read-scores.ts';
import { remark, type RowRemark } from '../inventory/problem.ts';
import type { Sheet } from '../inventory/sheet.ts';
import { dateAt, parseInstant } from '../model/calendar.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { Edition } from '../model/indicator.ts';
import type { DecisionEntry } from '../model/period.ts';
import { cityOf, isProvince } from '../model/region.ts';
import type { Result } from '../model/result.ts';
import type { ScoreEntry } from '../model/score-entry.ts';
import { SCORE_TABLES, type ScoreTable, type ScoreTableId } from '../model/score-table.ts';
import { portalsOf } from '../run/bulletin.ts';
import { decideAll, enteredFinding } from '../run/period/decide.ts';
import type { ScoredSubject } from '../run/period/form-lines.ts';
import { frozenSites } from '../run/period/frozen.ts';
import { refusedTable, tellNotes } from './contributed-file.ts';
import { CommandFailure } from './exit.ts';
import { frozenOrRefuse } from './judge-period.ts';
import { picturesIn, type Pictures } from './picture-option.ts';
import { frozenParts, keepDecisions, kindOf, findingOwners } from './period-decide.ts';

interface Filled {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The folder of screenshots. */
  readonly screenshots: string | undefined;
}

function sheetOf<T>(house: House, file: string, read: Result<Sheet<T>, readonly RowRemark[]>): readonly T[] {
  if (!read.ok) throw refusedTable(file, read.error, house.options);
  tellNotes(file, read.value.notes);
  return read.value.items;
}

interface NumberedEntry {
  readonly row: number;
  readonly entry: DecisionEntry;
}

/** Decides all rows, or tells each that cannot stand by its number. */
async function decideRows(
  house: House,
  period: string,
  file: string,
  entries: readonly NumberedEntry[],
): Promise<void> {
  const parts = await frozenParts(house, period);
  const known = await house.store.periods.decisions(period);
  const about = { period, at: house.clock() };
  const decided = decideAll(
    parts,
    known,
    entries.map(({ entry }) => entry),
    about,
  );
  if (!decided.ok) {
    const problems = decided.error.map(({ index, reason }) =>
      remark(entries[index]?.row ?? 0, '', '', reason),
    );
    throw refusedTable(file, problems, house.options);
  }
  await keepDecisions(house, decided.value);
  const { added, unchanged } = decided.value;
  const changed = added.filter(({ before, after }) => before !== after);
  process.stdout.write(
    house.options.json
      ? `${JSON.stringify({ ok: true, added, unchanged })}\n`
      : `登记 ${String(added.length)} 项决定，结论改变 ${String(new Set(changed.map(({ subject }) => subject)).size)} 个；此前已登记 ${String(unchanged)} 项\n`,
  );
}

export async function importReview(house: House, period: string, { file, bytes }: Filled): Promise<void> {
  const words = await loadPeriodWords();
  const rows = sheetOf(house, file, await readReview(bytes, words, dateAt(house.clock())));
  const parts = await frozenParts(house, period);
  const known = await house.store.periods.decisions(period);
  const owners = findingOwners(parts, known);
  const strangers: RowRemark[] = [];
  const entries = rows.flatMap(({ row, finding, action, reason, by, day }): readonly NumberedEntry[] => {
    const owner = owners.get(finding);
    if (!owner) {
      strangers.push(remark(row, '', finding, '本季没有这个编号的问题'));
      return [];
    }
    return [
      {
        row,
        entry: {
          action,
          ...owner,
          target: finding,
          reason,
          by,
          day,
          adopted: null,
          entered: null,
          photos: [],
        },
      },
    ];
  });
  if (strangers.length > 0) throw refusedTable(file, strangers, house.options);
  await decideRows(house, period, file, entries);
}

/** What was found, and who stands for it. */
function manualEntries(
  { row, review, ...found }: ManualRow,
  kind: DecisionEntry['kind'],
  photos: readonly EvidenceRef[],
): readonly NumberedEntry[] {
  const { subject, by, day, message } = found;
  const finding = enteredFinding({ subject, by, day }, found);
  const about = { kind, subject, target: finding.id, adopted: null };
  const enter: DecisionEntry = {
    ...{ ...about, action: 'enter', reason: message, by, day, entered: finding, photos },
  };
  if (!review || !found.fault) return [{ row, entry: enter }];
  const confirm: DecisionEntry = {
    ...{ ...about, action: 'confirm', reason: '复核', ...review, entered: null, photos: [] },
  };
  return [
    { row, entry: enter },
    { row, entry: confirm },
  ];
}

/** Keeps the screenshots of a row. Those kept before a failure are named by their content and harmless. */
async function keepPhotos(
  { evidence }: House,
  { screenshots, target, day }: ManualRow,
  folder: Pictures,
): Promise<readonly EvidenceRef[]> {
  const kept: EvidenceRef[] = [];
  for (const name of screenshots) {
    const fetchedAt = parseInstant(`${day}T00:00:00`) ?? 0;
    kept.push(await evidence.put('photo', await folder.read(name), { url: target, fetchedAt }));
  }
  return kept;
}

export async function importManual(
  house: House,
  period: string,
  { file, bytes, screenshots }: Filled,
): Promise<void> {
  const folder = await picturesIn(screenshots);
  const reference = { words: await loadPeriodWords(), today: dateAt(house.clock()), pictures: folder.files };
  const rows = sheetOf(house, file, await readManual(bytes, reference));
  const parts = await frozenParts(house, period);
  const entries: NumberedEntry[] = [];
  for (const row of rows)
    entries.push(...manualEntries(row, kindOf(parts, row.subject), await keepPhotos(house, row, folder)));
  await decideRows(house, period, file, entries);
}

/** Who is scored in a quarter, and by which edition. @throws CommandFailure */
export async function scoredSubjects(
  { store, regions }: House,
  period: string,
): Promise<{
  readonly edition: Edition;
  readonly subjects: Readonly<Record<ScoreTableId, readonly ScoredSubject[]>>;
}> {
  const sites = frozenOrRefuse(await frozenSites(store, period, regions), period, 'site');
  const { part, subjects } = sites;
  const { portals: version } = part.samples;
  const drawn = version === undefined ? null : await store.samples.version(period, 'portals', version);
  const rows = subjects.map(({ row }) => row);
  return {
    edition: part.edition,
    subjects: {
      portal: portalsOf(rows, drawn).map(({ code, name }) => ({ id: code, name })),
      supervision: regions
        .filter(({ code }) => !isProvince(code) && cityOf(code) === code)
        .map(({ code, name }) => ({ id: code, name })),
    },
  };
}

const rowsOf = (table: ScoreTable | null): ReadonlySet<string> =>
  new Set(
    (table ? [table.deduct, table.bonus] : []).flatMap(({ indicators }) =>
      indicators.flatMap(({ id, clauses }) => clauses.map((clause) => `${id} ${clause.id}`)),
    ),
  );

/** The same answer by the same person on the same day, whenever it was taken in. */
const printOf = (entry: ScoreEntry): string => JSON.stringify({ ...entry, at: 0 });

async function scoreRows(
  house: House,
  period: string,
  words: PeriodWords,
  { file, bytes }: Filled,
): Promise<readonly ScoreEntry[]> {
  const { edition, subjects } = await scoredSubjects(house, period);
  const at = house.clock();
  const ids = (table: ScoreTableId): ReadonlySet<string> => new Set(subjects[table].map(({ id }) => id));
  const read = await readScores(bytes, {
    ...{ words, period, at, today: dateAt(at) },
    subjects: { portal: ids('portal'), supervision: ids('supervision') },
    rows: { portal: rowsOf(edition.portal), supervision: rowsOf(edition.supervision) },
  });
  return sheetOf(house, file, read);
}

export async function importScores(house: House, period: string, filled: Filled): Promise<void> {
  const entries = await scoreRows(house, period, await loadPeriodWords(), filled);
  if (entries.length === 0) throw new CommandFailure(`${filled.file} 没有填写任何评分，没有导入`);
  const { periods } = house.store;
  const known = new Set((await periods.scores(period)).map(printOf));
  const added = entries.filter((entry) => !known.has(printOf(entry)));
  if (added.length > 0) await periods.addScores(added);
  const unchanged = entries.length - added.length;
  const perTable = SCORE_TABLES.map((table) => added.filter((entry) => entry.table === table).length);
  process.stdout.write(
    house.options.json
      ? `${JSON.stringify({ ok: true, added: added.length, unchanged })}\n`
      : `导入评分 ${String(added.length)} 项（门户网站 ${String(perTable[0])}，监管考核 ${String(perTable[1])}）；此前已导入 ${String(unchanged)} 项\n`,
  );
}
