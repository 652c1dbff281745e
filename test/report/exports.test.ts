// From a sealed run in a real database to files: the exchange formats to the letter, csv and xlsx as people open them.
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliver } from '../../src/report/file.ts';
import { writeReport, type Format, type Report } from '../../src/report/write.ts';
import { assessRun, type Assessment } from '../../src/run/assess.ts';
import { readingReport, summaryReport, verdictReport, type ReadingKind } from '../../src/run/export-rows.ts';
import { findRun } from '../../src/run/find-run.ts';
import { edition } from '../checks/bench.ts';
import { sealedNight, type Night } from './night.ts';

let night: Night;
let assessment: Assessment;
let folder: string;

beforeAll(async () => {
  night = await sealedNight();
  folder = await mkdtemp(join(tmpdir(), 'xunjian-export-'));
  const assessed = await assessRun(night.store, {
    run: night.run,
    edition: edition(),
    regions: [],
    period: '2021Q4',
  });
  if (!assessed.ok) throw new Error(assessed.error);
  assessment = assessed.value;
});

afterAll(() => night.store.close());

async function written<R, T>(report: Report<R, T>, format: Format): Promise<Buffer> {
  const path = join(folder, `out.${format}`);
  expect(await deliver(path, (out) => writeReport(report, format, out))).toEqual({ ok: true, value: null });
  return readFile(path);
}

const NAMES = {
  sites: new Map([['5111810001', '峨眉山市人民政府']]),
  rules: new Map([['stale-section', '栏目未及时更新']]),
};

async function reading(kind: ReadingKind, problemsOnly = false): Promise<Report> {
  const { store, run } = night;
  const { readings } = store;
  const ledger = await store.runs.ledger(run.id);
  const about = { readings, run, edition: edition(), ledger, names: NAMES, problemsOnly };
  const report = readingReport(kind, about);
  if (!report.ok) throw new Error(report.error);
  return report.value;
}

type Line = Record<string, unknown>;
const lines = (bytes: Buffer): readonly Line[] =>
  bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('assessRun', () => {
  it('judges, stores and sums up', async () => {
    expect(assessment.verdicts.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['5111810001', 'qualified'],
      ['5111810002', 'unqualified'],
      ['5111810003', 'undetermined'],
    ]);
    expect(assessment.summary.overall).toMatchObject({ total: 4, checked: 3, excluded: 1, rate: '50.00' });
    expect(assessment.summary.excluded).toMatchObject([{ code: '5111810004', reason: '改版中' }]);
    expect(JSON.stringify(await night.store.verdicts.of(night.run.id))).toBe(
      JSON.stringify(assessment.verdicts),
    );
  });

  it('gives the same bytes again, and refuses an open run', async () => {
    const again = await assessRun(night.store, {
      run: night.run,
      edition: edition(),
      regions: [],
      period: '2021Q4',
    });
    expect(JSON.stringify(again.ok && again.value)).toBe(JSON.stringify(assessment));
    const open = await assessRun(night.store, {
      run: { ...night.run, state: 'open' },
      edition: edition(),
      regions: [],
    });
    expect(open.ok).toBe(false);
  });
});

describe('findRun', () => {
  it('finds the latest, by id and by quarter, and says what is missing', async () => {
    const found = async (choice: Parameters<typeof findRun>[1]) => {
      const result = await findRun(night.store.runs, choice);
      return result.ok ? result.value.id : result.error;
    };
    expect(await found({ run: 'latest' })).toBe(night.run.id);
    expect(await found({ run: night.run.id })).toBe(night.run.id);
    expect(await found({ period: '2021Q4' })).toBe(night.run.id);
    expect(await found({ period: '2021Q3' })).toContain('2021Q3 内没有');
    expect(await found({ period: '2021H2' })).toContain('应写作 2021Q4');
    expect(await found({ run: 'nothing' })).toContain('没有编号为 nothing');
  });
});

describe('ndjson', () => {
  it('writes findings with their keys in order', async () => {
    const all = lines(await written(await reading('findings'), 'ndjson'));
    const stale = all.find((one) => one['check'] === 'stale-section' && one['outcome'] === 'fail');
    expect(Object.keys(stale ?? {})).toEqual([
      'id',
      'run',
      'subject',
      'subjectKind',
      'check',
      'outcome',
      'target',
      'page',
      'message',
      'measured',
      'confirmedBy',
      'edition',
      'checkVersion',
      'evidence',
      'seenAt',
    ]);
    expect(stale).toMatchObject({
      ...{
        subject: '5111810001',
        edition: 'national-2019',
        seenAt: '2021-12-20T02:11:08+08:00',
        confirmedBy: ['http', 'browser'],
      },
      measured: { section: '=动态', sectionType: 'news', latest: '2021-12-01', quietDays: 19, limitDays: 14 },
    });
  });

  it('writes sections in the states the checks speak of', async () => {
    const all = lines(await written(await reading('sections'), 'ndjson'));
    expect(Object.keys(all[0] ?? {})).toEqual([
      'subject',
      'url',
      'name',
      'path',
      'level',
      'type',
      'items',
      'latest',
      'state',
      'limitDays',
      'confirmedBy',
    ]);
    const counts: Record<string, number> = {};
    for (const one of all)
      counts[`${String(one['subject'])} ${String(one['state'])}`] =
        (counts[`${String(one['subject'])} ${String(one['state'])}`] ?? 0) + 1;
    expect(counts).toEqual({
      '5111810001 stale': 1,
      '5111810001 static': 1,
      '5111810002 blank': 5,
      '5111810003 unknown': 9,
    });
  });

  it('writes one verdict per site', async () => {
    const all = lines(await written(verdictReport(assessment.verdicts, NAMES), 'ndjson'));
    expect(all).toHaveLength(3);
    expect(Object.keys(all[1] ?? {})).toEqual([
      'period',
      'run',
      'subject',
      'subjectKind',
      'outcome',
      'edition',
      'indicators',
      'reasons',
    ]);
    expect(all[1]?.['indicators']).toContainEqual({
      ...{ id: 'site.columns-not-updated', clause: 'c', outcome: 'fail', count: 5, limit: 5 },
      findings: expect.objectContaining({ length: 5 }) as unknown,
    });
  });
});

describe('problems only', () => {
  it.each<[ReadingKind, string, readonly string[]]>([
    ['findings', 'outcome', ['fail', 'unknown']],
    ['sections', 'state', ['blank', 'stale', 'unknown']],
    ['links', 'state', ['dead']],
  ])('leaves out the %s that are in order', async (kind, key, left) => {
    const values = async (problemsOnly: boolean): Promise<readonly unknown[]> =>
      lines(await written(await reading(kind, problemsOnly), 'ndjson')).map((one) => one[key]);
    const problems = await values(true);
    expect([...new Set(problems)].sort()).toEqual(left);
    expect(problems.length).toBeLessThan((await values(false)).length);
  });
});

describe('json', () => {
  it('is one document: a list of records, or the whole summary', async () => {
    const links = JSON.parse((await written(await reading('links'), 'json')).toString()) as Line[];
    expect(links.map((one) => one['state'])).toEqual(['dead', 'alive', 'alive']);
    const summary = JSON.parse((await written(summaryReport(assessment.summary), 'json')).toString()) as Line;
    expect(summary['overall']).toMatchObject({ numerator: 1, denominator: 2, rate: '50.00' });
    expect((await written(verdictReport([], NAMES), 'json')).toString()).toBe('[]\n');
  });
});

describe('csv', () => {
  it('opens in a spreadsheet: BOM, CRLF, Chinese headers, no live formula', async () => {
    const bytes = await written(await reading('findings'), 'csv');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(
      bytes
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
    const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });
    expect(rows[0]).toHaveProperty('网站标识码');
    expect(rows.find((one) => one['检查项编号'] === 'stale-section')).toMatchObject({
      网站名称: '峨眉山市人民政府',
      检查项: '栏目未及时更新',
      栏目: "'=动态",
      未更新天数: '19',
      结果: '存在问题',
    });
    expect(rows.find((one) => one['检查项'] === 'dead-link')?.['说明']).toBe(
      '链接“附件，"表"”无法打开（http-404）',
    );
  });
});

describe('xlsx', () => {
  it('keeps numbers as numbers and texts as they are', async () => {
    const sheet = await readSheet(await written(await reading('findings'), 'xlsx'));
    const header = sheet[0]?.map(String) ?? [];
    const stale = sheet.find((row) => row[header.indexOf('检查项编号')] === 'stale-section');
    expect(stale?.[header.indexOf('未更新天数')]).toBe(19);
    expect(stale?.[header.indexOf('栏目')]).toBe('=动态');
    expect(stale?.[header.indexOf('最近更新')]).toBe('2021-12-01');
    expect(stale?.[header.indexOf('网站标识码')]).toBe('5111810001');
  });

  it('has one line per city in the summary', async () => {
    const sheet = await readSheet(await written(summaryReport(assessment.summary), 'xlsx'));
    expect(sheet.map((row) => row[1])).toEqual([
      '地区或类别',
      '全省',
      '政府门户网站',
      '部门网站',
      '省直部门',
      '511100',
    ]);
    expect(sheet[1]?.at(-1)).toBe(50);
  });
});
