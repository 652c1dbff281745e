// Series of short links that stand one after the other in a box: `·甲 ·乙 ·丙` in a line, `<div><a>甲</a></div>` by the dozen.
import { anchorsIn, inkLength, type Box } from './box.ts';
import type { PageView } from './view.ts';

/** Characters of a name. */
const LONGEST_NAME = 14;
/** A mark before or behind the link. */
const MARK = 2;
const WORDS = /[\p{L}\p{N}]/u;

/**
 * The series among a box's children, each of two links or more; nothing but marks stands between two of one series, and
 * the same number of line breaks: a second line is a series of its own.
 */
export function runsOf(view: PageView, box: Box): readonly (readonly Box[])[] {
  const runs: Box[][] = [];
  let run: Box[] = [];
  let breaks = 0;
  let step: number | null = null;
  const close = (): void => {
    if (run.length > 1) runs.push(run);
    run = [];
    step = null;
  };
  for (const part of box.parts) {
    if (typeof part === 'string') {
      if (WORDS.test(part)) close();
    } else if (part.tag === 'br') breaks += 1;
    else if (isLoneLink(view, part)) {
      const [first] = run;
      if (first && (buildOf(first) !== buildOf(part) || (step !== null && step !== breaks))) close();
      else if (first) step = breaks;
      run.push(part);
      breaks = 0;
    } else if (part.tag !== 'i' || part.textLength > 0) close();
  }
  close();
  return runs;
}

/** A short link, and nothing in its box beside it but a mark. */
function isLoneLink(view: PageView, box: Box): boolean {
  const [only, more] = anchorsIn(view.page, box);
  if (!only || more !== undefined) return false;
  const length = inkLength(only.text);
  return (
    length >= 2 &&
    length <= LONGEST_NAME &&
    only.box.textLength > 0 &&
    box.textLength <= only.box.textLength + MARK
  );
}

const buildOf = ({ tag, element }: Box): string => `${tag}.${element.attribs['class'] ?? ''}`;
