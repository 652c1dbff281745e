// Publication dates that a visitor can see: labelled ones, the line of facts by the title, the closing signature.
import { readDate } from '../dates/read-date.ts';
import { candidate, WEIGHTS, type Candidate } from './candidates.ts';
import { dateName } from './element-names.ts';
import { factLines } from './fact-lines.ts';
import { labelled } from './labelled.ts';
import { aboveTitle, splitBelow } from './date-boxes.ts';
import type { VisiblePage } from './visible-page.ts';

/** All visible candidates of the page, foot and clock left out. */
export function visibleCandidates(page: VisiblePage): Candidate[] {
  const lines = page.lines.slice(0, footStart(page));
  const view = { ...page, lines };
  return [
    ...labelled(view),
    ...factLines(view),
    ...aboveTitle(view),
    ...splitBelow(view),
    ...signature(view),
  ];
}

function footStart({ lines, words }: VisiblePage): number {
  const from = Math.floor(lines.length * 0.6);
  const at = lines.findIndex((line, index) => index >= from && words.foot.test(line.text));
  return at < 0 ? lines.length : at;
}

/** `2021年12月17日` alone in a line of its own, the last one of the text: when it was signed. */
function signature(page: VisiblePage): Candidate[] {
  const { lines, titles, asOf, places } = page;
  const named = new Set(titles);
  const start = Math.min(lines.length, ...titles);
  for (const [at, line] of [...lines.entries()].reverse()) {
    // The head's clock stands before the title.
    if (at < start && titles.length > 0) return [];
    if (named.has(at) || line.text.length > 24 || line.linkLength > 0 || !line.text.includes('年')) continue;
    const read = readDate(line.text, asOf);
    if (places[at] === 'out' || dateName(page, line) === 'clock') continue;
    if (read && read.place === 'whole' && !read.inferredYear)
      return candidate(read, 'visible', WEIGHTS.signature, false);
  }
  return [];
}
