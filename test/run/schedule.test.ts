// The schedule: by the clock of Asia/Shanghai, never two nights at once, stopped cleanly.
import { describe, expect, it } from 'vitest';
import { startSchedule, type NightPlan } from '../../src/run/schedule.ts';

function plan(over: Partial<NightPlan>): NightPlan {
  return {
    cron: '30 2 * * *',
    work: async () => undefined,
    onOverlap: () => undefined,
    onError: (error) => {
      throw error;
    },
    ...over,
  };
}

/** Work that lasts until it is released or told to stop. */
function heldWork(): {
  readonly work: NightPlan['work'];
  release(): void;
  readonly started: () => number;
  readonly stopped: () => number;
} {
  let started = 0;
  let stopped = 0;
  const releases: (() => void)[] = [];
  const work = (signal: AbortSignal): Promise<void> => {
    started += 1;
    return new Promise((resolve) => {
      releases.push(resolve);
      signal.addEventListener('abort', () => {
        stopped += 1;
        resolve();
      });
    });
  };
  return {
    work,
    release: () => releases.forEach((release) => release()),
    started: () => started,
    stopped: () => stopped,
  };
}

describe('night schedule', () => {
  it('is due at half past two in Asia/Shanghai, whatever the machine thinks', async () => {
    const schedule = startSchedule(plan({}));
    const next = schedule.next();
    await schedule.stop();
    expect(new Date(next ?? 0).toISOString()).toMatch(/T18:30:00\.000Z$/);
    expect(schedule.next()).toBeNull();
  });

  it('does not start a night while one is under way, and says so', async () => {
    const held = heldWork();
    let overlaps = 0;
    const schedule = startSchedule(plan({ work: held.work, onOverlap: () => (overlaps += 1) }));
    const first = schedule.trigger();
    await schedule.trigger();
    expect([held.started(), overlaps, schedule.underWay]).toEqual([1, 1, true]);
    held.release();
    await first;
    expect(schedule.underWay).toBe(false);
    await schedule.stop();
  });

  it('interrupts the night under way when it stops, and waits for it', async () => {
    const held = heldWork();
    const schedule = startSchedule(plan({ work: held.work }));
    void schedule.trigger();
    await schedule.stop();
    expect([held.started(), held.stopped(), schedule.underWay]).toEqual([1, 1, false]);
  });

  it('survives a night that fails', async () => {
    const errors: unknown[] = [];
    const failing = async (): Promise<void> => {
      throw new Error('no database');
    };
    const schedule = startSchedule(plan({ work: failing, onError: (error) => errors.push(error) }));
    await schedule.trigger();
    await schedule.trigger();
    expect(errors).toHaveLength(2);
    await schedule.stop();
  });
});
