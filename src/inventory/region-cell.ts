// The column 行政区划码, the same in every inventory.
import { isProvince, type Region } from '../model/region.ts';
import type { Level } from '../model/site.ts';
import type { RowReader } from './row-reader.ts';

/** @param regions by code. */
export function readRegion(
  reader: Pick<RowReader<'region'>, 'text' | 'problem'>,
  regions: ReadonlyMap<string, Region>,
): string {
  const text = reader.text('region');
  if (text === '') reader.problem('region', '不能为空');
  else if (!/^\d{6}$/.test(text)) {
    const named = [...regions.values()].filter((region) => region.name === text);
    reader.problem(
      'region',
      `应为 6 位数字代码${named.length === 1 ? `，${text}是 ${named[0]?.code ?? ''}` : ''}`,
    );
  } else if (!regions.has(text)) reader.problem('region', '不是本省的行政区划码');
  return text;
}

/** The level that a region's own code tells. */
export function levelOf(region: string): Level {
  if (isProvince(region)) return 'province';
  return region.endsWith('00') ? 'city' : 'county';
}
