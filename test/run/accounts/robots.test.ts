// robots.txt of the platforms: asked for once a host, put on record, heeded where the office says so.
import { expect, it } from 'vitest';
import { accountEndText } from '../../../src/cli/accounts-check.ts';
import type { Platform } from '../../../src/model/account.ts';
import type { Platforms } from '../../province/platforms/start.ts';
import { benchOver, hurried } from './house.ts';
import { AS_OF, batch, platformsOf, toldIn } from './support.ts';

const DISALLOWED = { 'm.weibo.cn': 'User-agent: *\nDisallow: /api/\nCrawl-delay: 2\n' };

/** Without RSSHub: what is asked goes to the platforms themselves. */
const SETTINGS = { rsshub: '' };

const idsOf = ({ accounts }: Platforms, platform: Platform): readonly string[] =>
  accounts
    .filter((account) => account.platform === platform && account.trap === 'plain' && account.handle !== '')
    .slice(0, 4)
    .map(({ id }) => id);

const asked = ({ requests }: Platforms, host: string): readonly string[] =>
  requests.filter((line) => line.host === host).map(({ path }) => path.replace(/\?.*/, ''));

it('notes what it says, and asks all the same', async () => {
  const platforms = await platformsOf({ count: 300, robots: DISALLOWED });
  const bench = await benchOver(platforms, AS_OF, { settings: hurried(SETTINGS) });
  const accounts = [...idsOf(platforms, 'weibo'), ...idsOf(platforms, 'wechat')];
  const end = await batch(bench, { accounts });
  const paths = asked(platforms, 'm.weibo.cn');
  expect(paths.filter((path) => path === '/robots.txt')).toHaveLength(1);
  expect(paths.length).toBeGreaterThanOrEqual(5);
  expect(end.robots).toMatchObject([
    {
      ...{ platform: 'wechat', source: 'wechat/article', url: 'https://mp.weixin.qq.com/robots.txt' },
      ...{ state: 'none', status: 404, allowed: true, obeyed: false },
    },
    {
      ...{ platform: 'weibo', source: 'weibo/getIndex', url: 'https://m.weibo.cn/robots.txt', state: 'read' },
      ...{ status: 200, crawlDelayMs: 2000, path: '/api/container/getIndex', allowed: false, obeyed: false },
    },
  ]);
  expect(accountEndText(end)).toMatch(
    /^robots\.txt：https:\/\/m\.weibo\.cn\/robots\.txt 不允许访问 .*已记档/m,
  );
  expect([...(await toldIn(bench, end.run.id)).values()]).toContain('updated');
});

it('keeps off where the office heeds it: undetermined, with the reason', async () => {
  const platforms = await platformsOf({ count: 300, robots: DISALLOWED });
  const settings = hurried({ ...SETTINGS, robots: { default: 'note', weibo: 'obey' } });
  const bench = await benchOver(platforms, AS_OF, { settings });
  const [weibo, wechat] = [idsOf(platforms, 'weibo'), idsOf(platforms, 'wechat')];
  const end = await batch(bench, { accounts: [...weibo, ...wechat] });
  expect(asked(platforms, 'm.weibo.cn')).toEqual(['/robots.txt']);
  const told = await toldIn(bench, end.run.id);
  expect(weibo.map((id) => told.get(id))).toEqual(weibo.map(() => 'unknown'));
  expect(wechat.map((id) => told.get(id))).toContain('updated');
  expect(accountEndText(end)).toContain('按配置没有访问');
  const reasons: string[] = [];
  for await (const { subject, outcome, measured } of bench.store.readings.findings(end.run.id)) {
    expect(outcome).not.toBe('fail');
    if (weibo.includes(subject)) reasons.push(String(measured['reason']));
  }
  expect(reasons.join('\n')).toContain('robots.txt 不允许访问，按配置不访问');
});
