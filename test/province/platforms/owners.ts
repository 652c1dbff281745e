// Who keeps accounts (主办单位), by stratum; more of them than any platform has accounts of the stratum.
import { CITY_ORGANS, PROVINCE_ORGANS } from '../data/organs.ts';
import { CITIES, COUNTIES } from '../data/regions.ts';
import { PROVINCE_CODE } from '../roster.ts';
import type { AccountRow, Stratum } from './model.ts';

export interface Owner {
  readonly organizer: string;
  /** 账号名称. */
  readonly name: string;
  readonly region: string;
  readonly level: AccountRow['level'];
}

interface Place {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly level: AccountRow['level'];
}

const shortName = (name: string): string =>
  name.length > 2 ? name.replace(/(?:自治[州县]|[市县区])$/, '') : name;

const cities = (): Place[] =>
  CITIES.map(([code, name]) => ({ code, name, short: shortName(name), level: 'city' }));

/** Two cities have a 市中区 each: such counties carry their city's name. */
function counties(): Place[] {
  const all = CITIES.flatMap(([city, cityName]) =>
    (COUNTIES[city] ?? '').split(',').map((entry) => {
      const [code = '', name = ''] = entry.split(' ');
      return { code, name, cityName };
    }),
  );
  return all.map(({ code, name, cityName }): Place => {
    const shared = all.filter((other) => other.name === name).length > 1;
    return {
      code,
      name: shared ? `${cityName}${name}` : name,
      short: shared ? `${shortName(cityName)}${shortName(name)}` : shortName(name),
      level: 'county',
    };
  });
}

const SICHUAN: Place = { code: PROVINCE_CODE, name: '四川省', short: '四川', level: 'province' };

function governments(): Owner[] {
  return [SICHUAN, ...cities(), ...counties()].flatMap(({ code, name, short, level }) => [
    { organizer: `${name}人民政府新闻办公室`, name: `${short}发布`, region: code, level },
    { organizer: `${name}人民政府办公室`, name: `${short}政府网`, region: code, level },
  ]);
}

const UNITS = ['', '宣传中心', '信息中心', '服务中心', '执法总队', '培训中心', '研究院', '后勤中心'];

function departments(): Owner[] {
  return PROVINCE_ORGANS.flatMap(([name, short]) =>
    UNITS.map((unit): Owner => ({
      organizer: `四川${name}${unit}`,
      name: `四川${short.replace(/^省/, '')}${unit}`,
      region: PROVINCE_CODE,
      level: 'province',
    })),
  );
}

const COUNTY_UNITS = [
  ...['教育和体育局', '行政审批局', '卫生健康局', '农业农村局', '公安局', '民政局', '司法局', '财政局'],
  ...['人力资源和社会保障局', '自然资源局', '住房和城乡建设局', '交通运输局', '水利局', '文化旅游局'],
  ...[
    '退役军人事务局',
    '应急管理局',
    '市场监督管理局',
    '统计局',
    '医疗保障局',
    '城关镇人民政府',
    '龙泉镇人民政府',
  ],
];

function locals(): Owner[] {
  const organs = CITY_ORGANS.map(([organ]) => organ);
  return [
    ...cities().map((place) => ({ place, units: organs })),
    ...counties().map((place) => ({ place, units: COUNTY_UNITS })),
  ].flatMap(({ place, units }) =>
    units.map((unit): Owner => ({
      organizer: `${place.name}${unit}`,
      name: `${place.short}${unit.replace(/(?:委员会|人民政府|局)$/, '')}`,
      region: place.code,
      level: unit.endsWith('镇人民政府') ? 'town' : place.level,
    })),
  );
}

/** The zombie (僵尸号) of the bulletin, under an invented name. */
export const PRISON: Owner = {
  organizer: '四川省高原监狱',
  name: '四川高原监狱',
  region: PROVINCE_CODE,
  level: 'province',
};

export const ownersOf = (): Readonly<Record<Stratum, readonly Owner[]>> => ({
  government: governments(),
  provincial: departments(),
  local: locals(),
});
