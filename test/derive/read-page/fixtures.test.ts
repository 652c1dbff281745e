// Saved pages, one per way of writing, each with all that must be read on it.
import { describe, expect, it } from 'vitest';
import { loadTables } from '../../../src/app/tables.ts';
import type { PageReading } from '../../../src/artifacts/page-reading.ts';
import { readPage } from '../../../src/derive/read-page/read-page.ts';
import { parseCalendarDate } from '../../../src/model/calendar.ts';
import { fixtureNames, readFixture, type Expected } from './expectation.ts';

const tables = loadTables('data');
const asOf = parseCalendarDate('2021-12-20');

function read(bytes: Uint8Array, { url, rendered, status }: Expected): PageReading {
  if (!asOf) throw new Error('no such day');
  const options = { url, finalUrl: url, status: status ?? 200, headers: {}, asOf };
  return readPage(bytes, rendered ? { ...options, rendered } : options, tables);
}

/** The reading in the fixture's own words, with only those optional keys that the fixture lists. */
function inItsWords(reading: PageReading, expected: Expected): Expected {
  const seen: Expected = {
    ...expected,
    kind: reading.kind,
    newest: reading.newest,
    blank: reading.blank.is,
    needsBrowser: reading.needsBrowser !== null,
    lists: reading.lists.map((list, index) => {
      const wanted = expected.lists[index];
      return {
        name: list.name,
        role: list.role,
        hidden: list.hidden,
        rows: list.rows.map(({ title, date }): [string, string | null] => [title, date]),
        ...(wanted?.reader === undefined ? {} : { reader: list.reader }),
        ...(wanted?.moreUrl === undefined ? {} : { moreUrl: list.moreUrl ?? '' }),
      };
    }),
  };
  if (expected.why !== undefined) seen.why = reading.blank.why;
  if (expected.nextPage !== undefined) seen.nextPage = reading.nextPage;
  if (expected.pageCount !== undefined) seen.pageCount = reading.pageCount;
  if (expected.frames !== undefined) seen.frames = [...reading.frames];
  if (expected.entries !== undefined)
    seen.entries = reading.entries.map(({ name, problem }) => (problem ? `${name}!` : name));
  if (expected.breadcrumb !== undefined) seen.breadcrumb = reading.breadcrumb.map(({ name }) => name);
  if (expected.published !== undefined) seen.published = { ...reading.published };
  return seen;
}

describe('readPage on saved pages', () => {
  it.each(fixtureNames())('%s', (name) => {
    const { bytes, expected } = readFixture(name);
    expect(inItsWords(read(bytes, expected), expected)).toEqual(expected);
  });

  it('reads the same page twice the same', () => {
    const { bytes, expected } = readFixture('channel-blocks');
    expect(read(bytes, expected)).toEqual(read(bytes, expected));
  });

  it('gives every row an absolute address or none', () => {
    for (const name of fixtureNames()) {
      const { bytes, expected } = readFixture(name);
      for (const { rows } of read(bytes, expected).lists) {
        for (const { url } of rows) expect(url === null || /^https?:\/\//.test(url)).toBe(true);
      }
    }
  });
});
