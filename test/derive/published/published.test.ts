// Pages as the common systems print them; each fixture's first line says where it came from and what is to be read.
import { readdirSync, readFileSync } from 'node:fs';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/model/calendar.ts';
import { readPublished } from '../../../src/derive/published/published.ts';
import { readTags } from '../../../src/derive/tags/tags.ts';
import { tables } from '../tables.ts';

const folder = new URL('../../fixtures/read-basics/published/', import.meta.url);
const asOf = '2021-12-20' as CalendarDate;

interface Spec {
  readonly url: string;
  readonly expect: object;
}

describe('the publication date of a page', () => {
  it.each(readdirSync(folder))('%s', (file) => {
    const source = readFileSync(new URL(file, folder), 'utf8');
    const [first = '', ...rest] = source.split('\n');
    const spec = JSON.parse(first.replace(/^<!--|-->$/g, '')) as Spec;
    const doc = parseDocument(rest.join('\n'));
    const page = { url: spec.url, finalUrl: spec.url, asOf, headers: {}, tags: readTags(doc) };
    expect(readPublished(doc, page, tables)).toEqual(spec.expect);
  });
});
