// The 行政区划 of the province, as shipped.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRegions } from '../inventory/regions.ts';
import type { Region } from '../model/region.ts';
import { packageRoot } from './package-root.ts';

/** Throws when the shipped table is malformed: the package is damaged then. */
export async function loadRegions(): Promise<readonly Region[]> {
  const file = join(packageRoot(), 'data', 'regions', 'sichuan.json');
  return parseRegions(JSON.parse(await readFile(file, 'utf8')));
}
