// The name of the section a page stands for: its breadcrumb, its tags, its title.
import type { PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';

/** '' when nothing names it. */
export function sectionNameOf(
  crumb: string,
  tags: Readonly<Record<string, string>>,
  title: string,
  view: PageView,
): string {
  const { home, articleCrumbs } = view.words.sets;
  const fit = (name: string): boolean =>
    name !== '' && name.length <= 30 && !home.has(bare(name)) && !articleCrumbs.has(bare(name));
  const tagged =
    (tags['ColumnName'] ?? '')
      .split(/[,，;；>|]/)
      .at(-1)
      ?.trim() ?? '';
  const first = title.split(/\s*[-_—|–]+\s*|\s{2,}/)[0]?.trim() ?? '';
  return [crumb, tagged, first].find(fit) ?? '';
}
