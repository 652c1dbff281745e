// Quarters frozen with their subjects, the decisions on them, and what was entered for the scores.
import { clustered, maybe, numbers, ordered, orderedText, texts, type Table } from './columns.ts';
import type { Migration } from './migration.ts';

export const periods: Migration = {
  version: 11,
  name: 'periods',
  async up(tx, engine) {
    let part: Table = engine.addKey(tx.schema.createTable('period_part'));
    part = numbers(ordered(part, engine, 'period', 'kind'), 'version', 'as_of', 'sealed_at', 'frozen_at');
    // Text, not JSON: the record comes back character by character.
    await texts(part, 'edition', 'runs', 'samples', 'register', 'reason', 'frozen_by').execute();
    await tx.schema
      .createIndex('period_part_version')
      .on('period_part')
      .columns(['period', 'kind', 'version'])
      .unique()
      .execute();
    let subject: Table = tx.schema
      .createTable('period_subject')
      .addColumn('part_key', 'bigint', (column) => column.notNull().references('period_part.key'))
      .addColumn('subject', orderedText(engine), (column) => column.notNull());
    subject = maybe(texts(subject, 'row', 'findings'), 'text', 'run', 'ledger');
    await clustered(subject, engine, 'period_subject', 'part_key', 'subject').execute();
    let decision: Table = ordered(tx.schema.createTable('period_decision'), engine, 'period');
    decision = texts(numbers(decision, 'number', 'at'), 'action', 'kind', 'subject', 'decision');
    await clustered(decision, engine, 'period_decision', 'period', 'number').execute();
    const entry: Table = ordered(
      engine.addKey(tx.schema.createTable('score_entry')),
      engine,
      'period',
      'subject',
    );
    await texts(numbers(entry, 'entered_at'), 'score_table', 'entry').execute();
    await tx.schema.createIndex('score_entry_period').on('score_entry').columns(['period']).execute();
  },
};
