// The register's sections and events as rows, there and back.
import type { RegisteredSection, SectionEvent } from '../../model/section-register.ts';
import type { Database, Tx } from '../engine/engine.ts';
import type { RegisterSectionTable, SectionEventTable } from '../tables.ts';
import type { BulkTable, Value } from './bulk.ts';
import { fromJson, toJson } from './json.ts';

export const REGISTER: BulkTable<'register_section'> = {
  table: 'register_section',
  columns: [
    'site',
    'number',
    'url',
    'stand',
    'name',
    'path',
    'level',
    'type',
    'content',
    'first_run',
    'first_at',
    'last_run',
    'last_at',
    'state',
    'missing_run',
    'missing_at',
    'missed',
    'missed_on',
    'depth',
    'replaced',
  ],
};

export const EVENTS: BulkTable<'section_event'> = {
  table: 'section_event',
  columns: [
    'run_key',
    'site',
    'ordinal',
    'at',
    'kind',
    'number',
    'url',
    'name',
    'path',
    'before',
    'after',
    'counts',
  ],
};

/** Runs by their number and by their id; there is one a night, so that all of them are few. */
export class RunNames {
  readonly #ids: ReadonlyMap<number, string>;
  readonly #keys: ReadonlyMap<string, number>;

  constructor(rows: readonly { readonly key: number; readonly id: string }[]) {
    this.#ids = new Map(rows.map(({ key, id }) => [key, id]));
    this.#keys = new Map(rows.map(({ key, id }) => [id, key]));
  }

  static async of(db: Database | Tx): Promise<RunNames> {
    return new RunNames(await db.selectFrom('run').select(['key', 'id']).execute());
  }

  idOf(key: number): string {
    const id = this.#ids.get(key);
    if (id === undefined) throw new Error(`no run has the number ${key}`);
    return id;
  }

  keyOf(id: string): number {
    const key = this.#keys.get(id);
    if (key === undefined) throw new Error(`there is no run ${id}`);
    return key;
  }
}

export function registerRow(site: string, section: RegisteredSection, runs: RunNames): readonly Value[] {
  const { number, url, stand, name, path, level, type, content, firstSeen, lastSeen, missingSince } = section;
  return [
    ...[site, number, url, stand, name, path, level, type, content],
    ...[runs.keyOf(firstSeen.run), firstSeen.at, runs.keyOf(lastSeen.run), lastSeen.at],
    section.state,
    missingSince ? runs.keyOf(missingSince.run) : null,
    missingSince?.at ?? null,
    section.missed,
    section.missedOn,
    section.depth,
    section.replaced ? 1 : 0,
  ];
}

export function registeredOf(row: RegisterSectionTable, runs: RunNames): RegisteredSection {
  const { number, url, stand, name, path, level, type, content, state, missed, depth } = row;
  return {
    ...{ number, url, stand, name, path, level, type, content },
    firstSeen: { run: runs.idOf(row.first_run), at: row.first_at },
    lastSeen: { run: runs.idOf(row.last_run), at: row.last_at },
    state,
    missingSince:
      row.missing_run === null || row.missing_at === null
        ? null
        : { run: runs.idOf(row.missing_run), at: row.missing_at },
    missed,
    missedOn: row.missed_on,
    depth,
    replaced: row.replaced === 1,
  };
}

export function eventRow(runKey: number, ordinal: number, event: SectionEvent): readonly Value[] {
  const { site, at, kind, number, url, name, path, before, after, counts } = event;
  return [
    ...[runKey, site, ordinal, at, kind, number, url, name, path, before, after],
    counts ? toJson(counts) : null,
  ];
}

export function eventOf(row: SectionEventTable, runs: RunNames): SectionEvent {
  const { site, at, kind, number, url, name, path, before, after, counts } = row;
  return {
    run: runs.idOf(row.run_key),
    ...{ site, at, kind, number, url, name, path, before, after },
    counts: counts === null ? null : fromJson(counts),
  };
}
