// Accounts and samples on every engine.
import { describe, expect, it } from 'vitest';
import { samplePeriod, type SampleRequest } from '../../src/run/sample.ts';
import { SamplingSettings } from '../../src/derive/sampling/settings.ts';
import type { Account } from '../../src/model/account.ts';
import type { Site } from '../../src/model/site.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { NIGHT, site } from './samples.ts';

export function account(over: Partial<Account> = {}): Account {
  return {
    id: 'A1',
    platform: 'weibo',
    name: '某某发布',
    handle: '1000000001',
    url: 'https://weibo.com/u/1000000001',
    organizer: '某某市人民政府办公室',
    region: '511100',
    level: 'city',
    representsGovernment: false,
    provincialDepartment: false,
    status: 'running',
    openedOn: null,
    changedOn: null,
    closedOn: null,
    certifiedAs: '某某市人民政府办公室',
    ...over,
  };
}

const SETTINGS = SamplingSettings.parse({
  accounts: {
    avoidPrevious: 1,
    strata: [
      { id: 'government', name: '政府', where: { representsGovernment: true }, take: 'all' },
      { id: 'provincial', name: '省直', where: { provincialDepartment: true }, take: 'all' },
      { id: 'rest', name: '其他', where: { level: ['city', 'county'] }, take: 6 },
    ],
  },
  portals: {
    avoidPrevious: 1,
    strata: [{ id: 'county', name: '县级', where: { level: ['county'], kind: ['portal'] }, take: 2 }],
  },
});

const request = (over: Partial<SampleRequest>): SampleRequest => ({
  ...{ kind: 'accounts', period: '2021Q4', seed: 7, redraw: null, asOf: NIGHT, now: NIGHT },
  ...over,
});

/** Enough of a register that every stratum, a stopped account and one of no stratum are in it. */
const REGISTER: readonly Account[] = [
  ...Array.from({ length: 30 }, (_, index) =>
    account({
      id: `B${String(index).padStart(2, '0')}`,
      platform: index % 3 === 0 ? 'weibo' : 'wechat',
      region: index % 2 === 0 ? '511102' : '510104',
      level: 'county',
    }),
  ),
  account({ id: 'G1', representsGovernment: true, provincialDepartment: true, level: 'province' }),
  account({ id: 'G2', representsGovernment: true, status: 'closed' }),
  account({ id: 'P1', provincialDepartment: true, level: 'province', region: '510000' }),
  account({ id: 'T1', level: 'town' }),
];

export function storeAccountSuite(store: () => OpenedStore): void {
  describe('the register of accounts', () => {
    it('tells what an import changes, keeps rows that are not named, and every name with its time', async () => {
      const { accounts } = store();
      const [one, two] = [account({ id: 'a' }), account({ id: 'B', openedOn: '2015-03-01' as never })];
      expect((await accounts.saveAccounts([one, two], NIGHT)).added).toEqual([one, two]);
      const renamed = { ...one, name: '新名称', representsGovernment: true };
      expect(await accounts.saveAccounts([renamed], NIGHT + 1)).toEqual({
        added: [],
        changed: [{ before: one, after: renamed }],
        missing: [two],
        unchanged: 0,
      });
      // Bytewise, on every engine.
      expect(await accounts.list()).toEqual([two, renamed]);
      expect(await accounts.one('a')).toEqual(renamed);
      expect(await accounts.one('c')).toBeNull();
      expect(await accounts.history('a')).toEqual([
        { at: NIGHT, before: null, after: one },
        { at: NIGHT + 1, before: one, after: renamed },
      ]);
      const again = await accounts.saveAccounts([renamed, two], NIGHT + 2);
      expect(again).toMatchObject({ added: [], changed: [], missing: [], unchanged: 2 });
    });

    it('changes nothing when one row cannot be written', async () => {
      const { accounts } = store();
      const before = await accounts.list();
      const twice = [account({ id: 'twice' }), account({ id: 'twice' })];
      await expect(accounts.saveAccounts(twice, NIGHT)).rejects.toThrow();
      expect(await accounts.list()).toEqual(before);
      expect(await accounts.history('twice')).toEqual([]);
    });
  });

  describe('samples', () => {
    const draw = async (over: Partial<SampleRequest>) => {
      const answer = await samplePeriod({ store: store() }, SETTINGS, request(over));
      if (!answer.ok) throw new Error(answer.error);
      return answer.value;
    };
    const refusal = async (over: Partial<SampleRequest>): Promise<string> => {
      const answer = await samplePeriod({ store: store() }, SETTINGS, request(over));
      return answer.ok ? '' : answer.error;
    };

    it('are the same on every engine: strata, hash and picks', async () => {
      // What the test before left stays in the register, but cannot be drawn.
      const left = (await store().accounts.list()).map((one) => ({ ...one, status: 'closed' as const }));
      await store().accounts.saveAccounts([...left, ...REGISTER], NIGHT);
      expect(await refusal({ seed: null })).toContain('--seed N');
      const { sample, members, frozen, outside } = await draw({});
      expect(frozen).toBe(false);
      expect(outside).toBe(1);
      expect(sample).toMatchObject({ version: 1, registered: 36, eligible: 33, seed: 7, reason: '' });
      expect(sample.strata.map(({ taken }) => taken)).toEqual([1, 1, 6]);
      expect(sample.snapshot).toBe('1b78974aae06f3642a2710b3dd4f638b81d5a496d3969580d1aeed8764c557cf');
      expect(members.map(({ id }) => id).join(' ')).toBe('G1 P1 B01 B02 B06 B15 B17 B22');
      expect(members.map(({ row }) => row)).toContainEqual(REGISTER[30]);
    });

    it('are frozen: the same again whatever the register has become, another seed refused', async () => {
      const first = await draw({});
      await store().accounts.saveAccounts([account({ id: 'B00', name: '改名' })], NIGHT + 5);
      const again = await draw({ now: NIGHT + 9 });
      expect(again).toMatchObject({ frozen: true, registerChanged: true, outside: null });
      expect([again.sample, again.members]).toEqual([first.sample, first.members]);
      expect((await draw({ seed: null })).sample).toEqual(first.sample);
      expect(await refusal({ seed: 8 })).toMatch(
        /种子 7 .*冻结（第 1 版），不能换成种子 8；.*--redraw --reason/,
      );
    });

    it('are drawn again only with a reason, as a version beside the old one', async () => {
      const before = await draw({ seed: null });
      const redrawn = await draw({ seed: 8, redraw: '台账有误', now: NIGHT + 10 });
      expect(redrawn.sample).toMatchObject({ version: 2, seed: 8, reason: '台账有误', drawnAt: NIGHT + 10 });
      expect(redrawn.sample.snapshot).not.toBe(before.sample.snapshot);
      const versions = await store().samples.versions('2021Q4', 'accounts');
      expect(versions).toEqual([before.sample, redrawn.sample]);
      expect((await draw({ seed: 8 })).sample.version).toBe(2);
      expect(await store().samples.freeze(redrawn)).toBe(false);
      expect(await refusal({ period: '2020Q1', redraw: '无' })).toContain('不存在重抽');
    });

    it('avoid what the quarter before drew at random', async () => {
      const before = new Set((await draw({ seed: null })).members.map(({ id }) => id));
      const { members, sample } = await draw({ period: '2022Q1' });
      const rest = members.filter(({ stratum }) => stratum === 'rest').map(({ id }) => id);
      expect(rest).toHaveLength(6);
      expect(rest.filter((id) => before.has(id))).toEqual([]);
      expect(sample.strata.map(({ repeated }) => repeated)).toEqual([0, 0, 0]);
    });

    it('of portals hold those that run on the day', async () => {
      const county: Partial<Site> = { level: 'county', kind: 'portal', region: '511102' };
      await store().inventory.replaceSites(
        [
          ...['1', '2', '3'].map((end) => site(`511102000${end}`, county)),
          site('5111020004', { ...county, status: 'closed' }),
          site('5111020005', { ...county, kind: 'department' }),
        ],
        NIGHT,
      );
      const { members, sample } = await draw({ kind: 'portals' });
      expect(sample.strata).toMatchObject([{ size: 3, wanted: 2, taken: 2 }]);
      expect(members.map(({ id }) => id).join()).toMatch(/^511102000[123],511102000[123]$/);
    });
  });
}
