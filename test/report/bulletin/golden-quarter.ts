// A quarter by hand whose figures are those of a real bulletin: 919 sites, 1,012 accounts, 21 cities.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseRegions } from '../../../src/inventory/regions.ts';
import type { Account } from '../../../src/model/account.ts';
import { cityOf, isProvince } from '../../../src/model/region.ts';
import type { Site } from '../../../src/model/site.ts';
import type { Verdict, VerdictOutcome } from '../../../src/model/verdict.ts';
import type { BriefFinding, BulletinInput } from '../../../src/report/bulletin/input.ts';
import { BulletinSettings } from '../../../src/report/bulletin/settings.ts';
import { parseWordings } from '../../../src/report/bulletin/wording.ts';
import { edition } from '../../checks/bench.ts';
import { account } from '../../suites/store-account-suite.ts';
import { site } from '../night.ts';

export const REGIONS = parseRegions(
  JSON.parse(readFileSync(join('data', 'regions', 'sichuan.json'), 'utf8')),
);
export const CITIES = REGIONS.filter(({ code }) => !isProvince(code) && cityOf(code) === code);
export const TEMPLATE = readFileSync(join('config', 'templates', 'bulletin', 'bulletin.md'), 'utf8');
const { bulletin } = parse(readFileSync(join('config', 'bulletin.yaml'), 'utf8')) as { bulletin: unknown };
export const SETTINGS = BulletinSettings.parse(bulletin);

const parsed = parseWordings(
  readFileSync(join('config', 'templates', 'bulletin', 'wording.yaml'), 'utf8'),
  'wording.yaml',
);
if (!parsed.ok) throw new Error(parsed.error);
const WORDINGS = parsed.value;

const NOBODY = { leading: [], improved: [] };

const city = (index: number): string => CITIES[index % CITIES.length]?.code ?? '';

/** 835 in the cities, 84 of departments; one fails in each of the first three cities, four of departments. */
function sites(): { readonly all: readonly Site[]; readonly failing: ReadonlySet<string> } {
  const failing = new Set<string>();
  const all = Array.from({ length: 919 }, (_one, index) => {
    const code = `51${String(index).padStart(8, '0')}`;
    const isDepartment = index >= 835;
    if (index < 3 || index >= 915) failing.add(code);
    return isDepartment
      ? site(code, {
          region: '510000',
          level: 'province',
          kind: 'department',
          organizer: `省某厅${String(index % 42)}`,
        })
      : site(code, { region: city(index), level: index < 21 ? 'city' : 'county' });
  });
  return { all, failing };
}

interface Accounts {
  readonly all: readonly Account[];
  readonly members: ReadonlyMap<string, string>;
  readonly failing: ReadonlySet<string>;
}

/** Of 494 one fails, of 321 two, of 197 six, each in another city. */
function accounts(): Accounts {
  const layers = [
    ['government', 494, 1],
    ['provincial-department', 321, 2],
    ['cities-and-counties', 197, 6],
  ] as const;
  const members = new Map<string, string>();
  const failing = new Set<string>();
  const all = layers.flatMap(([stratum, size, fails]) =>
    Array.from({ length: size }, (_one, index) => {
      const id = `${stratum}-${String(index).padStart(3, '0')}`;
      members.set(id, stratum);
      if (index < fails) failing.add(id);
      const isDepartment = stratum === 'provincial-department';
      return account({
        ...{ id, name: `账号${id}`, region: isDepartment ? '510000' : city(index + (fails === 1 ? 10 : 0)) },
        organizer: isDepartment ? `省某厅${String(index % 42)}` : '某办公室',
      });
    }),
  );
  return { all, members, failing };
}

function verdict(run: string, subject: string, outcome: VerdictOutcome): Verdict {
  const isSite = run === 'night';
  const failed = isSite
    ? ({
        id: 'site.columns-not-updated',
        clause: 'c',
        outcome: 'fail',
        count: 6,
        limit: 5,
        findings: [],
      } as const)
    : ({
        id: 'account.not-updated',
        clause: 'a',
        outcome: 'fail',
        count: 1,
        limit: 1,
        findings: [],
      } as const);
  return {
    ...{ run, period: '2021Q4', subject, subjectKind: isSite ? 'site' : 'account', outcome },
    ...{ edition: 'national-2019', reasons: outcome === 'undetermined' ? ['未能打开'] : [] },
    indicators: outcome === 'unqualified' ? [failed] : [],
  };
}

/** @param over changes made to the quarter. */
export function goldenQuarter(over: Partial<BulletinInput> = {}): BulletinInput {
  const { all: siteRows, failing: badSites } = sites();
  const { all: accountRows, failing: badAccounts, members } = accounts();
  const outcome = (bad: boolean): VerdictOutcome => (bad ? 'unqualified' : 'qualified');
  const blank = (code: string, number: number): BriefFinding => ({
    ...{ id: `f-${code}-${String(number)}`, subject: code, check: 'blank-section' },
    ...{ message: `栏目“规划${String(number)}”无任何内容`, target: `http://${code}/${String(number)}/` },
  });
  const strata = [
    { id: 'government', name: '代表主体为政府', size: 494, wanted: null },
    { id: 'provincial-department', name: '省直部门', size: 321, wanted: null },
    { id: 'cities-and-counties', name: '市县其他账号', size: 6626, wanted: 197 },
  ].map((one) => ({ ...one, overlap: 0, repeated: 0, taken: one.wanted ?? one.size }));
  return {
    ...{ period: '2021Q4', edition: edition(), regions: REGIONS, settings: SETTINGS, date: '2021-12-31' },
    wordings: WORDINGS,
    checkNames: new Map([['blank-section', '空白栏目']]),
    runningSites: siteRows,
    sites: {
      register: siteRows,
      verdicts: siteRows.map(({ code }) => verdict('night', code, outcome(badSites.has(code)))),
      findings: [...badSites].flatMap((code) => [1, 2, 3, 4, 5, 6].map((number) => blank(code, number))),
    },
    accounts: {
      register: accountRows,
      verdicts: accountRows.map(({ id }) => verdict('batch', id, outcome(badAccounts.has(id)))),
      findings: [],
    },
    sample: {
      members,
      sample: {
        ...{ period: '2021Q4', kind: 'accounts', version: 1, seed: 2021, snapshot: 'ab12' },
        ...{ registered: 7500, eligible: 7441, drawnAt: 0, strata, settings: {}, reason: '' },
      },
    },
    ...{
      portalScores: [],
      ranking: { portals: NOBODY, cities: NOBODY },
      supervisionScores: [],
      quarters: [],
    },
    ...over,
  };
}
