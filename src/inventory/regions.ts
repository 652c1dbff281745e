// 行政区划 of one province, as data/regions/ ships them.
import { z } from 'zod';
import type { Region } from '../model/region.ts';

const code = z.string().regex(/^\d{6}$/);

const RegionsFile = z.object({
  province: code,
  source: z.string(),
  licence: z.string(),
  regions: z.array(z.strictObject({ code, name: z.string().min(1), city: code })).min(1),
});

/** Throws when the table is malformed. */
export function parseRegions(file: unknown): readonly Region[] {
  return RegionsFile.parse(file).regions;
}
