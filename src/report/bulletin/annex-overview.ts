// Annex 1: 抽查情况, a line per city and department.
import type { Account } from '../../model/account.ts';
import type { Site } from '../../model/site.ts';
import { column, countCell, decimal, plainCell, rateCell, type Annex, type AnnexCell } from './annex.ts';
import type { Counted } from './count.ts';
import { periodTexts } from './dates.ts';
import { countFigure, type Figure } from './figure.ts';
import type { BulletinInput } from './input.ts';
import { accountTitle } from './members.ts';
import { placesOf, placing, type Place } from './places.ts';
import { groupFigures, type Member } from './tally-figures.ts';

const OVERVIEW_COLUMNS = [
  column('序号', 6),
  column('地区/部门', 26, 'left'),
  column('运行网站数', 12),
  column('检查网站数', 12),
  column('合格网站数', 12),
  decimal('网站合格率（%）', 14),
  column('运行账号数', 12),
  column('检查账号数', 12),
  column('合格账号数', 12),
  decimal('账号合格率（%）', 14),
];

interface Overview {
  readonly cells: readonly AnnexCell[];
  readonly figures: readonly Figure[];
}

/** One line of annex 1: sites and accounts of one place, or of all. */
function overviewLine(
  input: BulletinInput,
  about: { readonly id: string; readonly name: string; readonly of: (place: Place) => boolean },
  { sites, accounts }: Counted,
): Overview {
  const { id, name, of } = about;
  const placeOf = placing(input.regions);
  const here = (subject: Site | Account): boolean => of(placeOf(subject));
  const half = (
    kind: 'sites' | 'accounts',
    noun: string,
    registered: readonly { readonly ref: string; readonly name: string }[],
    members: readonly Member[],
  ): readonly Figure[] => [
    countFigure(
      { id: `${id}.${kind}.running`, name: `${name}${noun}运行数`, says: `${name}台账里运行的${noun}` },
      registered,
    ),
    ...groupFigures(
      { id: `${id}.${kind}`, name: `${name}${noun}`, says: `${name}的${noun}` },
      members.filter(({ place }) => of(place)),
      input.settings.rate,
    ),
  ];
  const halves = [
    half(
      'sites',
      '网站',
      input.runningSites.filter(here).map((site) => ({ ref: `site:${site.code}`, name: site.name })),
      sites,
    ),
    half(
      'accounts',
      '账号',
      input.accounts.register
        .filter((account) => account.status === 'running' && here(account))
        .map((account) => ({ ref: `account:${account.id}`, name: accountTitle(account) })),
      accounts,
    ),
  ];
  const cells = halves.flatMap(([running, checked, qualified, , , rate]) =>
    running && checked && qualified && rate
      ? [countCell(running), countCell(checked), countCell(qualified), rateCell(rate)]
      : [],
  );
  return { cells, figures: halves.flat() };
}

/** Annex 1: every place that holds anything, and all of them. */
export function overview(
  input: BulletinInput,
  counted: Counted,
): { readonly annex: Annex; readonly figures: readonly Figure[] } {
  const placeOf = placing(input.regions);
  const places = placesOf(input.regions, [...input.runningSites, ...input.accounts.register], placeOf);
  const lines = places.map((place) => ({
    place,
    ...overviewLine(
      input,
      { id: `place.${place.id}`, name: place.name, of: ({ id }) => id === place.id },
      counted,
    ),
  }));
  const held = lines.filter(({ figures }) => figures.some(({ numerator }) => numerator > 0));
  const total = overviewLine(input, { id: 'place.all', name: '全省', of: () => true }, counted);
  const rows = held.map(({ place, cells }, index) => [plainCell(index + 1), plainCell(place.name), ...cells]);
  const table = {
    name: '抽查情况',
    columns: OVERVIEW_COLUMNS,
    rows: [...rows, [plainCell(null), plainCell('合计'), ...total.cells]],
  };
  const title = `${periodTexts(input.period)['时段'] ?? ''}政府网站与政府系统政务新媒体抽查情况`;
  return {
    annex: { number: 1, title, tables: [table] },
    figures: [...held.flatMap(({ figures }) => figures), ...total.figures],
  };
}
