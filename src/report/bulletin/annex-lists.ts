// Annexes 2 to 4: whoever was found unqualified with what was found, and the scores.
import type { Verdict } from '../../model/verdict.ts';
import {
  column,
  decimal,
  plainCell,
  type Annex,
  type AnnexCell,
  type AnnexColumn,
  type AnnexRow,
} from './annex.ts';
import { periodTexts } from './dates.ts';
import type { BulletinInput, ScoredRow } from './input.ts';
import { accountTitle } from './members.ts';
import { placing, type PlaceOf } from './places.ts';
import { problemWords } from './wording.ts';

const problemColumns = (whom: string, where: string, code: string): readonly AnnexColumn[] => [
  column('序号', 6),
  column('地区/部门', 18, 'left'),
  column(whom, 26, 'left'),
  column(where, 32, 'left'),
  column(code, 14),
  column('主办单位', 24, 'left'),
  column('突出问题', 40, 'left'),
];

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly where: string;
  readonly organizer: string;
  readonly region: string;
}

function problemRows(
  input: BulletinInput,
  placeOf: PlaceOf,
  verdicts: readonly Verdict[],
  listedOf: (subject: string) => Listed | undefined,
): readonly AnnexRow[] {
  const found = verdicts.flatMap((verdict) => {
    const listed = verdict.outcome === 'unqualified' ? listedOf(verdict.subject) : undefined;
    return listed ? [{ verdict, listed, place: placeOf(listed) }] : [];
  });
  found.sort(
    (one, other) =>
      Number(other.place.isCity) - Number(one.place.isCity) ||
      (one.place.id < other.place.id ? -1 : one.place.id > other.place.id ? 1 : 0) ||
      (one.listed.code < other.listed.code ? -1 : 1),
  );
  return found.map(({ verdict, listed, place }, index) =>
    [
      index + 1,
      place.name,
      listed.name,
      listed.where,
      listed.code,
      listed.organizer,
      problemWords(verdict, input.edition, input.wordings),
    ].map(plainCell),
  );
}

/** Annex 2: 突出问题名单. */
export function problemList(input: BulletinInput): Annex {
  const placeOf = placing(input.regions);
  const sites = new Map(
    input.sites.register.map((site): [string, Listed] => [site.code, { ...site, where: site.url }]),
  );
  const accounts = new Map(
    input.accounts.register
      .filter(({ id }) => input.sample.members.has(id))
      .map((account): [string, Listed] => [
        account.id,
        { ...account, name: accountTitle(account), code: account.id, where: account.url || account.handle },
      ]),
  );
  const title = `${periodTexts(input.period)['时段'] ?? ''}抽查发现存在突出问题的政府网站和政务新媒体名单`;
  const tables = [
    {
      name: '政府网站',
      columns: problemColumns('网站名称', '网址', '网站标识码'),
      rows: problemRows(input, placeOf, input.sites.verdicts, (code) => sites.get(code)),
    },
    {
      name: '政务新媒体',
      columns: problemColumns('账号名称（平台）', '平台账号', '备案编号'),
      rows: problemRows(input, placeOf, input.accounts.verdicts, (id) => accounts.get(id)),
    },
  ];
  return { number: 2, title, tables };
}

const scoreCells = ({ veto, deduct, bonus, total, note }: ScoredRow): readonly AnnexCell[] =>
  [veto, deduct, bonus, total, note].map(plainCell);

const SCORE_COLUMNS = [
  column('单项否决', 16),
  decimal('扣分指标得分', 14),
  decimal('加分指标得分', 14),
  decimal('总分', 10),
  column('备注', 36, 'left'),
];

/** Annex 3: 检查情况 of portals. */
export function portalTable(input: BulletinInput): Annex {
  const placeOf = placing(input.regions);
  const sites = new Map(input.sites.register.map((site) => [site.code, site]));
  const rows = input.portalScores.map((score, index) => {
    const site = sites.get(score.id);
    const where = site ? placeOf(site).name : '';
    return [plainCell(index + 1), plainCell(where), plainCell(site?.name ?? score.id), ...scoreCells(score)];
  });
  const { 年: year = '', 半年: half = '' } = periodTexts(input.period);
  const columns = [column('序号', 6), column('地区/部门', 18, 'left'), column('网站名称', 30, 'left')];
  const table = { name: '政府门户网站检查情况', columns: [...columns, ...SCORE_COLUMNS], rows };
  return { number: 3, title: `${year}年${half}政府门户网站检查情况`, tables: [table] };
}

/** Annex 4: 监管工作年度考核情况. */
export function supervisionTable(input: BulletinInput): Annex {
  const names = new Map(input.regions.map(({ code, name }) => [code, name]));
  const rows = input.supervisionScores.map((score, index) => [
    ...[plainCell(index + 1), plainCell(names.get(score.id) ?? score.id)],
    ...scoreCells(score),
  ]);
  const columns = [column('序号', 6), column('市（州）', 22, 'left'), ...SCORE_COLUMNS];
  const year = periodTexts(input.period)['年'] ?? '';
  const table = { name: '监管工作年度考核情况', columns, rows };
  return {
    number: 4,
    title: `${year}年政府网站与政府系统政务新媒体监管工作年度考核情况`,
    tables: [table],
  };
}
