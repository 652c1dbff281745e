// A report over rows that are all at hand.
import type { Column } from './columns.ts';
import type { Report } from './write.ts';

/** The rows are its records too. */
export function reportOf<T>(title: string, columns: readonly Column<T>[], all: readonly T[]): Report<T, T> {
  return {
    title,
    columns,
    async *records() {
      yield* all;
    },
    async *rows() {
      yield* all;
    },
  };
}
