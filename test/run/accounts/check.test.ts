// 1,012 accounts on the simulated platforms: by night, with an inspector, and again a day later.
import { describe, expect, it } from 'vitest';
import { benchOver } from './house.ts';
import { logInToWeibo } from './log-in.ts';
import { AS_OF, batch, HOUR_MS, platformsOf, toldIn, wrongly } from './support.ts';

describe('1,012 accounts', () => {
  it('are told as the truth has them: whoever posted is never a candidate, whoever is silent becomes one', async () => {
    const platforms = await platformsOf();
    const bench = await benchOver(platforms, AS_OF);
    await logInToWeibo(bench.folder);

    const night = await batch(bench);
    expect(night.run.state).toBe('sealed');
    const first = await toldIn(bench, night.run.id);
    expect(wrongly(platforms, first)).toEqual([]);
    // One night's list shows silence of nobody, and what is proved is proved.
    expect([...first.values()].filter((said) => said === 'silent-candidate')).toEqual([]);
    expect([...first.values()].filter((said) => said === 'updated').length).toBeGreaterThan(700);

    const open = new Set([...first].flatMap(([id, said]) => (said === 'updated' ? [] : [id])));
    // A report may name somebody else's article: that is asked for because of who reported it.
    const reported = new Set([...open].map((id) => platforms.reports.get(id)));
    const asked = platforms.requests.length;
    const present = await batch(bench, { inspector: '张三' });
    const needless = platforms.requests.slice(asked).filter(({ account, host, path }) => {
      const known = account === '' || account.startsWith('CANARY') || open.has(account);
      return !known && !reported.has(`https://${host}${path}`);
    });
    expect(needless).toEqual([]);
    expect(wrongly(platforms, await toldIn(bench, present.run.id))).toEqual([]);

    platforms.goOn(25 * HOUR_MS);
    const dayLater = await batch(bench, { inspector: '张三' });
    const told = await toldIn(bench, dayLater.run.id);
    expect(wrongly(platforms, told)).toEqual([]);
    const otherwise = platforms.truth.accounts
      .filter(({ id, expected }) => (told.get(id) ?? 'unknown') !== expected)
      .map(
        ({ id, platform, trap, expected }) => `${id} ${platform} ${trap}: ${expected}, told ${told.get(id)}`,
      );
    expect(otherwise).toEqual([]);
    console.log(night.tookMs, present.tookMs, dayLater.tookMs, platforms.requests.length);
  }, 900_000);
});
