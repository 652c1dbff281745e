// How much of a site was seen, and whether it is enough to judge by.
import type { LinkReading, SectionReading } from '../../artifacts/site.ts';
import type { Coverage } from '../../model/coverage.ts';
import { isRobots } from '../../model/robots.ts';
import { refusedOf, ROBOTS_CUT } from './robots-noted.ts';
import type { VisitTools } from './tools.ts';
import { SECTIONS_CUT, type Walk } from './walk.ts';

/** `elsewhere`: the other site that the home page led to, null when it led to this one. */
export function coverageOf(
  walk: Walk,
  sections: readonly SectionReading[],
  links: readonly LinkReading[],
  elsewhere: string | null,
  tools: VisitTools,
): Coverage {
  const unreadable = sections.filter((section) => section.content === 'unreadable').length;
  const { minSections, maxUnreadableShare } = tools.context.settings.thin;
  const read = sections.length - unreadable;
  const cut = tools.skipped.count(SECTIONS_CUT);
  const refused = sections.filter((section) => isRobots(section.failure)).length;
  const because = refused > 0 ? `，其中 ${refused} 个因 ${ROBOTS_CUT}` : '';
  tools.skipped.add(ROBOTS_CUT, refusedOf(sections, links));
  let thin: string | null = null;
  if (elsewhere !== null) thin = `首页转到了另一个网站（${new URL(elsewhere).host}）`;
  else if (cut > 0) thin = `页数预算用完，有 ${cut} 个栏目未看`;
  else if (tools.signal.aborted) thin = '本站时间预算用完，未能看全';
  else if (sections.length < minSections) thin = `只找到 ${sections.length} 个栏目，少于 ${minSections} 个`;
  else if (unreadable > sections.length * maxUnreadableShare)
    thin = `${sections.length} 个栏目中有 ${unreadable} 个未能读取${because}`;
  return {
    pages: walk.pages,
    sectionsFound: sections.length,
    sectionsRead: read,
    linksMet: walk.links.size,
    linksChecked: links.length,
    skipped: tools.skipped.toRecord(),
    thin,
  };
}

/** The coverage of a site whose home page never opened. */
export function noCoverage(reason: string): Coverage {
  return {
    pages: 0,
    sectionsFound: 0,
    sectionsRead: 0,
    linksMet: 0,
    linksChecked: 0,
    skipped: {},
    thin: reason,
  };
}
