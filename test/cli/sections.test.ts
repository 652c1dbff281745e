// What `xunjian sections` prints of a register, and what is exported of a night's events.
import { describe, expect, it } from 'vitest';
import { eventsText, registerText } from '../../src/cli/sections-text.ts';
import {
  SECTION_EVENT_KINDS,
  type RegisteredSection,
  type SectionEvent,
} from '../../src/model/section-register.ts';
import {
  registerRecord,
  SECTION_EVENT_COLUMNS,
  SECTION_EVENT_NAMES,
  sectionEventRecord,
} from '../../src/report/register-records.ts';
import { sectionEventReport } from '../../src/run/export-rows.ts';
import { NIGHT, DAY_MS } from '../suites/samples.ts';
import { collect } from '../suites/store-steps.ts';

const NAMES = new Map([['5111000001', '示例市人民政府']]);

const registered: RegisteredSection = {
  number: 7,
  url: 'http://a.gov.cn/tzgg/',
  stand: 'a.gov.cn/tzgg',
  name: '通知公告',
  path: '首页/政务公开/通知公告',
  level: 2,
  type: 'notice',
  content: 'list',
  firstSeen: { run: 'r1', at: NIGHT },
  lastSeen: { run: 'r2', at: NIGHT + DAY_MS },
  state: 'present',
  missingSince: null,
  missed: 0,
  missedOn: null,
  depth: 'sections',
  replaced: false,
};

const event = (over: Partial<SectionEvent>): SectionEvent => ({
  ...{ run: 'r2', site: '5111000001', at: NIGHT, kind: 'new', number: 7, url: 'http://a.gov.cn/tzgg/' },
  ...{ name: '通知公告', path: '首页/通知公告', before: '', after: '', counts: null },
  ...over,
});
const counts = { known: 20, added: 3, moved: 17, renamed: 0, retyped: 0, back: 0, missed: 1 };

describe('the register', () => {
  it('is one table per site, with how many stand, are missing and have vanished', () => {
    const gone: RegisteredSection = {
      ...registered,
      ...{ number: 8, path: '首页/旧栏目', state: 'vanished', missed: 2 },
      missingSince: { run: 'r2', at: NIGHT + DAY_MS },
    };
    const text = registerText(
      [registered, gone].map((one) => registerRecord('5111000001', one)),
      NAMES,
    );
    expect(text).toContain('示例市人民政府（5111000001）：栏目 1 个，未找到 0 个，已消失 1 个');
    const [, , present, vanished] = text.split('\n');
    expect(present?.split(/ {2,}/)).toEqual([
      ...['首页/政务公开/通知公告', '7', '通知公告', '在', '2021-12-20', '2021-12-21'],
      'http://a.gov.cn/tzgg/',
    ]);
    expect(vanished).toContain('已消失');
    expect(vanished).toMatch(/2021-12-21 +2021-12-21 +http/);
  });

  it('says when there is none yet', () => {
    expect(registerText([], NAMES)).toContain('还没有登记过栏目');
  });
});

describe('events', () => {
  it.each<readonly [Partial<SectionEvent>, string]>([
    [{}, '新增  首页/通知公告  http://a.gov.cn/tzgg/'],
    [{ kind: 'renamed', before: '公告', after: '通知公告' }, '“公告”改为“通知公告”'],
    [
      { kind: 'moved', before: 'http://a.gov.cn/1/', after: 'http://a.gov.cn/2/' },
      'http://a.gov.cn/1/ 改为 http://a.gov.cn/2/',
    ],
    [{ kind: 'retyped', before: 'notice', after: 'other' }, '通知公告改为其他'],
    [
      { kind: 'redesigned', number: null, url: '', counts },
      '原有栏目 20 个，新增 3 个、换址 17 个、未找到 1 个',
    ],
    [
      { kind: 'registered', number: null, url: '', counts: { ...counts, known: 0, moved: 0, missed: 0 } },
      '原有栏目 0 个，新增 3 个',
    ],
  ])('%j reads %s', (over, words) => {
    const text = eventsText([sectionEventRecord(event(over))], NAMES);
    expect(text).toContain('2021-12-20 02:00');
    expect(text).toContain('示例市人民政府');
    expect(text).toContain(words);
  });

  it('that there are none is said', () => {
    expect(eventsText([], NAMES)).toBe('没有栏目变化\n');
  });

  it('are exported as records for programs and a Chinese table for people', async () => {
    const events = async function* () {
      yield* SECTION_EVENT_KINDS.map((kind) => event({ kind }));
    };
    const run = {
      id: 'r2',
      kind: 'nightly',
      state: 'sealed',
      asOf: NIGHT,
      edition: 'x',
      depth: 'sections',
    } as const;
    const report = sectionEventReport(
      { events },
      { ...run, startedAt: NIGHT, sealedAt: NIGHT, kept: 'all' },
      { sites: NAMES },
    );
    const [first] = await collect(report.records());
    expect(first).toMatchObject({ run: 'r2', subject: '5111000001', at: '2021-12-20T02:00:00+08:00' });
    const rows = await collect(report.rows());
    const cells = rows.map((row) => SECTION_EVENT_COLUMNS.map((column) => column.cell(row)));
    expect(cells.map(([code, name, kind]) => [code, name, kind])).toEqual(
      SECTION_EVENT_KINDS.map((kind) => ['5111000001', '示例市人民政府', SECTION_EVENT_NAMES[kind]]),
    );
  });
});
