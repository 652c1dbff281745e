// What follows from its counts passes; what does not is told, whatever the wording.
import { describe, expect, it } from 'vitest';
import { checkRates } from '../../../src/report/lint/check-rates.ts';

const doubts = (...paragraphs: readonly string[]): readonly string[] =>
  checkRates(paragraphs, 'half-up').doubts.map(({ quote, why }) => `${quote}：${why}`);

describe('what follows from its counts', () => {
  it.each([
    [
      '全覆盖检查全省运行的919个政府网站，总体合格率99.24%，18个市（州）合格率100%。不合格网站7个，名单见附件2。',
    ],
    [
      '全覆盖检查代表主体为政府的494个、省直部门的321个政务新媒体，合格率99.63%；抽查市县其他政务新媒体197个，合格率96.95%。总计检查1012个政务新媒体，抽查率13.6%，14个市（州）全部合格。',
    ],
    ['检查政府网站８８个，不合格4个，合格率９５.５％。'],
    ['全省在册政务新媒体1061个，抽查173个，抽查率16.3%，其中13个不合格，合格率92.5%。'],
    ['检查529个网站，其中380个没有问题，占比71.83%，149个存在问题，占比28.17%。'],
    ['共发现583个问题，已整改542个，整改率92.97%。'],
    ['7月1日至9月19日收到留言712条，办结率100%。'],
    ['各平台分别检查158个、150个账号，合格率分别为99.37%、98.67%。'],
    ['抽查比例不低于30%，合格率较上季度提高1.2个百分点，超过（含）5%的判定为不合格。'],
    ['88个政府网站，其中55个获得加分，占比62.5%。'],
    ['3个工作日内答复，第2个季度合格率保持稳定。'],
  ])('%s', (text) => {
    expect(doubts(text)).toEqual([]);
  });

  it('looks for the whole of a share elsewhere in the document', () => {
    expect(doubts('检查政府网站88个。', '得分在110分及以上的55个，占比62.5%。')).toEqual([]);
  });
});

describe('what does not', () => {
  it('a share misprinted in a real bulletin: 55 of 88', () => {
    expect(doubts('检查政府网站88个。', '得分在110分及以上的55个，占比63.6%。')).toEqual([
      '占比63.6%：55 ÷ 88 = 62.5%',
    ]);
    expect(doubts('得分在110分及以上的55个，占比63.6%。')[0]).toContain('占任何总数都得不出');
  });

  it.each([
    // Truncated, and one digit beside it.
    ['检查919个政府网站，总体合格率99.23%。', '相邻的是 911 ÷ 919 = 99.13%，912 ÷ 919 = 99.24%'],
    ['检查919个政府网站，总体合格率99.25%。', '919 个里没有哪个合格数能得出'],
    ['检查网站88个，不合格5个，合格率95.5%。', '83 ÷ 88 = 94.3%'],
    ['检查134个网站，8个不合格，合格率94.3%。', '126 ÷ 134 = 94.0%'],
    ['检查919个政府网站，总体合格率99.24%。不合格网站8个。', '不合格 8 个，与本段的总数和合格率都对不上'],
    ['共发现583个问题，已整改543个，整改率92.97%。', '543 ÷ 583 = 93.14%'],
    ['在册1061个，抽查173个，抽查率16.4%。', '173 ÷ 1061 = 16.3%'],
    ['检查4133个账号，2个不合格，合格率100%。', '4131 ÷ 4133 = 99.95'],
  ])('%s', (text, why) => {
    expect(doubts(text)).toHaveLength(1);
    expect(doubts(text)[0]).toContain(why);
  });

  it('goes by how the office rounds', () => {
    const text = ['检查556个网站，3个不合格，合格率99.4%。'];
    expect(checkRates(text, 'truncate').doubts).toEqual([]);
    expect(checkRates(text, 'half-up').doubts[0]?.why).toBe('553 ÷ 556 = 99.5%');
  });

  it('says how many were held against counts, and how many had none', () => {
    expect(checkRates(['检查919个网站，合格率99.24%。', '总体合格率98%。'], 'half-up')).toMatchObject({
      ...{ checked: 1, unchecked: 1, doubts: [] },
    });
  });
});
