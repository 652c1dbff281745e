// The store suite's chapter on the history of articles: taken in once, whole or not at all; suspicions as streams.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArticleList } from '../../src/artifacts/site.ts';
import type {
  DateSuspicion,
  HistoryUpdate,
  KnownArticle,
  KnownHistory,
  KnownList,
  RunMoment,
} from '../../src/model/article-history.ts';
import { parseCalendarDate, type CalendarDate } from '../../src/model/calendar.ts';
import type { Run } from '../../src/model/run.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { DAY_MS, NIGHT, visit } from './samples.ts';
import { collect } from './store-steps.ts';

const SITE = '5113000001';

const day = (text: string): CalendarDate => {
  const parsed = parseCalendarDate(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};

const momentOf = ({ id, asOf }: Run): RunMoment => ({ run: id, at: asOf });

function article(seen: RunMoment, key: number, over: Partial<KnownArticle> = {}): KnownArticle {
  return {
    ...{ key, url: `http://a.gov.cn/${key}.html`, title: '关于某事的通知', list: 7 },
    ...{ firstSeen: seen, lastSeen: seen, changed: seen, listed: day('2021-12-17'), paged: null },
    text: { content: 2 ** 52 - 1, near: [2 ** 32 - 1, 5], numbers: 77, length: 300 },
    ...over,
  };
}

const list = (seen: RunMoment, key = 7): KnownList => ({
  ...{ key, url: 'http://a.gov.cn/tzgg/', name: '通知公告', selector: 'ul.list', rows: 15, rowsHash: 9 },
  ...{ newest: day('2021-12-17'), floor: null, firstSeen: seen, lastSeen: seen, changed: seen },
  delays: [4, 0, 0, 1, 0, 0, 2],
});

const suspicion = (seen: RunMoment): DateSuspicion => ({
  ...{ kind: 'reposted-article', sectionUrl: 'http://a.gov.cn/tzgg/', sectionName: '通知公告' },
  before: { ...seen, url: 'http://a.gov.cn/1.html', title: '旧', date: day('2020-01-02'), evidence: '' },
  now: { ...seen, url: 'http://a.gov.cn/2.html', title: '新', date: day('2021-12-17'), evidence: 'e.gz' },
  signs: { days: 715, distance: 0 },
});

const update = (over: Partial<HistoryUpdate>): HistoryUpdate => ({
  ...{ lists: [], articles: [], suspicions: [], event: null },
  ...over,
});

const LISTS: readonly ArticleList[] = [
  {
    ...{ url: 'http://a.gov.cn/tzgg/', name: '通知公告', type: 'notice', part: 0, selector: 'ul.list' },
    rows: [
      { url: 'http://a.gov.cn/1.html', title: '某事', date: day('2021-12-17'), pinned: false, page: null },
    ],
    ...{ evidence: '', seenAt: NIGHT },
  },
];

/** Nobody may be asked. */
const never = (): never => {
  throw new Error('what is taken in already is not compared again');
};

/** `opened` gives the store that the suite has opened before. */
export function storeHistorySuite(opened: () => OpenedStore): void {
  let store: OpenedStore;
  beforeAll(() => {
    store = opened();
  });
  async function sealedRun(night: number, site = SITE, articles = LISTS): Promise<Run> {
    const at = NIGHT + night * DAY_MS;
    const run = await store.runs.open({
      ...{ kind: 'nightly', asOf: at, edition: 'national-2019', depth: 'sections', startedAt: at },
      sites: [site],
    });
    await store.runs.saveVisit(visit(run.id, site, { articles }), []);
    return store.runs.seal(run.id, at);
  }
  const take = (
    run: Run,
    decide: (known: KnownHistory) => HistoryUpdate,
    keys: readonly number[] = [],
    over: { site?: string; visitedAt?: number } = {},
  ): Promise<boolean> =>
    store.history.update(
      { run: run.id, site: SITE, visitedAt: run.asOf, ...over },
      keys.map((key) => ({ key, numbers: 77, listed: day('2021-12-17') })),
      decide,
    );

  describe('the history of articles', () => {
    it('gives back what was taken in, and lets go of the visit it came from', async () => {
      const run = await sealedRun(0);
      const at = momentOf(run);
      expect(await store.history.lists(run.id, SITE)).toEqual(LISTS);
      expect((await store.history.pending()).map(({ id }) => id)).toContain(run.id);
      const told = {
        lists: [list(at)],
        articles: [article(at, 1), article(at, 2 ** 52 - 1, { text: null })],
      };
      const taken = await take(run, (known) => {
        expect(known).toEqual({ site: SITE, baseline: false, lists: [], articles: [] });
        return update({
          ...told,
          suspicions: [suspicion(at)],
          event: { kind: 'registered', rows: 2, affected: 2 },
        });
      });
      expect(taken).toBe(true);
      expect(await store.history.known(SITE)).toEqual(told);
      expect(await store.history.lists(run.id, SITE)).toBeNull();
      await store.history.finish(run.id, NIGHT);
      await store.history.finish(run.id, NIGHT);
      expect((await store.history.pending()).map(({ id }) => id)).not.toContain(run.id);
    });

    it('answers by key, and for what is new by its numbers and its day', async () => {
      const run = await sealedRun(1);
      const at = momentOf(run);
      const numbers = article(at, 10, { listed: null });
      const sameDay = article(at, 11, { text: null });
      const other = article(at, 12, { text: null, listed: day('2021-12-01') });
      await take(run, () => update({ lists: [list(at)], articles: [numbers, sameDay, other] }));
      const next = await sealedRun(2);
      const asked: number[][] = [];
      await take(
        next,
        ({ articles, baseline }) => {
          expect(baseline).toBe(true);
          asked.push(articles.map(({ key }) => key).sort((a, b) => a - b));
          return update({});
        },
        [12, 99],
      );
      expect(asked).toEqual([[1, 10, 11, 12, 2 ** 52 - 1]]);
      await store.history.finish(run.id, NIGHT);
      await store.history.finish(next.id, NIGHT);
    });

    it('takes a run in once, and no older visit after a newer one', async () => {
      const [older, newer] = [await sealedRun(3), await sealedRun(4)];
      expect(await take(newer, () => update({}))).toBe(true);
      expect(await take(newer, never)).toBe(false);
      expect(await take(older, never)).toBe(false);
      for (const run of [older, newer]) await store.history.finish(run.id, NIGHT);
    });

    it('refuses a run that is not sealed, and changes nothing when comparing fails', async () => {
      const run = await store.runs.open({
        ...{ kind: 'nightly', asOf: NIGHT, edition: 'national-2019', depth: 'sections', startedAt: NIGHT },
        sites: [SITE],
      });
      await expect(take(run, never)).rejects.toThrow('not sealed');
      const sealed = await sealedRun(5);
      const before = await store.history.known(SITE);
      await expect(take(sealed, never)).rejects.toThrow('not compared again');
      expect(await store.history.known(SITE)).toEqual(before);
      expect(await store.history.lists(sealed.id, SITE)).toEqual(LISTS);
      await store.history.finish(sealed.id, NIGHT);
      expect(await store.history.lists(sealed.id, SITE)).toBeNull();
    });

    it('streams suspicions and events with both sides, filtered by run, site and day', async () => {
      const site = '5113000002';
      const run = await sealedRun(6, site);
      const at = momentOf(run);
      const event = { kind: 'readdressed', rows: 40, affected: 39 } as const;
      const suspicions = [suspicion(at), { ...suspicion(at), kind: 'moved-dates' as const }];
      await take(run, () => update({ suspicions, event }), [], { site });
      const found = await collect(store.history.suspicions({ run: run.id }));
      expect(found).toMatchObject(suspicions.map((one) => ({ ...one, ...at, site, state: 'open' })));
      expect(new Set(found.map(({ id }) => id)).size).toBe(2);
      expect(await collect(store.history.suspicions({ sites: [site], since: at.at }))).toEqual(found);
      expect(await collect(store.history.suspicions({ sites: [site], since: at.at + 1 }))).toEqual([]);
      expect(await collect(store.history.suspicions({ sites: ['5113000003'] }))).toEqual([]);
      expect(await collect(store.history.events({ sites: [site] }))).toEqual([{ ...event, ...at, site }]);
    });

    it('lets go of articles not seen since, and of nothing else', async () => {
      const site = '5113000004';
      const [first, second] = [await sealedRun(7, site), await sealedRun(8, site)];
      const [one, two] = [momentOf(first), momentOf(second)];
      await take(
        first,
        () =>
          update({
            lists: [list(one)],
            articles: [article(one, 1), article(one, 2)],
            suspicions: [suspicion(one)],
          }),
        [],
        { site },
      );
      await take(second, () => update({ articles: [article(one, 2, { lastSeen: two })] }), [1, 2], { site });
      const { articles } = await store.history.prune(two.at);
      expect(articles).toBeGreaterThanOrEqual(1);
      const left = await store.history.known(site);
      expect(left.articles.map(({ key }) => key)).toEqual([2]);
      expect(left.lists).toHaveLength(1);
      expect(await collect(store.history.suspicions({ sites: [site] }))).toHaveLength(1);
      expect(await store.history.prune(0)).toEqual({ articles: 0 });
    });
  });
}
