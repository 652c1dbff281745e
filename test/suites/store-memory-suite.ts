// The store suite's chapter on the memory of pages: bytes in and out, pages replaced and let go of, old sites forgotten.
import { describe, expect, it } from 'vitest';
import type { OpenedStore } from '../../src/store/open.ts';
import { DAY_MS, NIGHT } from './samples.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

/** `opened` gives the store that the suite has opened before. */
export function storeMemorySuite(opened: () => OpenedStore): void {
  describe('the memory of pages', () => {
    const SITE = '5199000001';

    it('gives back the very bytes, page by page', async () => {
      const { memory } = opened();
      expect(await memory.load(SITE)).toBeNull();
      const pages = new Map([
        [1, bytes(0, 255, 10, 13)],
        [2, bytes(7)],
      ]);
      await memory.save({ site: SITE, savedAt: NIGHT, index: bytes(0, 1, 254), pages, gone: [] });
      const stored = await memory.load(SITE);
      expect([...(stored?.index ?? [])]).toEqual([0, 1, 254]);
      expect([...(stored?.pages ?? [])].map(([number, content]) => [number, [...content]])).toEqual([
        [1, [0, 255, 10, 13]],
        [2, [7]],
      ]);
    });

    it('replaces the index, adds pages and lets go of others', async () => {
      const { memory } = opened();
      const pages = new Map([[3, bytes(3)]]);
      await memory.save({ site: SITE, savedAt: NIGHT + DAY_MS, index: bytes(9), pages, gone: [1] });
      const stored = await memory.load(SITE);
      expect([...(stored?.index ?? [])]).toEqual([9]);
      expect([...(stored?.pages.keys() ?? [])].sort()).toEqual([2, 3]);
    });

    it('forgets what was saved too long ago, and that alone', async () => {
      const { memory } = opened();
      const other = '5199000002';
      await memory.save({
        site: other,
        savedAt: NIGHT,
        index: bytes(1),
        pages: new Map([[1, bytes(1)]]),
        gone: [],
      });
      expect(await memory.prune(NIGHT + 1)).toBe(1);
      expect(await memory.load(other)).toBeNull();
      expect((await memory.load(SITE))?.pages.size).toBe(2);
    });
  });
}
