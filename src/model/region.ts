// 行政区划 of one province, as shipped in data/regions/.

export interface Region {
  /** 6 digits. */
  readonly code: string;
  readonly name: string;
  /** The code of the city (市州) it belongs to; a city's own code for a city, the province's for the province. */
  readonly city: string;
}

/** Whether `code` is written like a 行政区划码. */
export function isRegionCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

/** The stratum's code for summaries: `XX0000` is the province itself, whose own sites are 省直部门. */
export function cityOf(region: string): string {
  return `${region.slice(0, 4)}00`;
}

export function isProvince(region: string): boolean {
  return region.endsWith('0000');
}
