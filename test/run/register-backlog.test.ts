// Nights from before there was a register of sections: taken in at the next seal, links let go of or not.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { trackSealedRuns } from '../../src/run/track-sections.ts';
import { openStore } from '../../src/store/open.ts';
import { DAY_MS, link, NIGHT, section, visit } from '../suites/samples.ts';
import { collect, runOpener } from '../suites/store-steps.ts';

const CODE = '5111000001';
const REGISTER = { missedNights: 2, redesignShare: 0.5, redesignAtLeast: 5 };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

it('takes them in, earliest first, and misses nobody for want of links that were let go of', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-upgrade-'));
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: () => NIGHT });
  if (!opened.ok) throw new Error(opened.error.detail);
  const store = opened.value;
  const both = [
    section(),
    section({ url: 'http://a.gov.cn/ghjh/', name: '规划计划', path: '首页/规划计划' }),
  ];
  for (const turn of [0, 1, 2]) {
    const at = NIGHT + turn * DAY_MS;
    const run = await runOpener(() => store)([CODE], { startedAt: at });
    const links = both.map(({ url }) => link({ url, finalUrl: url }));
    const seen = turn === 0 ? both : both.slice(0, 1);
    const about = visit(run.id, CODE, { endedAt: at });
    const coverage = { ...about.coverage, linksMet: 2, linksChecked: 2 };
    const left = {
      sections: { ok: true, value: seen },
      links: { ok: true, value: links },
      coverage,
    } as const;
    await store.runs.saveVisit({ ...about, ...left }, []);
    await store.runs.seal(run.id, at);
  }
  await store.maintenance.prune(1, NIGHT + 30 * DAY_MS);
  expect(await store.register.pending()).toHaveLength(3);
  await trackSealedRuns({ store, register: REGISTER, clock: () => NIGHT, log: quiet });
  expect(await store.register.pending()).toEqual([]);
  const known = await collect(store.register.sections(CODE));
  expect(known.map(({ section: { name, state, lastSeen } }) => [name, state, lastSeen.run])).toEqual([
    ['通知公告', 'present', '20211222-020000'],
    ['规划计划', 'present', '20211220-020000'],
  ]);
  expect((await collect(store.register.events())).map(({ kind }) => kind)).toEqual(['registered']);
  await store.close();
  await rm(folder, { recursive: true });
});
