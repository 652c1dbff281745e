// Notes of obligations done.
import type { Database } from '../engine/engine.ts';
import type { ObligationStore } from '../obligation-port.ts';
import { storable } from './json.ts';

export function obligationStore(db: Database): ObligationStore {
  return {
    async notes() {
      const rows = await db.selectFrom('obligation_note').selectAll().orderBy('key').execute();
      return rows.map(({ obligation, period, action, noted_at, noted_by, note }) => ({
        ...{ id: obligation, period, action, at: noted_at, by: noted_by, note },
      }));
    },
    async add({ id, period, action, at, by, note }) {
      await db
        .insertInto('obligation_note')
        .values({
          ...{ obligation: id, period, action, noted_at: at },
          ...{ noted_by: storable(by), note: storable(note) },
        })
        .execute();
    },
  };
}
