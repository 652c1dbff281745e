// Who has a website: the inventory's rows, from real regions and made-up hosts.
import { CITY_ORGANS, COUNTY_ORGANS, PROVINCE_ORGANS } from './data/organs.ts';
import { CITIES, COUNTIES } from './data/regions.ts';
import type { SiteIdentity } from './model.ts';
import { hash, Rng } from './rng.ts';

export const PROVINCE_CODE = '510000';

type Row = Omit<SiteIdentity, 'index' | 'code' | 'scheme' | 'status'>;

const shortName = (name: string): string =>
  name
    .replace(/(?:藏族羌族|藏族|彝族|羌族)?自治[州县]$/, (ending) => ending.slice(-1))
    .replace(/(?:蒙古族)/, '');

function provinceRows(): Row[] {
  return PROVINCE_ORGANS.map(([name, organ, prefix, services]) => ({
    name: `四川${name}`,
    host: `${prefix}.sichuan51.gov.cn`,
    organizer: `四川${name}`,
    organ,
    region: PROVINCE_CODE,
    regionName: '四川',
    city: '',
    level: 'province',
    kind: 'department',
    services,
  }));
}

function cityPortals(): Row[] {
  return CITIES.map(([code, name, pinyin]) => ({
    name: `${name}人民政府`,
    host: `www.${pinyin}51.gov.cn`,
    organizer: `${name}人民政府办公室`,
    organ: `${shortName(name)}政府`,
    region: code,
    regionName: shortName(name),
    city: code,
    level: 'city',
    kind: 'portal',
    services: true,
  }));
}

function eachCounty<T>(make: (code: string, name: string, city: string, letters: string) => T): T[] {
  return CITIES.flatMap(([city, , , letters]) =>
    (COUNTIES[city] ?? '').split(',').map((entry) => {
      const [code = '', name = ''] = entry.split(' ');
      return make(code, name, city, letters);
    }),
  );
}

function countyPortals(): Row[] {
  return eachCounty((code, name, city, letters) => ({
    name: `${name}人民政府`,
    host: `www.${letters}${code.slice(2)}.gov.cn`,
    organizer: `${name}人民政府办公室`,
    organ: `${shortName(name)}政府`,
    region: code,
    regionName: shortName(name),
    city,
    level: 'county',
    kind: 'portal',
    services: true,
  }));
}

function cityDepartments(): Row[] {
  return CITIES.flatMap(([code, name, pinyin]) =>
    CITY_ORGANS.map(([organ, prefix, services]): Row => ({
      name: `${name}${organ}`,
      host: `${prefix}.${pinyin}51.gov.cn`,
      organizer: `${name}${organ}`,
      organ: `市${organ.replace('委员会', '委')}`,
      region: code,
      regionName: shortName(name),
      city: code,
      level: 'city',
      kind: 'department',
      services,
    })),
  );
}

function countyDepartments(): Row[] {
  return COUNTY_ORGANS.flatMap(([organ, prefix, town]) =>
    eachCounty((code, name, city, letters): Row => ({
      name: `${name}${organ}`,
      host: `${prefix}.${letters}${code.slice(2)}.gov.cn`,
      organizer: `${name}${organ}`,
      organ,
      region: code,
      regionName: shortName(name),
      city,
      level: town ? 'town' : 'county',
      kind: 'department',
      services: true,
    })),
  );
}

/** How many of each kind for a province of `total`: the proportions of the whole, at least some provincial ones. */
function shares(total: number): readonly number[] {
  const province = Math.min(PROVINCE_ORGANS.length, Math.max(2, Math.round((total * 42) / 919)));
  const city = Math.min(CITIES.length, Math.max(1, Math.round((total * 21) / 919)));
  const county = Math.min(183, Math.round((total * 183) / 919));
  const departments = Math.min(CITIES.length * CITY_ORGANS.length, Math.round((total * 588) / 919));
  return [province, city, county, departments, Math.max(0, total - province - city - county - departments)];
}

/** The inventory in the order of region codes; `extra` more rows that are not running. */
export function roster(seed: number, total: number, extra: number): SiteIdentity[] {
  const pools = [provinceRows(), cityPortals(), countyPortals(), cityDepartments(), countyDepartments()];
  const rng = new Rng(seed, 'roster');
  const wanted = shares(total);
  const shuffled = pools.map((pool) => rng.shuffle(pool));
  const chosen = shuffled.flatMap((pool, index) => pool.slice(0, wanted[index] ?? 0)).slice(0, total);
  const spare = shuffled.flatMap((pool, index) => pool.slice(wanted[index] ?? 0));
  while (chosen.length < total && spare.length > 0) chosen.push(spare.shift() as Row);
  chosen.sort((a, b) => (a.region === b.region ? (a.host < b.host ? -1 : 1) : a.region < b.region ? -1 : 1));
  const all = [...chosen, ...spare.slice(-extra || spare.length, extra === 0 ? 0 : undefined)];
  return numbered(all, seed, chosen.length);
}

const IDLE = ['rebuilding', 'suspended', 'migrated', 'closed'] as const;

function numbered(rows: readonly Row[], seed: number, running: number): SiteIdentity[] {
  const serials = new Map<string, number>();
  return rows.map((row, index) => {
    const serial = (serials.get(row.region) ?? 0) + 1;
    serials.set(row.region, serial);
    return {
      ...row,
      index,
      code: `${row.region}${String(serial).padStart(4, '0')}`,
      scheme: hash(seed, row.host, 'scheme') % 10 === 0 ? 'https' : 'http',
      status: index < running ? 'running' : (IDLE[index % IDLE.length] ?? 'closed'),
    };
  });
}
