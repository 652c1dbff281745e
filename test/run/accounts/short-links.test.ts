// Short links on the register and in self-reports: followed by one redirect, and never a finding by themselves.
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { shortLink } from '../../province/platforms/answers/shorteners.ts';
import type { Platforms } from '../../province/platforms/start.ts';
import { urlOf } from '../../province/platforms/urls.ts';
import { benchOver, type AccountBench } from './house.ts';
import { AS_OF, batch, platformsOf, toldIn } from './support.ts';

/** The register holds this link and no id. */
async function filed(bench: AccountBench, id: string, url: string): Promise<void> {
  const all = await bench.store.accounts.list();
  const changed = all.map((account) => (account.id === id ? { ...account, handle: '', url } : account));
  await bench.store.accounts.saveAccounts(changed, AS_OF);
}

function plainDouyin({ accounts }: Platforms): { readonly id: string; readonly key: string } {
  const found = accounts.find(
    ({ platform, trap, handle }) => platform === 'douyin' && trap === 'plain' && handle !== '',
  );
  if (!found) throw new Error('no plain douyin account');
  return found;
}

async function silence({ store }: AccountBench, run: string): Promise<Finding> {
  for await (const finding of store.readings.findings(run, { check: 'silent-account' })) return finding;
  throw new Error('no finding');
}

const askedOf = ({ requests }: Platforms): readonly string[] =>
  requests.filter(({ path }) => path !== '/robots.txt').map(({ host }) => host);

describe('a short link on the register', () => {
  it('tells the id by its redirect, which is not followed further; the id is then asked with', async () => {
    const platforms = await platformsOf({ count: 300 });
    const bench = await benchOver(platforms, AS_OF);
    const { id, key } = plainDouyin(platforms);
    await filed(bench, id, shortLink('douyin', urlOf('douyin', key)));
    const { run } = await batch(bench, { accounts: [id] });
    expect(askedOf(platforms)).toEqual(['v.douyin.com', 'rsshub.test']);
    expect((await toldIn(bench, run.id)).get(id)).toBe('updated');
    const [link] = await bench.store.sightings.ofRun(run.id);
    expect(link).toMatchObject({ source: 'douyin/short-link', status: 302, coverage: 'positive-only' });
    expect(link?.reading).toMatchObject({ answer: 'empty', identity: { handle: key, name: '' }, posts: [] });
    expect(link?.evidence).toHaveLength(1);
    expect((await bench.store.accounts.list()).find((one) => one.id === id)?.handle).toBe('');
  });

  it.each([
    ['is gone', 'https://v.douyin.com/x', '短链接没有跳转（HTTP 404），看不出指向哪里'],
    [
      'leads elsewhere',
      shortLink('douyin', 'https://example.test/'),
      '短链接指向 example.test，不是抖音的地址',
    ],
    [
      'leads to another short link',
      shortLink('douyin', shortLink('douyin', 'https://www.douyin.com/user/MS4wx')),
      '短链接又跳到另一个短链接，只跟一次跳转',
    ],
    [
      'leads into the office’s own network',
      shortLink('douyin', 'http://127.0.0.1:1/'),
      '短链接指向 127.0.0.1:1，不是抖音的地址',
    ],
  ])('that %s leaves the account undetermined, with the reason', async (_how, link, why) => {
    const platforms = await platformsOf({ count: 300 });
    const bench = await benchOver(platforms, AS_OF);
    const { id } = plainDouyin(platforms);
    await filed(bench, id, link);
    const { run } = await batch(bench, { accounts: [id] });
    expect(askedOf(platforms)).toEqual(['v.douyin.com']);
    const { outcome, measured } = await silence(bench, run.id);
    expect(outcome).toBe('unknown');
    expect(measured).toMatchObject({ reason: why, candidate: false });
    expect(String(measured['next'])).toContain('完整');
  });
});

describe('a short link in a report', () => {
  it('names the post a person is to open, and proves nothing', async () => {
    const platforms = await platformsOf({ count: 300 });
    const bench = await benchOver(platforms, AS_OF);
    const { id } = plainDouyin(platforms);
    await filed(bench, id, '');
    // The id says 2021-12-15.
    const post = `https://www.douyin.com/video/${(BigInt(Date.parse('2021-12-15T10:00:00+08:00') / 1000) << 32n) + 7n}`;
    const link = shortLink('douyin', post);
    await bench.store.selfReports.add([
      { account: id, period: '2021Q4', link, by: '', reportedAt: AS_OF + 1 },
    ]);
    const { run } = await batch(bench, { accounts: [id] });
    expect(askedOf(platforms)).toEqual(['v.douyin.com']);
    const { outcome, measured } = await silence(bench, run.id);
    expect(outcome).toBe('unknown');
    expect(measured).toMatchObject({ next: '由检查员点开该条内容，记下发布时间并截图', candidate: false });
    const [sighting] = await bench.store.sightings.ofRun(run.id);
    expect(sighting?.reading.posts).toMatchObject([{ url: post, at: { basis: 'id' } }]);
  });

  it('that is gone is told, not held against the unit', async () => {
    const platforms = await platformsOf({ count: 300 });
    const bench = await benchOver(platforms, AS_OF);
    const { id } = plainDouyin(platforms);
    await filed(bench, id, '');
    const link = 'https://v.douyin.com/gone';
    await bench.store.selfReports.add([
      { account: id, period: '2021Q4', link, by: '', reportedAt: AS_OF + 1 },
    ]);
    const { run } = await batch(bench, { accounts: [id] });
    const outcomes: string[] = [];
    for await (const { outcome } of bench.store.readings.findings(run.id)) outcomes.push(outcome);
    expect(outcomes).not.toContain('fail');
    expect((await silence(bench, run.id)).measured).toMatchObject({
      reason: '短链接没有跳转（HTTP 404），看不出指向哪里',
    });
  });
});
