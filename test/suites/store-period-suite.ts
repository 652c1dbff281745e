// Frozen quarters, decisions and scores, on every engine: written once, and as they were.
import { describe, expect, it } from 'vitest';
import type { FrozenPart, PeriodDecision } from '../../src/model/period.ts';
import type { ScoreEntry } from '../../src/model/score-entry.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { edition } from '../checks/bench.ts';
import { NIGHT, site } from './samples.ts';

// As a file of rules comes back from a database: keys without a value are not there.
const EDITION = JSON.parse(JSON.stringify(edition())) as ReturnType<typeof edition>;

const part = (period: string, version: number): FrozenPart => ({
  part: {
    ...{ period, kind: 'site', version, edition: EDITION, asOf: NIGHT, runs: ['r1', 'w1'] },
    ...{ samples: { portals: 2 }, register: 'ab', sealedAt: NIGHT + 1, frozenAt: NIGHT + 2 },
    ...{ reason: version > 1 ? '重新检查' : '', by: version > 1 ? '甲' : '' },
  },
  subjects: [
    {
      ...{ id: '5100000001', row: site('5100000001'), run: 'r1' },
      ledger: { state: 'visited', reason: '' },
      findings: [
        {
          ...{ id: 'f1', run: 'r1', subject: '5100000001', check: 'blank-section', outcome: 'fail' },
          ...{
            target: 'http://a/',
            page: 'http://a/',
            message: '“规划”无内容',
            measured: { section: '规划' },
          },
        },
      ],
    },
    { id: '5100000002', row: site('5100000002'), run: null, ledger: null, findings: [] },
  ],
});

const decision = (period: string, number: number): PeriodDecision => ({
  ...{ number, action: 'dismiss', period, kind: 'site', subject: '5100000001', target: 'f1' },
  ...{ reason: '误报', by: '甲', day: '2021-12-28', adopted: null, entered: null, photos: [] },
  ...{ at: NIGHT, before: '不合格', after: '合格' },
});

const score = (period: string, cases: number): ScoreEntry => ({
  ...{ period, table: 'portal', subject: '5100000001', indicator: 'portal.a', clause: 'a', cases },
  ...{ basis: 'http://a/', by: '甲', day: '2021-12-28', arbitration: false, at: NIGHT },
});

export function storePeriodSuite(store: () => OpenedStore): void {
  describe('frozen quarters', () => {
    it('come back as they were frozen; a version is frozen once and the newest counts', async () => {
      const { periods } = store();
      expect(await periods.latest('2030Q1', 'site')).toBeNull();
      expect(await periods.freeze(part('2030Q1', 1))).toBe(true);
      expect(await periods.latest('2030Q1', 'site')).toEqual(part('2030Q1', 1));
      expect(await periods.latest('2030Q1', 'account')).toBeNull();
      expect(await periods.freeze(part('2030Q1', 1))).toBe(false);
      expect(await periods.freeze(part('2030Q1', 3))).toBe(false);
      expect(await periods.freeze(part('2030Q1', 2))).toBe(true);
      expect((await periods.latest('2030Q1', 'site'))?.part).toMatchObject({ version: 2, by: '甲' });
      expect((await periods.parts('2030Q1')).map(({ version }) => version)).toEqual([1, 2]);
    });

    it('decisions follow each other without a gap, all or none', async () => {
      const { periods } = store();
      expect(await periods.decide([])).toBe(true);
      expect(await periods.decide([decision('2030Q2', 1), decision('2030Q2', 2)])).toBe(true);
      expect(await periods.decide([decision('2030Q2', 2)])).toBe(false);
      expect(await periods.decide([decision('2030Q2', 4)])).toBe(false);
      expect(await periods.decisions('2030Q2')).toEqual([decision('2030Q2', 1), decision('2030Q2', 2)]);
      expect(await periods.decisions('2030Q3')).toEqual([]);
    });

    it('scores come back in the order of entering', async () => {
      const { periods } = store();
      await periods.addScores([score('2030Q3', 2), score('2030Q3', 1)]);
      await periods.addScores([score('2030Q4', 7)]);
      expect(await periods.scores('2030Q3')).toEqual([score('2030Q3', 2), score('2030Q3', 1)]);
    });
  });
}
