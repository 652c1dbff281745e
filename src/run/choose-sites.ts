// Which sites of the inventory a command means.
import { cityOf, isProvince } from '../model/region.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Site } from '../model/site.ts';
import type { ScanRequest } from './request.ts';

/** The sites meant: all, those named, or those of the named regions (a city takes its counties with it). */
export function choose(
  inventory: readonly Site[],
  request: Pick<ScanRequest, 'sites' | 'regions' | 'resume'>,
): Result<readonly Site[], string> {
  if (inventory.length === 0) return err('台账是空的；先运行 xunjian inventory import 导入网站');
  const known = new Set(inventory.map((site) => site.code));
  const unknown = request.sites.find((code) => !known.has(code));
  if (unknown !== undefined) return err(`台账中没有网站标识码 ${unknown}；请核对，或先导入台账`);
  const stray = request.regions.find((region) => !inventory.some((site) => within(site, region)));
  if (stray !== undefined) return err(`台账中没有行政区划 ${stray} 的网站；请核对 6 位行政区划码`);
  if (request.sites.length === 0 && request.regions.length === 0) return ok(inventory);
  const named = new Set(request.sites);
  return ok(
    inventory.filter(
      (site) => named.has(site.code) || request.regions.some((region) => within(site, region)),
    ),
  );
}

function within(site: Site, region: string): boolean {
  if (site.region === region) return true;
  if (isProvince(region)) return false;
  return region.endsWith('00') && cityOf(site.region) === region;
}
