// Of a crop, the CSS path of the place that is framed on it.
import type { Migration } from './migration.ts';

export const evidenceSelector: Migration = {
  version: 3,
  name: 'evidence-selector',
  async up(tx) {
    await tx.schema
      .alterTable('evidence')
      .addColumn('selector', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  },
};
