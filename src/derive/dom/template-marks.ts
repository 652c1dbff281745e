// Marks of templates that stand in a page as they were written: what a server was to fill nobody fills any more, and what a
// script was to fill only where a script is.
import { anchorsIn, boxText, type Box } from './box.ts';
import type { PageView } from './view.ts';
import { bare } from './words.ts';

/** Only servers fill these: [!--title--], {dede:field.title/}, [field:title/], {$vo.title}. */
const SERVER_MARK =
  /\[!--[\w.]{1,40}--\]|\{\/?(?:dede|pboot|eyou|cms|ecms|pc|sdcms|loop|php|volist)[:\s][^{}<>]{0,80}\}|\[(?:field|list|arclist):[^[\]<>]{0,60}\]|\{\$\w[\w.[\]'>-]{0,60}\}/g;
/** These a script may fill as well: {{item.title}}, ${title}, {title}, $title$, #title#, <%=title%>. */
const ANY_MARK =
  /\{\{[^{}<>]{1,80}\}\}|\$\{[\w.]{1,40}\}|\{#?[a-z][\w.]{1,40}\}|\$[a-z][\w.]{1,40}\$|#[a-z][\w.]{1,40}#|<%=?[^<>%]{1,80}%>/gi;

/**
 * Whether the box holds marks that nobody fills and nothing besides: no word but the names of columns, no way anywhere, no
 * picture of its own.
 * @param idle no script of the page could fill a mark.
 */
export function holdsOnlyMarks(view: PageView, box: Box, idle: boolean, nowhere: RegExp): boolean {
  const text = boxText(box);
  if (!/[{[$#%]/.test(text)) return false;
  const rest = withoutMarks(text, idle);
  if (rest === text || !namesOnly(view, rest)) return false;
  // A browser writes the braces of an address its own way.
  const isMark = (written: string): boolean => {
    const plain = written.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
    return withoutMarks(plain, idle) !== plain;
  };
  const isIn = ({ at }: { readonly at: number }): boolean => at > box.start && at < box.end;
  const { images, drawings, videos, frames, controls } = view.page;
  return (
    anchorsIn(view.page, box).every(
      ({ raw, box: link }) =>
        (nowhere.test(raw) || isMark(raw)) && link.element.attribs['onclick'] === undefined,
    ) &&
    ![...drawings, ...videos, ...frames, ...controls].some(isIn) &&
    images.filter(isIn).every(({ element }) => isMark(element.attribs['src'] ?? ''))
  );
}

function withoutMarks(text: string, idle: boolean): string {
  const rest = text.replace(SERVER_MARK, ' ');
  return idle ? rest.replace(ANY_MARK, ' ') : rest;
}

/** 发布日期： beside the mark of the day. */
const namesOnly = ({ words }: PageView, rest: string): boolean =>
  rest.split(/\s+/).every((word) => !/[\p{L}\p{N}]/u.test(word) || words.sets.headerCells.has(bare(word)));
