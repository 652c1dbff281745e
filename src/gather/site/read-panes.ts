// The parts of a channel page that have no page of their own (tabs, folds, boxes), each read as the section it is.
import type { ListReading, PaneReading } from '../../artifacts/page-reading.ts';
import type { SectionReading } from '../../artifacts/site.ts';
import type { VisitTools } from './tools.ts';
import type { Page } from './page-visit.ts';

/** Parts of a page of leaders or offices are people and offices, and no sections. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['leaders', 'organs']);

type Measured = Pick<SectionReading, 'content' | 'items' | 'datedItems' | 'newest' | 'why'>;
/** What the lists of one part hold. */
type Measure = (lists: readonly ListReading[], type: SectionReading['type']) => Measured;

/**
 * @param parent the page's own section.
 * @param known names of sections that have pages of their own: these are judged, and not their previews.
 */
export function readPanes(
  parent: SectionReading,
  { reading }: Page,
  known: ReadonlySet<string>,
  measure: Measure,
  { context }: VisitTools,
): readonly SectionReading[] {
  if (OF_PEOPLE.has(parent.type)) return [];
  return (reading.panes ?? []).flatMap((pane) => {
    if (pane.content === 'unknown' || known.has(pane.name)) return [];
    const path = `${parent.path}/${pane.name}`;
    const type = context.sectionType(pane.name, '', path);
    const lists = reading.lists.filter((list) => list.pane === pane.name && list.role === 'block');
    const held = pane.content === 'list' ? measure(lists, type) : withoutRows(pane.content, pane);
    // Rows of which nobody knows the day say nothing of a part, and ways to sections lead to what is judged itself.
    if (held.content === 'parent' || (held.content === 'list' && held.datedItems === 0)) return [];
    return [
      {
        ...{ ...parent, ...held, name: pane.name, path, type, level: parent.level + 1 },
        ...{ selector: lists[0]?.selector ?? pane.selector, failure: null },
      },
    ];
  });
}

const withoutRows = (content: 'static' | 'blank', { why }: PaneReading): Measured => ({
  ...{ content, why, items: 0, datedItems: 0, newest: null },
});

/** The section is a part of this page that holds nothing. */
export const isEmptyPane = ({ name, content }: SectionReading, page: Page | null): boolean =>
  content === 'blank' &&
  page?.reading.panes?.some((pane) => pane.name === name && pane.content === 'blank') === true;

/** A part of the page as another view of it shows it, null when that view shows no such part. */
export function paneAgain(
  section: SectionReading,
  parts: readonly SectionReading[],
  { panes }: Page['reading'],
): SectionReading | null {
  if (panes?.some(({ name }) => name === section.name) !== true) return null;
  const again = parts.find(({ name }) => name === section.name);
  if (!again) return null;
  const { content, items, datedItems, newest, why, selector } = again;
  return { ...section, content, items, datedItems, newest, why, selector, confirmedBy: ['browser'] };
}
