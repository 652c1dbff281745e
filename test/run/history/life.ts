// Sites as they live from night to night, as far as their lists show: publishing, lateness, corrections, deletions,
// reprints, yearly notices, forms; and the great changes that no suspicion may come of.
import type { ArticleList, ArticleRow } from '../../../src/artifacts/site.ts';
import { textPrint } from '../../../src/derive/own/text-print.ts';
import { plusDays, type CalendarDate } from '../../../src/model/calendar.ts';
import type { TextPrint } from '../../../src/model/text-print.ts';
import { Rng } from '../../province/rng.ts';

const WORDS =
  '推进 工作 全市 项目 建设 会议 要求 群众 服务 发展 农村 企业 安全 检查 部门 落实 政策 教育 医疗 环境 治理 资金 管理 培训 督查 整改 责任 街道 社区 文化 旅游 产业 园区 招商 税收 就业 养老 防汛 森林 消防 道路 交通 住房 供水 供电 扶贫 振兴 创新 示范 活动 干部 调研 座谈 审批 公开 监督 评估 规划 方案 试点 标准 质量 市场 食品 药品 农机 水利 生态 绿化 垃圾 分类 信用 数据'.split(
    ' ',
  );

export interface Item {
  url: string;
  title: string;
  date: CalendarDate;
  /** What its own page says; null on sites whose pages say nothing sure. */
  pageDate: CalendarDate | null;
  print: TextPrint | null;
  text: readonly string[];
  pinned?: boolean;
}

export interface SimulatedList {
  readonly path: string;
  readonly name: string;
  /** New articles a day. */
  readonly rate: number;
  /** Days that rows bear before the day they come: 成文日期. */
  readonly signedBefore: number;
  /** Sorted by weight, not by day. */
  readonly unordered: boolean;
  gone: boolean;
  items: Item[];
}

const RATES = [1, 0.5, 0.4, 0.3, 0.2, 0.05, 0.045, 0.04];
const BACKLOG = 40;
export type AddressStyle = 'dated' | 'numbered' | 'plain';

export class SimulatedSite {
  readonly rng: Rng;
  readonly lists: SimulatedList[];
  readonly style: AddressStyle;
  host: string;
  selector = 'div.list > ul';
  pageSize = 15;
  /** After a broken template rows show the day of the look. */
  showsToday = false;
  #number = 20_000;
  /** Days lived since the first. */
  #lives = 0;
  readonly code: string;
  readonly #hasPageDates: boolean;

  constructor(
    readonly index: number,
    readonly first: CalendarDate,
  ) {
    this.code = `51${String(10_000_000 + index)}`;
    this.rng = new Rng('site', index);
    this.host = `http://s${index}.gov.cn`;
    this.style = (['dated', 'numbered', 'plain'] as const)[index % 3] ?? 'plain';
    this.#hasPageDates = index % 4 !== 3;
    this.lists = RATES.map((rate, at) => ({
      ...{ path: `/c${at}/`, name: `栏目${at}`, rate, gone: false, items: [] },
      signedBefore: index % 12 === 11 && at >= 3 && at <= 4 ? 35 : 0,
      unordered: index % 12 === 0 && at === 2,
    }));
    const days = this.lists.flatMap((list) =>
      Array.from({ length: BACKLOG }, (_one, back) => ({ list, ago: Math.ceil((back + 1) / list.rate) })),
    );
    for (const { list, ago } of days.sort((a, b) => b.ago - a.ago)) this.publish(list, plusDays(first, -ago));
    // A form that many items share, and last year's notice in the same words as this year's.
    for (const list of this.lists.slice(0, 4)) this.publish(list, plusDays(first, -3), this.form());
    const [slow] = this.lists.slice(-1);
    if (slow) this.publish(slow, plusDays(first, -330), this.yearly(2020));
  }

  words(count: number): readonly string[] {
    return Array.from(
      { length: count },
      () => `${Array.from({ length: 12 }, () => this.rng.pick(WORDS)).join('')}${this.rng.int(2, 98)}项。`,
    );
  }

  form(): readonly string[] {
    return [
      '本部门本期没有发生应当公示的行政处罚和行政强制事项，如有疑问请向办公室反映并留下联系方式以便答复。',
      '监督渠道为本部门办公室和政务服务大厅窗口，受理后按照规定的程序和时限办理，办理结果向社会公开。',
    ];
  }

  yearly(year: number): readonly string[] {
    const text = new Rng('yearly', this.index);
    const body = Array.from({ length: 12 }, () =>
      Array.from({ length: 12 }, () => text.pick(WORDS)).join(''),
    );
    return [...body, `现将${year}年度安排通知如下，自${year}年12月起执行。`];
  }

  /** Puts an article up that is dated `date`; its page tells the day `shownOn`. */
  publish(
    list: SimulatedList,
    date: CalendarDate,
    text: readonly string[] = this.words(8),
    shownOn: CalendarDate = date,
  ): Item {
    const item: Item = {
      url: `${this.host}${list.path}${this.address(shownOn)}`,
      title: `关于${this.rng.pick(WORDS)}${this.rng.pick(WORDS)}${this.rng.pick(WORDS)}的通知`,
      date,
      pageDate: this.#hasPageDates ? shownOn : null,
      text,
      print: textPrint(text),
    };
    list.items.unshift(item);
    return item;
  }

  address(day: CalendarDate, number?: number): string {
    this.#number += number === undefined ? this.rng.int(1, 3) : 0;
    const own = number ?? this.#number;
    if (this.style === 'dated')
      return `${day.slice(0, 7).replace('-', '')}/t${day.replaceAll('-', '')}_${own}.html`;
    return this.style === 'numbered' ? `content_${own}.html` : `${this.rng.int(1e8, 9e8).toString(36)}.html`;
  }

  /** A day of ordinary life. */
  live(day: CalendarDate): void {
    this.#lives += 1;
    for (const list of this.lists.filter(({ gone }) => !gone)) {
      if (this.rng.chance(Math.min(1, list.rate))) this.#publishUsual(list, day);
      if (list.rate >= 1 && this.rng.chance(0.4)) this.#publishUsual(list, day);
      if (this.rng.chance(0.02)) list.items.splice(this.rng.int(0, 12), 1);
      if (this.rng.chance(0.02)) this.#correct(this.rng.pick(list.items.slice(0, 15)), day);
    }
    if (this.rng.chance(0.1)) this.#reprint(day);
    const [busy, , , , , , , slow] = this.lists;
    if (busy && this.rng.chance(0.03)) this.publish(busy, day, this.form());
    if (slow && this.#lives === 8 + (this.index % 40)) this.publish(slow, day, this.yearly(2021));
  }

  #publishUsual(list: SimulatedList, day: CalendarDate): void {
    const late = this.rng.chance(0.08) ? this.rng.int(1, 3) : this.rng.chance(0.01) ? this.rng.int(4, 10) : 0;
    const signed = list.signedBefore === 0 ? 0 : list.signedBefore - this.rng.int(0, 20);
    this.publish(
      list,
      plusDays(day, -late - signed),
      undefined,
      list.signedBefore > 0 ? day : plusDays(day, -late),
    );
  }

  /** 更正: some words and maybe the date by a day, or the whole text under today's date. */
  #correct(item: Item, day: CalendarDate): void {
    const whole = this.rng.chance(0.3);
    item.text = whole
      ? [...this.words(4), ...item.text.slice(2)]
      : [...item.text.slice(0, -1), ...this.words(1)];
    item.print = textPrint(item.text);
    if (whole || this.rng.chance(0.3)) {
      item.date = whole ? day : item.date < day ? plusDays(item.date, 1) : item.date;
      item.pageDate = item.pageDate && item.date;
    }
  }

  /** The same notice in a second section, the same day or within the week. */
  #reprint(day: CalendarDate): void {
    const [from, to] = [this.rng.pick(this.lists.slice(0, 3)), this.rng.pick(this.lists.slice(3, 5))];
    const item = from.items.find(({ date }) => date > plusDays(day, -5));
    if (!item || to.gone || to.signedBefore > 0) return;
    const copy = this.publish(to, this.rng.chance(0.6) ? item.date : day, item.text);
    copy.title = item.title;
  }

  inOrder(list: SimulatedList): readonly Item[] {
    if (list.unordered) return list.items;
    return [...list.items].sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
  }

  /** What tonight's look at its lists leaves. */
  look(day: CalendarDate, at: number, unread: ReadonlySet<number> = new Set()): readonly ArticleList[] {
    return this.lists.flatMap((list, index) => {
      if (list.gone || unread.has(index)) return [];
      const rows = this.inOrder(list)
        .slice(0, this.pageSize)
        .map((item): ArticleRow => {
          const date = this.showsToday ? day : item.date;
          const page = { date: item.pageDate, text: item.print, readAt: at };
          return {
            ...{ url: item.url, title: item.title, date, pinned: item.pinned === true },
            page: this.rng.chance(0.02) ? null : page,
          };
        });
      const { name, path } = list;
      const type = list.signedBefore > 0 ? 'policy' : 'notice';
      return [
        {
          url: `${this.host}${path}`,
          ...{ name, type },
          part: 0,
          selector: this.selector,
          rows,
          evidence: '',
          seenAt: at,
        },
      ];
    });
  }
}
