// The tables in which offices enter their supervision: headings alone, to be filled in.
import type { SupervisionWords } from '../inventory/supervision-words.ts';
import { SUPERVISION_NAMES, type SupervisionKind } from '../model/supervision.ts';
import type { Column } from './columns.ts';
import { blank } from './form-columns.ts';
import { reportOf } from './report-of.ts';
import type { Report } from './write.ts';

type Blank = Readonly<Record<string, never>>;

const DATE = '（如 2021-12-01）';

function columnsOf({
  headings,
  states,
}: SupervisionWords): Record<SupervisionKind, readonly Column<Blank>[]> {
  const [reports, repairs, checks] = [
    headings['error-reports'],
    headings.rectifications,
    headings['city-checks'],
  ];
  return {
    'error-reports': [
      blank(reports.number, 20),
      blank(reports.site, 16),
      blank(reports.unit, 30),
      blank(reports.region, 14),
      blank(`${reports.receivedOn}${DATE}`, 24),
      blank(`${reports.handledOn}（未办结留空）`, 24),
      blank(reports.state, 14, states),
    ],
    rectifications: [
      blank(repairs.number, 16),
      blank(repairs.subject, 26),
      blank(`${repairs.region}（台账里有的可不填）`, 28),
      blank(repairs.problem, 40),
      blank(`${repairs.foundOn}${DATE}`, 24),
      blank(`${repairs.dueOn}${DATE}`, 24),
      blank(`${repairs.mendedOn}（未完成留空）`, 24),
    ],
    'city-checks': [
      blank(`${checks.period}（如 2021Q4）`, 18),
      blank(checks.region, 20),
      blank(checks.running, 14),
      blank(checks.checked, 14),
      blank(checks.unqualified, 14),
    ],
  };
}

/** Headings alone: rows are whoever's who fills it in. */
export const supervisionSheet = (kind: SupervisionKind, words: SupervisionWords): Report<Blank, Blank> =>
  reportOf(SUPERVISION_NAMES[kind], columnsOf(words)[kind], []);
