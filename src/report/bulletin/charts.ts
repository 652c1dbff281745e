// What the bulletin's pictures show, as numbers; how they are drawn is chart-svg.ts.
import { groupBy } from '../../model/group.ts';
import type { Counted } from './count.ts';
import { rateText } from './figure.ts';
import type { BulletinInput } from './input.ts';

export interface Bar {
  readonly label: string;
  /** As printed beside the bar. */
  readonly text: string;
  readonly value: number;
}

export interface Chart {
  /** Its name in a template. */
  readonly id: string;
  readonly title: string;
  /** Where the axis begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly bars: readonly Bar[];
}

/** For the length of a bar only: what is printed is the exact text. */
const share = (numerator: number, denominator: number): number =>
  denominator === 0 ? 0 : (numerator * 100) / denominator;

/** Rates lie close to 100: the axis begins at the tenth below the lowest. */
const axisFrom = (bars: readonly Bar[]): number =>
  Math.max(0, Math.floor((Math.min(100, ...bars.map(({ value }) => value)) - 0.001) / 10) * 10);

function cityBars({ regions, settings }: BulletinInput, { sites }: Counted): readonly Bar[] {
  const byCity = groupBy(
    sites.filter(({ place, outcome }) => place.isCity && outcome !== 'undetermined'),
    ({ place }) => place.id,
  );
  return regions.flatMap(({ code, name, city }) => {
    const own = code === city ? byCity.get(code) : undefined;
    if (!own) return [];
    const good = own.filter(({ outcome }) => outcome === 'qualified').length;
    return [{ label: name, text: rateText(good, own.length, settings.rate), value: share(good, own.length) }];
  });
}

function quarterBars({ quarters, settings }: BulletinInput): readonly Bar[] {
  return quarters.map(({ period, qualified, unqualified }) => {
    const all = qualified + unqualified;
    return { label: period, text: rateText(qualified, all, settings.rate), value: share(qualified, all) };
  });
}

function problemBars({ sites, checkNames }: BulletinInput): readonly Bar[] {
  return [...groupBy(sites.findings, ({ check }) => check)]
    .map(([check, { length }]) => ({
      ...{ label: checkNames.get(check) ?? check, text: `${String(length)}处`, value: length },
    }))
    .sort((one, other) => other.value - one.value || (one.label < other.label ? -1 : 1));
}

export function chartsOf(input: BulletinInput, counted: Counted): readonly Chart[] {
  const [cities, quarters, problems] = [cityBars(input, counted), quarterBars(input), problemBars(input)];
  const most = Math.max(1, ...problems.map(({ value }) => value));
  return [
    {
      ...{ id: '各市州网站合格率', title: '各市（州）政府网站合格率', bars: cities },
      ...{ from: axisFrom(cities), to: 100 },
    },
    {
      ...{ id: '各季度网站合格率', title: '各季度政府网站合格率', bars: quarters },
      ...{ from: axisFrom(quarters), to: 100 },
    },
    { id: '网站各类问题', title: '政府网站各类问题数量', from: 0, to: most, bars: problems },
  ];
}
