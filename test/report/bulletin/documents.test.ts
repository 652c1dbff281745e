// The files themselves: the same bytes in one process twice, numbers as numbers, the page of official documents.
import { strFromU8, unzipSync } from 'fflate';
import readSheets from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { annexesWorkbook } from '../../../src/report/bulletin/annex-xlsx.ts';
import { composeBulletin } from '../../../src/report/bulletin/compose.ts';
import { bulletinModel } from '../../../src/report/bulletin/model.ts';
import { parseTemplate } from '../../../src/report/bulletin/template.ts';
import { bulletinDocument } from '../../../src/report/docx/bulletin.ts';
import { documentParagraphs } from '../../../src/report/docx/text.ts';
import { checkRates } from '../../../src/report/lint/check-rates.ts';
import { goldenQuarter, SETTINGS, TEMPLATE } from './golden-quarter.ts';

const AT = Date.UTC(2021, 11, 20);
const model = bulletinModel(goldenQuarter());

async function written(): Promise<Uint8Array> {
  const lines = parseTemplate(TEMPLATE, 'bulletin.md');
  if (!lines.ok) throw new Error(lines.error);
  const blocks = composeBulletin(lines.value, model, 'bulletin.md');
  if (!blocks.ok) throw new Error(blocks.error);
  return bulletinDocument(blocks.value, { fonts: SETTINGS.fonts, creator: '某办公厅', at: AT });
}

it('is the same twice, charts and all', async () => {
  const first = await written();
  expect(Buffer.from(first).equals(Buffer.from(await written()))).toBe(true);
  const parts = unzipSync(first);
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  expect(part('docProps/core.xml').match(/2021-12-20T00:00:00Z/g)).toHaveLength(2);
  // 37, 26, 35 and 28 mm, A4 upright.
  expect(part('word/document.xml')).toMatch(
    /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/,
  );
  expect(part('word/fontTable.xml')).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,');
  expect(part('word/charts/chart1.xml')).toContain('97.50%');
});

it('has nothing that its own check doubts', async () => {
  const paragraphs = documentParagraphs(await written());
  if (!paragraphs.ok) throw new Error(paragraphs.error);
  const { doubts, checked } = checkRates(paragraphs.value, 'half-up');
  expect(doubts).toEqual([]);
  expect(checked).toBeGreaterThan(3);
});

it('writes annexes with numbers as numbers below title and heading', async () => {
  const bytes = await annexesWorkbook(model.annexes, AT);
  expect(Buffer.from(bytes).equals(Buffer.from(await annexesWorkbook(model.annexes, AT)))).toBe(true);
  const sheets = await readSheets(Buffer.from(bytes));
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    '附件1 抽查情况',
    '附件2 政府网站',
    '附件2 政务新媒体',
    '附件3 政府门户网站检查情况',
    '附件4 监管工作年度考核情况',
  ]);
  const [overview] = sheets;
  expect(overview?.data[1]?.slice(0, 3)).toEqual(['序号', '地区/部门', '运行网站数']);
  expect(overview?.data.at(-1)).toEqual([null, '合计', 919, 919, 912, 99.24, 1012, 1012, 1003, 99.11]);
});
