// How well a check answers: its line of checks/ACCURACY.md, and the answers known to be wrong by name.
import type { Judged } from './compare.ts';
import type { CheckId } from './fixture.ts';

/** What a check's cases came to; its two parts of checks/ACCURACY.md, as they are written there. */
export interface Figures {
  readonly check: CheckId;
  readonly row: string;
  readonly misses: readonly string[];
}

export const REPORT = 'checks/ACCURACY.md';

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

/** A fault that must be found has no other right answer. */
const isPositive = ({ right }: Judged): boolean => right.every((outcome) => outcome === 'fail');

export function figuresOf(check: CheckId, cases: number, judged: readonly Judged[]): Figures {
  const positives = judged.filter(isPositive);
  const failed = judged.filter(({ actual }) => actual === 'fail');
  const tellable = judged.filter(({ right }) => !right.includes('unknown'));
  const row = [
    `\`${check}\``,
    cases,
    judged.length,
    positives.length,
    judged.length - positives.length,
    share(failed.filter(({ right }) => right.includes('fail')).length, failed.length),
    share(positives.filter(({ actual }) => actual === 'fail').length, positives.length),
    share(tellable.filter(({ actual }) => actual === 'unknown').length, tellable.length),
  ];
  const misses = judged
    .filter(({ right, actual }) => !right.includes(actual))
    .map(({ name, right, actual }) => `- \`${check}\` ${name}: is ${actual}, should be ${right.join(' or ')}`)
    .sort();
  return { check, row: `| ${row.join(' | ')} |`, misses };
}

/** A check's figures as the report has them; null when it has none of this check. */
export function figuresIn(report: string, check: CheckId): Figures | null {
  const lines = report.split('\n');
  const row = lines.find((line) => line.startsWith(`| \`${check}\` `));
  return row === undefined
    ? null
    : { check, row, misses: lines.filter((line) => line.startsWith(`- \`${check}\` `)) };
}

/** The whole of checks/ACCURACY.md. */
export function reportOf(figures: readonly Figures[]): string {
  const misses = figures.flatMap((one) => one.misses);
  return [
    '# Accuracy',
    '',
    'What the checks answer to the hand-written cases in `test/fixtures/CHECK/` (a page, the little site around it, and what is true of it), each visited over real HTTP and in a real browser. Written by `npm run accuracy`; do not edit. The test suite fails when a figure differs.',
    '',
    '| check | cases | answers | positives | negatives | precision of fail | recall | unknown though it can be told |',
    '|---|---|---|---|---|---|---|---|',
    ...figures.map(({ row }) => row),
    '',
    'Positive: a fault that must be found. Negative: everything else, most of it made to look like a fault. For `dead-link` an answer is one link.',
    '',
    '## Known misses',
    '',
    ...(misses.length > 0 ? misses : ['None.']),
    '',
  ].join('\n');
}
