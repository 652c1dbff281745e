// Names that say only when: 2021年, 12月, 2016-2020年, 今年, 往年. What stands under them is a part of a section, not one.

const YEAR = '(?:(?:19|20)\\d{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2})';
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const YEARS = new RegExp(
  `^${YEAR}(?:年度?|届)?(?:[-—–~～至到]${YEAR}(?:年度?)?)?(?:及?(?:以前|之前|以后|之后|以来))?$`,
);
const PARTS = new RegExp(
  `^(?:${YEAR}年)?(?:${MONTH}月份?|第?[一二三四1-4]季度?|[上下]半年)(?:[-—–~～至到]${MONTH}月份?)?$`,
);
const RELATIVE =
  /^(?:今|本|当|去|上|前|往|历|早|旧)年度?$|^(?:历史|历年|往期|以往|更早|全部|所有|不限)(?:信息|数据|文件|资料|归档|年度|年份)?$/;

const OF_A_YEAR = /^(?<year>(?:19|20)\d{2})年?度?(?<what>[\u4e00-\u9fff].*)$/;

/**
 * Whether a name is that of one past year's share of something (2019年决算, 2018年度报告): what it holds was complete when
 * that year's turn was over, and is never brought up to date.
 * @param year the year of the 监测时间点.
 */
export function isOfPastYear(name: string, year: number): boolean {
  const named = OF_A_YEAR.exec(name.replace(/[\s[\]()（）【】]/g, ''))?.groups?.['year'];
  return named !== undefined && Number(named) < year;
}

/** Whether a heading, tab or menu entry names a stretch of time and nothing else. */
export function isPeriodName(name: string): boolean {
  const tight = name.replace(/[\s[\]()（）【】]/g, '');
  return (
    tight !== '' && tight.length <= 16 && (YEARS.test(tight) || PARTS.test(tight) || RELATIVE.test(tight))
  );
}
