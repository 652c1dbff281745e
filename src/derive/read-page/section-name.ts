// The name of the section a page stands for: its breadcrumb, its tags, its title.
import { isHeadingTag, type PageView } from '../dom/view.ts';
import { bare } from '../dom/words.ts';

/** '' when nothing names it. */
export function sectionNameOf(
  crumb: string,
  tags: Readonly<Record<string, string>>,
  title: string,
  view: PageView,
): string {
  const { home, articleCrumbs, listCrumbs } = view.words.sets;
  const fit = (name: string): boolean =>
    name !== '' && name.length <= 30 && !home.has(bare(name)) && !articleCrumbs.has(bare(name));
  const tagged =
    (tags['ColumnName'] ?? '')
      .split(/[,，;；>|]/)
      .at(-1)
      ?.trim() ?? '';
  const first = title.split(/\s*[-_—|–]+\s*|\s{2,}/)[0]?.trim() ?? '';
  const names = [crumb, tagged, printedName(view), first].filter(fit);
  return names.find((name) => !listCrumbs.has(bare(name))) ?? names[0] ?? '';
}

/** What a link to this very page says and a heading repeats: applications often bear one title on all their pages. */
function printedName({ page, url: here, kindOf }: PageView): string {
  if (kindOf(here) === 'home') return '';
  const own = new Set(
    page.anchors.flatMap(({ url, text }) => (url === here && text !== '' ? bare(text) : [])),
  );
  const heading = page.texts.find(
    ({ box, text }) => isHeadingTag(box.tag) && box.linkLength === 0 && !box.hidden && own.has(bare(text)),
  );
  return heading?.text ?? '';
}
