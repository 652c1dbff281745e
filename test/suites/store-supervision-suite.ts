// Rows of supervision on every engine.
import { describe, expect, it } from 'vitest';
import type { ErrorReportEntry, SupervisionRecord } from '../../src/model/supervision.ts';
import {
  importSupervision,
  supervisionLedger,
  withdrawSupervision,
} from '../../src/run/supervision/import.ts';
import type { OpenedStore } from '../../src/store/open.ts';
import { NIGHT } from './samples.ts';

export function errorReport(over: Partial<ErrorReportEntry> = {}): ErrorReportEntry {
  return {
    ...{ number: 'L1', site: '5111000001', unit: '某某局', region: '511100', state: 'open' as const },
    ...{ receivedOn: '2021-03-01' as ErrorReportEntry['receivedOn'], handledOn: null },
    ...over,
  };
}

export function storeSupervisionSuite(store: () => OpenedStore): void {
  it('notes of obligations come back in the order in which they were made', async () => {
    const done = { id: 'report', period: '2022', action: 'done', at: NIGHT, by: '张三', note: '' } as const;
    const undone = { ...done, action: 'undone', note: '误\u0000标' } as const;
    await store().obligations.add(done);
    await store().obligations.add(undone);
    expect(await store().obligations.notes()).toEqual([done, { ...undone, note: '误\ufffd标' }]);
  });

  describe('rows of supervision', () => {
    it('are replaced by number, with their history, and withdrawn', async () => {
      const [one, two] = [errorReport(), errorReport({ number: 'l2' })];
      const by = { by: '张三', at: NIGHT };
      const first = await importSupervision(store(), 'error-reports', [two, one], by);
      expect(first).toEqual({ added: [two, one], changed: [], unchanged: 0 });
      const handled = {
        ...one,
        handledOn: '2021-03-03' as ErrorReportEntry['receivedOn'],
        state: 'done' as const,
      };
      const again = await importSupervision(store(), 'error-reports', [handled, two], {
        by: '李四',
        at: NIGHT + 1,
      });
      expect(again).toEqual({ added: [], changed: [{ before: one, after: handled }], unchanged: 1 });
      // Bytewise, on every engine.
      expect(await store().supervision.list('error-reports')).toEqual([handled, two]);
      const gone = await withdrawSupervision(store(), 'error-reports', 'l2', { ...by, reason: '误录' });
      expect(gone).toEqual({ ok: true, value: two });
      expect(await supervisionLedger(store())).toEqual({
        ...{ errorReports: [handled], rectifications: [], cityChecks: [] },
      });
      expect(await store().supervision.history('error-reports', 'l2')).toEqual([
        { number: 'l2', entry: two, enteredAt: NIGHT, enteredBy: '张三', reason: '' },
        { number: 'l2', entry: null, enteredAt: NIGHT, enteredBy: '张三', reason: '误录' },
      ]);
      const never = await withdrawSupervision(store(), 'rectifications', 'l2', { ...by, reason: '误录' });
      expect(never.ok ? '' : never.error).toContain('没有编号 l2');
    });

    it('are all written or none', async () => {
      const before = await store().supervision.list('error-reports');
      const bad = { number: 'L9', entry: errorReport({ number: 'L9' }), enteredAt: NIGHT, reason: '' };
      const nameless = { ...bad, enteredBy: null } as unknown as SupervisionRecord<'error-reports'>;
      const adding = store().supervision.add('error-reports', [{ ...bad, enteredBy: '张三' }, nameless]);
      await expect(adding).rejects.toThrow();
      expect(await store().supervision.list('error-reports')).toEqual(before);
    });
  });
}
