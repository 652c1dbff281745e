// What a demo's bulletin has to say by the truth of its two worlds, counted and divided here, apart from the program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountsTruth, TruthAccount } from '../province/platforms/truth.ts';
import type { Truth } from '../province/truth.ts';
import { rowsOf } from './filled-tables.ts';

export interface DemoTruth {
  readonly sites: Truth;
  /** Those that were drawn; whom the program drew is its own affair. */
  readonly drawn: readonly TruthAccount[];
  /** 行政区划码 by 备案编号. */
  readonly regions: ReadonlyMap<string, string>;
  /** Running rows of the register. */
  readonly running: number;
}

const parsed = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** @param data the folder `data/demo` */
export async function demoTruth(data: string): Promise<DemoTruth> {
  const accounts = parsed<AccountsTruth>(join(data, 'platforms', 'accounts-truth.json'));
  const list = new Set((await rowsOf(join(data, 'exports', 'sample.xlsx'))).flat().map(String));
  const [header = [], ...register] = await rowsOf(join(data, 'platforms', 'accounts.csv'));
  const [region, status] = ['行政区划码', '状态'].map((heading) => header.indexOf(heading));
  return {
    sites: parsed<Truth>(join(data, 'province', 'truth.json')),
    drawn: accounts.accounts.filter(({ id }) => list.has(id)),
    regions: new Map(register.map((row) => [String(row[0]), String(row[region ?? -1])])),
    running: register.filter((row) => row[status ?? -1] === 'running').length,
  };
}

/** Half up, in whole numbers; all of them is 100%. */
function percent(of: number, all: number, digits: number): string {
  if (of === all) return '100%';
  const scale = 10 ** digits;
  const units = Math.floor((of * 200 * scale + all) / (2 * all));
  return `${String(Math.floor(units / scale))}.${String(units % scale).padStart(digits, '0')}%`;
}

function aboutSites({ sites }: DemoTruth): string {
  const { total, qualified, unqualified } = sites.summary.province;
  const full = sites.summary.cities.filter((city) => city.qualified === city.total).length;
  const bad = unqualified === 0 ? '' : `不合格网站${String(unqualified)}个，名单见附件2。`;
  return `依据单项否决指标，全覆盖检查全省运行的${String(total)}个政府网站，总体合格率${percent(qualified, total, 2)}，${String(full)}个市（州）合格率100%。${bad}`;
}

const PROVINCE = '51';

function fullCities({ drawn, regions }: DemoTruth, isSilent: (account: TruthAccount) => boolean): number {
  const cities = new Map<string, boolean>();
  for (const account of drawn) {
    const city = (regions.get(account.id) ?? '').slice(0, 4);
    cities.set(city, (cities.get(city) ?? true) && !isSilent(account));
  }
  return [...cities].filter(([city, full]) => full && city !== `${PROVINCE}00`).length;
}

function aboutAccounts(truth: DemoTruth, cleared: ReadonlySet<string>): string {
  const { drawn, running } = truth;
  const isSilent = ({ id, silent }: TruthAccount): boolean => silent && !cleared.has(id);
  const of = (...strata: readonly string[]): readonly TruthAccount[] =>
    drawn.filter(({ stratum }) => strata.includes(stratum));
  const size = (...strata: readonly string[]): string => String(of(...strata).length);
  const rate = (...strata: readonly string[]): string => {
    const all = of(...strata);
    return percent(all.filter((one) => !isSilent(one)).length, all.length, 2);
  };
  return [
    `全覆盖检查代表主体为政府的${size('government')}个、省直部门的${size('provincial')}个政务新媒体，合格率${rate('government', 'provincial')}；`,
    `抽查市县其他政务新媒体${size('local')}个，合格率${rate('local')}。`,
    `总计检查${String(drawn.length)}个政务新媒体，抽查率${percent(drawn.length, running, 1)}，`,
    `${String(fullCities(truth, isSilent))}个市（州）所检查的政务新媒体全部合格。`,
  ].join('');
}

/**
 * 一、总体情况, heading by heading. Nobody is undetermined: whatever the night left open somebody looked at.
 * @param cleared accounts whose silence was dismissed
 */
export function sectionOne(truth: DemoTruth, cleared: ReadonlySet<string> = new Set()): readonly string[] {
  return [
    '一、总体情况',
    '（一）政府网站',
    aboutSites(truth),
    '（二）政务新媒体',
    aboutAccounts(truth, cleared),
  ];
}

/** Who is unqualified, site and account, sorted. */
export const unqualified = ({ sites, drawn }: DemoTruth): readonly string[] =>
  [
    ...sites.sites.filter(({ verdict }) => verdict === 'unqualified').map(({ code }) => code),
    ...drawn.filter(({ silent }) => silent).map(({ id }) => id),
  ].sort();
