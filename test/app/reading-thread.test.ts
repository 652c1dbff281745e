// The reading thread answers what the readers answer, leaves the caller's bytes alone, and survives a page that breaks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/artifacts/page-reading.ts';
import { openPageReaders } from '../../src/app/readers.ts';
import type { openReadingThread as Open } from '../../src/app/reading-thread.ts';
import { parseCalendarDate } from '../../src/model/calendar.ts';

/** As it runs in use: a thread needs built files. */
const { openReadingThread } = (await import(
  pathToFileURL(join(process.cwd(), 'dist/src/app/reading-thread.js')).href
)) as { openReadingThread: typeof Open };

const readers = openPageReaders();
const thread = openReadingThread(readers);
const asOf = parseCalendarDate('2021-12-20');
if (asOf === null) throw new Error('no day');
const about: ReadOptions = {
  ...{ url: 'http://www.example.gov.cn/a/', finalUrl: 'http://www.example.gov.cn/a/', status: 200 },
  ...{ headers: { 'content-type': 'text/html' }, asOf },
};

afterAll(async () => {
  await thread.close();
});

it('reads every saved page as the readers do', async () => {
  const folder = 'test/fixtures/read-page';
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(20);
  for (const page of pages) {
    const body = new Uint8Array(readFileSync(join(folder, page)));
    const before = body.slice();
    expect(await thread.readPage(body, about), page).toEqual(readers.readWhole(body, about));
    expect(body).toEqual(before);
  }
});

it('tells a page that broke the reading apart from the next one', async () => {
  const broken = { ...about, finalUrl: 'no address' };
  await expect(thread.readPage(new TextEncoder().encode('<p>a</p>'), broken)).rejects.toThrow();
  const { reading } = await thread.readPage(new TextEncoder().encode('<title>好</title>'), about);
  expect(reading.title).toBe('好');
});
