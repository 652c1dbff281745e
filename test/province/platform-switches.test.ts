// Manners of the simulated platforms: paging, sessions, throttling that lifts or not, sick canaries, the log.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { send } from './platforms/client.ts';
import type { AccountPlan, Platform } from './platforms/model.ts';
import { SESSION, sightingsOf } from './platforms/sightings.ts';
import { startPlatforms, type Platforms, type PlatformsOptions } from './platforms/start.ts';
import type { TrapName } from './platforms/traps.ts';
import { momentOf } from './platforms/moments.ts';

const AS_OF = '2021-12-20T02:00:00+08:00';

async function inWorld(
  options: Partial<PlatformsOptions>,
  look: (world: Platforms) => Promise<void>,
): Promise<void> {
  const world = await startPlatforms({ count: 300, seed: 2021, asOf: AS_OF, ...options });
  try {
    await look(world);
  } finally {
    await world.close();
  }
}

function find(world: Platforms, platform: Platform, trap: TrapName): AccountPlan {
  const found = world.accounts.find((one) => one.platform === platform && one.trap === trap);
  if (!found) throw new Error(`no ${platform} ${trap}`);
  return found;
}

const postsUrl = (key: string, since = ''): string =>
  `https://m.weibo.cn/api/container/getIndex?type=uid&value=${key}&containerid=107603${key}${since === '' ? '' : `&since_id=${since}`}`;

test('since_id walks through all of a weibo’s posts, each once, and stops', async () => {
  await inWorld({}, async (world) => {
    const account = find(world, 'weibo', 'plain');
    const mids: string[] = [];
    let since: string | undefined = '';
    while (since !== undefined) {
      const { text } = await send(world.port, postsUrl(account.key, since));
      mids.push(...[...text.matchAll(/"mid":"(\d+)"/g)].map((found) => found[1] ?? ''));
      since = /"since_id":(\d+)/.exec(text)?.[1];
    }
    expect(mids).toEqual(account.posts.map((post) => post.id));
    expect(mids.length).toBeGreaterThan(10);
  });
});

test('searchProfile wants a session and keeps to the dates; a visitor’s cookie is none', async () => {
  await inWorld({}, async (world) => {
    const { key, posts } = find(world, 'weibo', 'anonymous-partial');
    const from = momentOf(AS_OF) / 1000 - 14 * 86_400;
    const url = `https://weibo.com/ajax/statuses/searchProfile?uid=${key}&page=1&starttime=${from}&endtime=${from + 14 * 86_400}`;
    for (const sent of [{}, { cookie: 'SUB=_2AkMvisitor' }])
      expect((await send(world.port, url, sent)).text).toContain('"ok":-100');
    const { text } = await send(world.port, url, { cookie: SESSION });
    const expected = posts.filter((post) => post.at >= from * 1000).map((post) => post.id);
    expect([...text.matchAll(/"idstr":"(\d{16})"/g)].map((found) => found[1])).toEqual(expected);
    const hidden = await send(world.port, postsUrl(key));
    expect(expected.some((id) => hidden.text.includes(id))).toBe(false);
  });
});

test('throttled at first: twice, then the posts; throttled always: for ever', async () => {
  await inWorld({}, async (world) => {
    const first = find(world, 'thepaper', 'throttled-first');
    const ask = async (key: string) =>
      send(world.port, 'https://api.thepaper.cn/contentapi/cont/pph/gov', {
        body: JSON.stringify({ pageNum: 1, pageSize: 10, pphId: key }),
      });
    const answers = [await ask(first.key), await ask(first.key), await ask(first.key)];
    expect(answers.map((one) => one.status)).toEqual([429, 429, 200]);
    expect(answers[0]?.headers['retry-after']).toBe('1');
    const always = find(world, 'weibo', 'throttled-always');
    const statuses = [];
    for (let index = 0; index < 6; index += 1)
      statuses.push((await send(world.port, postsUrl(always.key))).status);
    expect(new Set(statuses).size).toBe(1);
    expect([414, 418, 429, 432]).toContain(statuses[0]);
  });
});

test('a platform that throttles everything after N requests leaves the others alone', async () => {
  await inWorld({ throttleAfter: { weibo: 3 } }, async (world) => {
    const accounts = world.accounts.filter((one) => one.platform === 'weibo' && one.trap === 'plain');
    const statuses = [];
    for (const { key } of accounts.slice(0, 6)) statuses.push((await send(world.port, postsUrl(key))).status);
    expect(statuses.slice(0, 3)).toEqual([200, 200, 200]);
    expect(statuses.slice(3).every((status) => status >= 400)).toBe(true);
    const { key } = find(world, 'bilibili', 'plain');
    expect((await send(world.port, `https://api.bilibili.com/x/web-interface/card?mid=${key}`)).status).toBe(
      200,
    );
  });
});

test('canaries post today on every platform with a list; sick ones show nothing', async () => {
  const asOf = momentOf(AS_OF);
  const reportOf = (world: Platforms, account: AccountPlan): string | undefined =>
    world.files['canaries.csv']
      ?.split('\r\n')
      .find((row) => row.includes(account.key))
      ?.split(',')[3];
  const fresh = async (world: Platforms): Promise<Platform[]> => {
    const out = new Set<Platform>();
    for (const account of world.canaries) {
      const seen = await sightingsOf(world.port, account, reportOf(world, account), asOf);
      if (seen.some((one) => one.times.some((at) => asOf - at < 86_400_000))) out.add(account.platform);
    }
    return [...out];
  };
  await inWorld({}, async (world) => {
    expect(await fresh(world)).toHaveLength(10);
  });
  await inWorld({ sick: ['weibo', 'wechat', 'app-ios'] }, async (world) => {
    const well = await fresh(world);
    expect(well).toHaveLength(7);
    expect(well).not.toContain('weibo');
  });
});

test('the log tells when, whom and about which account, one JSON object a line', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'platforms-'));
  const logFile = join(directory, 'requests.ndjson');
  await inWorld({ logFile }, async (world) => {
    const account = find(world, 'weibo', 'plain');
    await send(world.port, postsUrl(account.key));
    await send(world.port, 'https://m.weibo.cn/nowhere');
    expect(world.requests).toHaveLength(2);
  });
  const lines = readFileSync(logFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  rmSync(directory, { recursive: true });
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ host: 'm.weibo.cn', platform: 'weibo', status: 200, method: 'GET' });
  expect(lines[0]?.['account']).toMatch(/^XMT510000|^XMT51/);
  expect(typeof lines[0]?.['at']).toBe('number');
  expect(lines[1]).toMatchObject({ account: '', status: 404 });
});

test('lists that pages sign are shut to others; a broken body is told, not answered', async () => {
  await inWorld({}, async (world) => {
    const douyin = find(world, 'douyin', 'plain').key;
    const works = await send(
      world.port,
      `https://www.douyin.com/aweme/v1/web/aweme/post/?sec_user_id=${douyin}`,
    );
    expect([works.status, works.text]).toEqual([200, '']);
    const bilibili = find(world, 'bilibili', 'plain').key;
    const videos = await send(world.port, `https://api.bilibili.com/x/space/wbi/arc/search?mid=${bilibili}`);
    expect(videos.text).toContain('"code":-403');
    const page = await send(world.port, `https://www.douyin.com/user/${douyin}`);
    expect(page.text).toContain('a_bogus=page');
    const broken = await send(world.port, 'https://api.thepaper.cn/contentapi/cont/pph/gov', { body: '{' });
    expect(broken.status).toBe(400);
  });
});
