// What a CMS decides: addresses, the frame of a page, how a list, an article and a preview block are written.
import type { DateForm, Day } from '../days.ts';
import type { ItemPlan, SectionPlan, SitePlan } from '../model.ts';

export interface Row {
  readonly href: string;
  readonly title: string;
  readonly day: Day | null;
  readonly pinned: boolean;
}

export interface Crumb {
  readonly name: string;
  readonly href: string;
}

/** One page before it gets its header and footer. */
export interface Frame {
  readonly site: SitePlan;
  /** The page's own path. */
  readonly path: string;
  readonly title: string;
  /** Meta tags of this page. */
  readonly metas: string;
  readonly crumbs: readonly Crumb[];
  readonly main: string;
  /** The left column: sibling sections. */
  readonly side: readonly Crumb[];
  readonly sideName: string;
  readonly home: boolean;
}

export interface ListView {
  readonly site: SitePlan;
  readonly section: SectionPlan;
  readonly rows: readonly Row[];
  /** 1-based. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export interface ArticleView {
  readonly site: SitePlan;
  readonly section: SectionPlan;
  readonly item: ItemPlan;
  readonly title: string;
  readonly body: string;
  readonly source: string;
}

export interface BlockView {
  readonly site: SitePlan;
  readonly name: string;
  readonly more: string;
  readonly rows: readonly Row[];
  readonly dateForm: DateForm;
}

export interface Family {
  readonly id: string;
  /** The Server header. */
  readonly server: string;
  /** Main colour of the style sheet. */
  readonly colour: string;
  readonly style: string;
  /** `page` is 1-based; paths start with a slash and may carry a query. */
  sectionPath(site: SitePlan, section: SectionPlan, page: number): string;
  articlePath(site: SitePlan, section: SectionPlan, item: ItemPlan): string;
  /** The document, doctype to `</html>`. */
  document(frame: Frame): string;
  list(view: ListView): string;
  article(view: ArticleView): string;
  block(view: BlockView): string;
}
