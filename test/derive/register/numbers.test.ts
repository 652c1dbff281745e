// A section named in an old finding is known by its number, also under an address or name it has left.
import { describe, expect, it } from 'vitest';
import { sectionNumbers } from '../../../src/derive/register/numbers.ts';
import type { RegisteredSection, SectionEvent } from '../../../src/model/section-register.ts';
import { NIGHT } from '../../suites/samples.ts';

const registered = (number: number, url: string, name: string): RegisteredSection => ({
  ...{ number, url, stand: url.replace(/^http:\/\/www\.|\/$/g, ''), name, path: `首页/${name}`, level: 1 },
  ...{
    type: 'notice',
    content: 'list',
    firstSeen: { run: 'r', at: NIGHT },
    lastSeen: { run: 'r', at: NIGHT },
  },
  ...{ state: 'present', missingSince: null, missed: 0, missedOn: null, depth: 'sections', replaced: false },
});
const event = (kind: SectionEvent['kind'], number: number, before: string): SectionEvent => ({
  ...{
    run: 'r',
    site: '5111000001',
    at: NIGHT,
    kind,
    number,
    url: '',
    name: '',
    path: '',
    before,
    after: '',
  },
  counts: null,
});

const HOME = 'http://www.a.gov.cn/';
const numberOf = sectionNumbers(
  [
    registered(1, `${HOME}tzgg/`, '通知公告'),
    registered(2, `${HOME}xxgk/`, '规划计划'),
    registered(3, `${HOME}xxgk/`, '财政信息'),
    registered(4, `${HOME}neu/`, '要闻'),
  ],
  [
    event('moved', 4, `${HOME}alt/`),
    event('renamed', 3, '财政资金'),
    event('moved', 1, `${HOME}zwei/`),
    event('moved', 2, `${HOME}zwei/`),
  ],
);

describe('the number of', () => {
  it.each([
    ['its address and name', `${HOME}tzgg/`, '通知公告', 1],
    ['its address without www and with an index file', 'https://a.gov.cn/tzgg/index.html', '通知公告', 1],
    ['one of two sections of a page', `${HOME}xxgk/`, '规划计划', 2],
    ['one by its former name', `${HOME}xxgk/`, '财政资金', 3],
    ['one by its former address', `${HOME}alt/`, '要闻', 4],
    ['another name at a known page', `${HOME}xxgk/`, '人事信息', null],
    ['an address that two have left', `${HOME}zwei/`, '通知公告', null],
    ['an address nobody knows', `${HOME}x/`, '通知公告', null],
  ])('%s', (_what, url, name, number) => {
    expect(numberOf(url, name)).toBe(number);
  });
});
