// One of several named parts of a channel page, of which each may be a section: a tab's panel, a fold, a headed box.
import type { Element } from 'domhandler';
import type { Box } from '../dom/box.ts';

export interface Pane {
  readonly name: string;
  /** Positions between which it stands, its heading left out. */
  readonly from: number;
  readonly to: number;
  /** The box that shows where it stands. */
  readonly body: Box;
  /** Its tab or heading. */
  readonly label: Box;
  readonly marks: readonly Element[];
  /** The page of its own that it leads to, null for none. */
  readonly url: string | null;
  /** It is seen as the page opens. */
  readonly shown: boolean;
}

/** Parts built alike that stand side by side, or in one another's place. */
export interface PaneSet {
  readonly panes: readonly Pane[];
  /** A click shows them: tabs, folds. */
  readonly isTabs: boolean;
}

export const isIn = ({ from, to }: Pick<Pane, 'from' | 'to'>, at: number): boolean => at >= from && at < to;
