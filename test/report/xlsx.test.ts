// What one sheet cannot hold.
import { readSheet } from 'read-excel-file/node';
import { expect, it } from 'vitest';
import type { Column } from '../../src/report/columns.ts';
import { sheetBytes } from '../../src/report/xlsx.ts';

const COLUMNS: readonly Column<string>[] = [{ header: '列', width: 8, cell: (text) => text }];

async function* times(count: number, text: string): AsyncGenerator<string> {
  for (let index = 0; index < count; index += 1) yield text;
}

it('refuses, in one line, more rows than it can hold', async () => {
  const sheet = await sheetBytes('表', COLUMNS, times(200_001, '值'));
  expect(sheet).toMatchObject({ ok: false, error: expect.stringContaining('--format csv') as string });
});

it('leaves out characters that would break the file and cuts what no cell holds', async () => {
  const sheet = await sheetBytes('表', COLUMNS, times(1, `甲\u0000乙\ud800${'长'.repeat(40_000)}`));
  if (!sheet.ok) throw new Error(sheet.error);
  const text = String((await readSheet(sheet.value))[1]?.[0]);
  expect(text.startsWith('甲乙长')).toBe(true);
  expect(text).toHaveLength(32_767);
});
