// The bulletin's numbers on sites, accounts and places.
import { countFigure, shareFigure, type Figure } from './figure.ts';
import type { BulletinInput } from './input.ts';
import { accountMembers, siteMembers } from './members.ts';
import { fullMarks, groupFigures, placesFigure, type Member } from './tally-figures.ts';
import type { Place } from './places.ts';

export interface Counted {
  readonly figures: readonly Figure[];
  readonly sites: readonly Member[];
  readonly accounts: readonly Member[];
  /** Cities and 省直部门 all of whose sites, or accounts, are qualified. */
  readonly fullSites: { readonly cities: readonly Place[]; readonly departments: readonly Place[] };
  readonly fullAccounts: { readonly cities: readonly Place[]; readonly departments: readonly Place[] };
  /** By stratum: looked at in full, in the order of the sample. */
  readonly fullStrata: readonly { readonly name: string; readonly figure: Figure }[];
  /** Chinese: running sites and sampled accounts that nobody looked at. */
  readonly doubts: readonly string[];
}

const marks = (members: readonly Member[]) => ({
  cities: fullMarks(members, true),
  departments: fullMarks(members, false),
});

function siteFigures(input: BulletinInput, members: readonly Member[]): readonly Figure[] {
  const checked = new Set(members.map(({ subject }) => subject));
  const missing = input.runningSites.filter(({ code }) => !checked.has(code));
  const row = ({ code, name }: (typeof missing)[number]) => ({ ref: `site:${code}`, name });
  return [
    ...groupFigures(
      { id: 'sites', name: '网站', says: '监测时间点运行的网站' },
      members,
      input.settings.rate,
    ),
    countFigure(
      { id: 'sites.running', name: '运行网站数', says: '监测时间点运行的网站，以台账为准' },
      input.runningSites.map(row),
    ),
    countFigure(
      { id: 'sites.unchecked', name: '未检查网站数', says: '台账里运行、这一轮没有检查的网站' },
      missing.map(row),
    ),
  ];
}

function markFigures(
  about: 'sites' | 'accounts',
  name: string,
  members: readonly Member[],
): readonly Figure[] {
  const { cities, departments } = marks(members);
  return [
    placesFigure(
      {
        id: `${about}.full-marks`,
        name: `${name}全部合格市州数`,
        says: `${name}全部合格、没有未判定的市（州）`,
      },
      cities,
    ),
    placesFigure(
      {
        id: `${about}.full-marks-departments`,
        name: `${name}全部合格部门数`,
        says: `${name}全部合格、没有未判定的省直部门`,
      },
      departments,
    ),
  ];
}

function samplingRate(input: BulletinInput, members: readonly Member[]): Figure {
  const { sample } = input.sample;
  const { samplingRate, samplingOutOf } = input.settings;
  const total = samplingOutOf === 'running' ? sample.eligible : sample.registered;
  const words = samplingOutOf === 'running' ? '抽样时台账里运行的账号' : '抽样时台账里的全部账号';
  return shareFigure(
    { id: 'accounts.sampling-rate', name: '抽查率', says: `检查的账号占${words}` },
    members.map(({ ref, name }) => ({ ref, name, counted: true })),
    {
      ref: `sample:${sample.period}/accounts/v${String(sample.version)}`,
      name: `${words} ${String(total)} 个（名录快照 SHA-256 ${sample.snapshot}）`,
      total,
    },
    samplingRate,
  );
}

function stratumFigures(input: BulletinInput, members: readonly Member[]): readonly Figure[] {
  const { sample, members: strata } = input.sample;
  const { rate } = input.settings;
  const inStrata = (full: boolean): readonly Member[] => {
    const ids = new Set(sample.strata.filter(({ wanted }) => (wanted === null) === full).map(({ id }) => id));
    return members.filter(({ subject }) => ids.has(strata.get(subject) ?? ''));
  };
  return [
    ...groupFigures({ id: 'accounts', name: '账号', says: '样本里的账号' }, members, rate),
    ...groupFigures(
      { id: 'accounts.full', name: '全覆盖账号', says: '样本里全部抽取的各层账号' },
      inStrata(true),
      rate,
    ),
    ...groupFigures(
      { id: 'accounts.sampled', name: '抽查账号', says: '样本里随机抽取的各层账号' },
      inStrata(false),
      rate,
    ),
    ...sample.strata.flatMap(({ id, name }) =>
      groupFigures(
        { id: `accounts.${id}`, name, says: `样本“${name}”层的账号` },
        members.filter(({ subject }) => strata.get(subject) === id),
        rate,
      ),
    ),
    samplingRate(input, members),
  ];
}

function uncheckedAccounts(input: BulletinInput, members: readonly Member[]): Figure {
  const checked = new Set(members.map(({ subject }) => subject));
  const names = new Map(input.accounts.register.map(({ id, name }) => [id, name]));
  const missing = [...input.sample.members.keys()].filter((id) => !checked.has(id));
  return countFigure(
    { id: 'accounts.unchecked', name: '未检查账号数', says: '样本里还没有检查的账号' },
    missing.map((id) => ({ ref: `account:${id}`, name: names.get(id) ?? id })),
  );
}

function doubtsOf(figures: readonly Figure[]): readonly string[] {
  const count = (id: string): number => figures.find((figure) => figure.id === id)?.numerator ?? 0;
  const say = (id: string, words: (count: string) => string): readonly string[] =>
    count(id) === 0 ? [] : [words(String(count(id)))];
  return [
    ...say('sites.unchecked', (n) => `台账里还有 ${n} 个运行的网站没有检查，不在通报的数里`),
    ...say('sites.undetermined', (n) => `有 ${n} 个网站未能判定，不计入合格率；定稿前请核实`),
    ...say('accounts.unchecked', (n) => `样本里还有 ${n} 个账号没有检查，不在通报的数里`),
    ...say('accounts.undetermined', (n) => `有 ${n} 个账号未能判定，不计入合格率；定稿前请核实`),
  ];
}

export function count(input: BulletinInput): Counted {
  const [sites, accounts] = [siteMembers(input), accountMembers(input)];
  const figures = [
    ...siteFigures(input, sites),
    ...markFigures('sites', '网站', sites),
    ...stratumFigures(input, accounts),
    ...markFigures('accounts', '账号', accounts),
    uncheckedAccounts(input, accounts),
  ];
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const fullStrata = input.sample.sample.strata
    .filter(({ wanted }) => wanted === null)
    .flatMap(({ id, name }) => {
      const figure = byId.get(`accounts.${id}.checked`);
      return figure ? [{ name, figure }] : [];
    });
  const full = { fullSites: marks(sites), fullAccounts: marks(accounts), fullStrata };
  return { figures, sites, accounts, ...full, doubts: doubtsOf(figures) };
}
