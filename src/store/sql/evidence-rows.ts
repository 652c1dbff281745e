// Evidence references, each stored once per subject and run; the rows that rest on them name them by number.
import type { EvidenceRef } from '../../model/evidence.ts';
import type { Database, Tx } from '../engine/engine.ts';
import type { EvidenceTable } from '../tables.ts';
import type { BulkInsert, BulkTable, Value } from './bulk.ts';

const EVIDENCE: BulkTable<'evidence'> = {
  table: 'evidence',
  columns: [
    'run_key',
    'subject',
    'ordinal',
    'kind',
    'sha256',
    'path',
    'url',
    'fetched_at',
    'selector',
    'convicting',
  ],
};

const keyOf = (ref: EvidenceRef): string =>
  `${ref.kind} ${ref.sha256} ${ref.fetchedAt} ${ref.path} ${ref.url} ${ref.selector ?? ''}`;

type RefRow = Pick<EvidenceTable, 'kind' | 'sha256' | 'path' | 'url' | 'fetched_at' | 'selector'>;

function refOf({ kind, sha256, path, url, fetched_at: fetchedAt, selector }: RefRow): EvidenceRef {
  return { kind, sha256, path, url, fetchedAt, ...(selector === '' ? {} : { selector }) };
}

/** Numbers the references of one subject's visit while its rows are written. */
export class EvidenceNumbers {
  readonly #known = new Map<string, number>();
  readonly #added: EvidenceRef[] = [];
  readonly #convicting = new Set<number>();
  #next = 0;

  /** Takes up what an earlier writing left, so that added findings may rest on the same pages. */
  static async of(tx: Tx, runKey: number, subject: string): Promise<EvidenceNumbers> {
    const numbers = new EvidenceNumbers();
    const rows = await tx
      .selectFrom('evidence')
      .selectAll()
      .where('run_key', '=', runKey)
      .where('subject', '=', subject)
      .execute();
    for (const row of rows) {
      numbers.#known.set(keyOf(refOf(row)), row.ordinal);
      numbers.#next = Math.max(numbers.#next, row.ordinal + 1);
    }
    return numbers;
  }

  /** The column's text: `0,3`. */
  name(refs: readonly EvidenceRef[], convicting = false): string {
    return refs.map((ref) => this.#number(ref, convicting)).join(',');
  }

  #number(ref: EvidenceRef, convicting: boolean): number {
    const key = keyOf(ref);
    let number = this.#known.get(key);
    if (number === undefined) {
      number = this.#next++;
      this.#known.set(key, number);
      this.#added.push(ref);
    }
    if (convicting) this.#convicting.add(number);
    return number;
  }

  /** Writes the references met since, and marks those that failing findings rest on. */
  async save(tx: Tx, insert: BulkInsert, runKey: number, subject: string): Promise<void> {
    const first = this.#next - this.#added.length;
    const rows = this.#added.map((ref, index): readonly Value[] => [
      runKey,
      subject,
      first + index,
      ref.kind,
      ref.sha256,
      ref.path,
      ref.url,
      ref.fetchedAt,
      ref.selector ?? '',
      this.#convicting.has(first + index) ? 1 : 0,
    ]);
    await insert(tx, EVIDENCE, rows);
    const earlier = [...this.#convicting].filter((number) => number < first);
    if (earlier.length === 0) return;
    await tx
      .updateTable('evidence')
      .set({ convicting: 1 })
      .where('run_key', '=', runKey)
      .where('subject', '=', subject)
      .where('ordinal', 'in', earlier)
      .execute();
  }
}

/** Finds the references that stored rows name. A reference that retention removed is left out. */
export class EvidenceLookup {
  readonly #bySubject = new Map<string, Map<number, EvidenceRef>>();

  /** Loads what the rows of these subjects may name; `from` and `to` bound the subjects in their order. */
  static async between(db: Database, runKey: number, from: string, to: string): Promise<EvidenceLookup> {
    const lookup = new EvidenceLookup();
    const rows = await db
      .selectFrom('evidence')
      .selectAll()
      .where('run_key', '=', runKey)
      .where('subject', '>=', from)
      .where('subject', '<=', to)
      .execute();
    for (const row of rows) {
      const numbers = lookup.#bySubject.get(row.subject) ?? new Map<number, EvidenceRef>();
      lookup.#bySubject.set(row.subject, numbers.set(row.ordinal, refOf(row)));
    }
    return lookup;
  }

  of(subject: string, named: string): readonly EvidenceRef[] {
    if (named === '') return [];
    const numbers = this.#bySubject.get(subject);
    return named.split(',').flatMap((number) => numbers?.get(Number(number)) ?? []);
  }
}
