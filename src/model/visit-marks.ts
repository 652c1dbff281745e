// A day's visits in a short text, four characters each: minute of the day in base 36, then a letter for the outcome.
import type { VisitMark } from './probe.ts';

const LETTERS: Readonly<Record<VisitMark['outcome'], string>> = {
  opened: 'o',
  failed: 'f',
  unverifiable: 'u',
  ours: 'x',
  void: 'v',
};

const OUTCOMES = new Map(
  (Object.keys(LETTERS) as VisitMark['outcome'][]).map((outcome) => [LETTERS[outcome], outcome]),
);

/** Characters of one mark. */
const WIDTH = 4;
const MINUTES = 1440;

export function marksToText(marks: readonly VisitMark[]): string {
  return marks
    .map(({ minute, outcome }) => minute.toString(36).padStart(WIDTH - 1, '0') + LETTERS[outcome])
    .join('');
}

/** @throws for a text that `marksToText` did not write. */
export function marksFromText(text: string): readonly VisitMark[] {
  const marks: VisitMark[] = [];
  for (let at = 0; at < text.length; at += WIDTH) {
    const minute = Number.parseInt(text.slice(at, at + WIDTH - 1), 36);
    const outcome = OUTCOMES.get(text[at + WIDTH - 1] ?? '');
    if (outcome === undefined || !(minute >= 0 && minute < MINUTES))
      throw new Error(`no visit reads ${text.slice(at, at + WIDTH)}`);
    marks.push({ minute, outcome });
  }
  return marks;
}
