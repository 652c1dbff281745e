// A strip of years over a list, 年份：全部 2021 2020 2019, whose words lead nowhere and which no script answers: it chooses
// among rows and holds none. One whose years are links to pages, or that a script may answer, is left alone: the rows may
// stand behind it.
import { anchorsIn, boxText, type Box } from './box.ts';
import type { PageView } from './view.ts';

const LONGEST = 120;
const FEWEST_YEARS = 2;
const NOWHERE = /^\s*(?:#|javascript\s*:[\s;]*(?:void\s*\(?\s*0?\s*\)?)?[\s;]*)?$/i;
const YEAR = /^(?:19|20)\d\d(?:年度?)?$/;
/** What stands before the years and among them. */
const LABEL =
  /^(?:按?(?:年份?|年度|月份?|时间|日期)(?:筛选|查询|查看|选择|浏览)?|全部|所有|不限|选择|请选择|筛选|[:：|｜/、·]+)+$/;
const MONTH = /^(?:0?[1-9]|1[0-2])月$/;

/**
 * The boxes of such strips.
 * @param idle no script of the page could answer a click.
 */
export function findYearStrips(view: PageView, idle: boolean): readonly Box[] {
  if (!idle) return [];
  const found: Box[] = [];
  const search = (box: Box): void => {
    for (const child of box.children) {
      if (isStrip(view, child)) found.push(child);
      else if (child.textLength > 0) search(child);
    }
  };
  search(view.page.root);
  return found;
}

function isStrip(view: PageView, box: Box): boolean {
  if (box.textLength === 0 || box.textLength > LONGEST) return false;
  const words = boxText(box)
    .split(/[\s:：|｜/、·]+/)
    .filter((word) => word !== '');
  const years = words.filter((word) => YEAR.test(word));
  if (new Set(years).size < FEWEST_YEARS) return false;
  if (!words.every((word) => YEAR.test(word) || MONTH.test(word) || LABEL.test(word))) return false;
  const { images, drawings, videos, frames, controls } = view.page;
  const isIn = ({ at }: { readonly at: number }): boolean => at > box.start && at < box.end;
  if ([images, drawings, videos, frames, controls].some((all) => all.some(isIn))) return false;
  const links = anchorsIn(view.page, box);
  // A table of years is no strip: what chooses among rows can be clicked.
  return (
    links.length >= years.length &&
    links.every(({ raw, box: link }) => NOWHERE.test(raw) && link.element.attribs['onclick'] === undefined)
  );
}
