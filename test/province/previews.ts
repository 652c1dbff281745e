// Which sections the home page shows rows of.
import type { SectionPlan, SitePlan } from './model.ts';

const KEYS = ['gzdt', 'szyw', 'bmdt', 'tzgg', 'zcwj', 'zcjd'] as const;

/** In the home page's order. */
export function previewed(site: Pick<SitePlan, 'sections'>): SectionPlan[] {
  return KEYS.flatMap((key) =>
    site.sections.filter((section) => section.key === key && section.form === 'list'),
  );
}
