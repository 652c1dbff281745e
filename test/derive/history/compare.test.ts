// What one night makes suspicious, and everything that looks like it and is not.
import { describe, expect, it } from 'vitest';
import type { ArticleRow } from '../../../src/artifacts/site.ts';
import { plusDays } from '../../../src/model/calendar.ts';
import { day, list, Nights, read, row, sorted, TEN, text } from './nights.ts';

/** The list of ten rows, and a night later these rows. */
function after(rows: readonly ArticleRow[], over: Parameters<typeof list>[1] = {}): readonly string[] {
  const nights = new Nights();
  expect(nights.look(list(TEN, over))).toEqual(['registered']);
  return nights.look(list(rows, over));
}

const moved = (rows: readonly ArticleRow[], days: number): readonly ArticleRow[] =>
  rows.map((one) => ({ ...one, date: one.date && plusDays(one.date, days), page: null }));

describe('补发旧稿', () => {
  const old = read('old', '2021-11-20', 90);

  it('is an article that would have stood in the list last night', () => {
    const nights = new Nights();
    nights.look(list(TEN));
    const { suspicions } = nights.night(list(sorted(...TEN, old)));
    expect(suspicions).toMatchObject([
      {
        kind: 'backdated-article',
        before: { run: 'r0', url: 'http://a.gov.cn/tzgg/', date: '2021-12-17' },
        now: { run: 'r1', url: old.url, date: '2021-11-20' },
        signs: { days: 30 },
      },
    ]);
    // Once told it is known.
    expect(nights.look(list(sorted(...TEN, old)))).toEqual([]);
  });

  it('of many rows in one list is told once', () => {
    const many = Array.from({ length: 7 }, (_one, back) =>
      read(`m${back}`, `2021-10-${10 + back}`, 200 + back),
    );
    expect(after(sorted(...TEN, ...many))).toEqual(['backdated-article 关于m0的通知']);
  });

  it.each<readonly [string, readonly ArticleRow[]]>([
    ['late by a week', sorted(...TEN, read('late', '2021-12-10', 91))],
    ['older than what the page showed: it slid in', [...TEN.slice(1), read('slid', '2021-09-15', 92)]],
    ['pinned', [row('top', '2021-11-20', { pinned: true }), ...TEN]],
    ['without a sure date', [...TEN, row('undated', '2021-11-20', { date: null })]],
    [
      'published of late by its own page',
      sorted(
        ...TEN,
        read('signed', '2021-11-20', 93, { page: { date: day('2021-12-20'), text: null, readAt: 0 } }),
      ),
    ],
    ['known under another address', sorted(...TEN, row('new/t3', '2021-11-17', { title: '关于t3的通知' }))],
    ['the text of another article of that day', sorted(...TEN, read('moved', '2021-11-17', 3))],
  ])('is none when %s', (_what, rows) => {
    expect(after(rows)).toEqual([]);
  });

  it('is none in a list without order, nor in one laid out anew', () => {
    const shuffled = [3, 7, 1, 9, 0, 5, 2, 8, 4, 6].flatMap((index) => TEN[index] ?? []);
    const nights = new Nights();
    nights.look(list(shuffled));
    expect(nights.look(list([old, ...shuffled]))).toEqual([]);
    const anew = new Nights();
    anew.look(list(TEN));
    expect(anew.look(list(sorted(...TEN, old), { selector: 'table.list' }))).toEqual([]);
  });

  it('is none where the list always comes late, and in a list of documents whose custom is unknown', () => {
    const nights = new Nights();
    let rows = TEN;
    nights.look(list(rows));
    const told = Array.from({ length: 6 }, (_one, turn) => {
      rows = sorted(...rows, read(`s${turn}`, plusDays(day('2021-11-28'), turn), 300 + turn));
      return nights.look(list(rows)).length;
    });
    expect(told).toEqual([1, 1, 0, 0, 0, 0]);
    expect(after(sorted(...TEN, old), { type: 'policy' })).toEqual([]);
  });

  it('compares with the last night on which the list was seen', () => {
    const nights = new Nights();
    nights.look(list(TEN));
    for (let turn = 0; turn < 30; turn += 1) nights.look();
    expect(nights.look(list(sorted(...TEN, read('meanwhile', '2021-12-25', 94))))).toEqual([]);
  });
});

describe('整栏改期', () => {
  it('is most dates of a list moved in one night', () => {
    const nights = new Nights();
    nights.look(list(TEN));
    const { suspicions } = nights.night(list(moved(TEN, 3)));
    expect(suspicions).toMatchObject([
      { kind: 'moved-dates', before: { date: '2021-12-17' }, signs: { days: 3, rows: 10, ofRows: 10 } },
    ]);
  });

  it.each<readonly [string, readonly ArticleRow[]]>([
    ['by a day', moved(TEN, 1)],
    ['to older days', moved(TEN, -20)],
    ['of a few rows', [...moved(TEN.slice(0, 4), 3), ...TEN.slice(4)]],
  ])('is none: %s', (_what, rows) => {
    expect(after(rows)).toEqual([]);
  });

  it('is an event of the site when most lists moved', () => {
    const other = { url: 'http://a.gov.cn/bxyw/', name: '本县要闻' };
    const others = TEN.map((one) => ({ ...one, url: one.url.replace('tzgg', 'bxyw'), page: null }));
    const nights = new Nights();
    nights.look(list(TEN), list(others, other));
    expect(nights.look(list(moved(TEN, 3)), list(moved(others, 3), other))).toEqual(['redated']);
  });
});

describe('旧稿新发', () => {
  const again = (over: Partial<ArticleRow> = {}): ArticleRow =>
    read('again', '2021-12-21', 6, { title: '关于t6的通知', ...over });

  it('is a known text at another address under a newer date', () => {
    const nights = new Nights();
    nights.look(list(TEN));
    const { suspicions } = nights.night(list([again(), ...TEN]));
    expect(suspicions).toMatchObject([
      {
        kind: 'reposted-article',
        before: { run: 'r0', url: TEN[6]?.url, date: '2021-10-18' },
        now: { run: 'r1', date: '2021-12-21' },
        signs: { days: 64, distance: 0, sameAddress: false },
      },
    ]);
  });

  it('is the same address under a newer date, also when its page is opened only the night after', () => {
    const redated = read('t6', '2021-12-21', 6);
    const rest = TEN.filter(({ url }) => url !== redated.url);
    expect(after([redated, ...rest])).toEqual(['reposted-article 关于t6的通知']);
    const nights = new Nights();
    nights.look(list(TEN));
    expect(nights.look(list([{ ...redated, page: null }, ...rest]))).toEqual([]);
    expect(nights.look(list([redated, ...rest]))).toEqual(['reposted-article 关于t6的通知']);
    expect(nights.look(list([redated, ...rest]))).toEqual([]);
  });

  it.each<readonly [string, readonly ArticleRow[]]>([
    ['a reprint within days', [read('copy', '2021-12-21', 0, { title: '关于t0的通知' }), ...TEN]],
    ['a notice of another number', [again({ title: '关于t7的通知' }), ...TEN]],
    [
      'near words with other numbers',
      [
        again({ page: { date: day('2021-12-21'), text: { ...text(6), content: 1, numbers: 1 }, readAt: 0 } }),
        ...TEN,
      ],
    ],
    [
      'a correction that changed the text',
      [read('t6', '2021-12-21', 66), ...TEN.filter((_one, index) => index !== 6)],
    ],
    [
      'a list that shows another day than the page',
      [
        { ...again(), url: TEN[6]?.url ?? '', page: { date: day('2021-10-18'), text: text(6), readAt: 0 } },
        ...TEN.filter((_one, index) => index !== 6),
      ],
    ],
  ])('is none: %s', (_what, rows) => {
    expect(after(rows)).toEqual([]);
  });

  it('is none where many share the text', () => {
    const forms = TEN.map((one, index) =>
      index % 3 === 0 ? { ...one, page: { date: one.date, text: text(50), readAt: 0 } } : one,
    );
    const nights = new Nights();
    nights.look(list(forms));
    expect(nights.look(list([read('form', '2021-12-21', 50, { title: '关于t的通知' }), ...forms]))).toEqual(
      [],
    );
  });
});

describe('次序矛盾', () => {
  const dated = TEN.map((one, index) => ({
    ...one,
    url: `http://a.gov.cn/tzgg/${(one.date ?? '').slice(0, 7).replace('-', '')}/t${(one.date ?? '').replaceAll('-', '')}_${index}.html`,
  }));
  const numbered = TEN.map((one, index) => ({
    ...one,
    url: `http://a.gov.cn/tzgg/content_${9000 - index * 10}.html`,
  }));
  const told = (rows: readonly ArticleRow[], url: string, date = '2021-12-21'): readonly string[] => {
    const nights = new Nights();
    nights.look(list(rows));
    return nights.look(list(sorted(read('x', date, 80, { url: `http://a.gov.cn/tzgg/${url}` }), ...rows)));
  };

  it('is a date or a number in the address against the day shown', () => {
    expect(told(dated, '201803/t20180312_9.html')).toEqual(['contradicted-order 关于x的通知']);
    expect(told(numbered, 'content_137.html')).toEqual(['contradicted-order 关于x的通知']);
  });

  it('is none where they agree, or where the list never agrees', () => {
    expect(told(dated, '202112/t20211219_9.html')).toEqual([]);
    expect(told(numbered, 'content_9010.html')).toEqual([]);
    const migrated = dated.map((one, index) => ({
      ...one,
      url: `http://a.gov.cn/tzgg/202012/t20201201_${index}.html`,
    }));
    expect(told(migrated, '202012/t20201201_99.html')).toEqual([]);
  });
});

describe('a whole site', () => {
  const rows = Array.from({ length: 40 }, (_one, index) =>
    read(`w${index}`, plusDays(day('2021-12-17'), -index), 400 + index),
  );
  const readdressed = rows.map((one) => ({ ...one, url: one.url.replace('/tzgg/', '/new/') }));

  it('that moved to other addresses makes one event, and is compared again from there', () => {
    const nights = new Nights();
    nights.look(list(rows));
    expect(nights.look(list(readdressed))).toEqual(['readdressed']);
    expect(nights.look(list(sorted(...readdressed, read('old', '2021-11-25', 95))))).toEqual([
      'backdated-article 关于old的通知',
    ]);
  });

  it('with more signs than forgeries leave makes one event', () => {
    const nights = new Nights();
    nights.look(list(rows));
    const again = rows.slice(14, 32).map((one, index) => ({
      ...read(`again${index}`, '2021-12-21', 414 + index),
      title: one.title,
    }));
    expect(nights.look(list([...again, ...rows]))).toEqual(['crowded']);
  });

  it('seen as of an earlier day tells nothing of its lists', () => {
    const nights = new Nights();
    nights.look(list(rows));
    nights.leap(-9);
    expect(nights.look(list(sorted(...rows, read('then', '2021-11-25', 96))))).toEqual([]);
  });
});

it('writes an article down when it is new or changed, and now and then while it is listed', () => {
  const nights = new Nights();
  expect(nights.night(list(TEN)).articles).toHaveLength(10);
  expect(nights.night(list(TEN)).articles).toEqual([]);
  const [changed] = nights.night(
    list([{ ...(TEN[0] ?? row('x', '2021-12-17')), title: '更正' }, ...TEN.slice(1)]),
  ).articles;
  expect(changed).toMatchObject({ title: '更正', firstSeen: { run: 'r0' }, changed: { run: 'r2' } });
  for (let turn = 3; turn < 7; turn += 1) nights.night(list(TEN.slice(1)));
  const due = nights.night(list(TEN.slice(1))).articles;
  expect(due).toHaveLength(9);
  expect(due[0]).toMatchObject({ lastSeen: { run: 'r7' }, changed: { run: 'r0' } });
});
