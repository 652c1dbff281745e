// What a list says about the page: it is what the page is about, one block among several, or an aside.
import type { ListRole, ListRow } from '../../artifacts/page-reading.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { ancestors, contains, type Box } from '../dom/box.ts';
import type { PageView } from '../dom/view.ts';
import type { Zones } from '../dom/zones.ts';
import { bare, isWord } from '../dom/words.ts';
import type { Candidate } from './candidates.ts';
import type { ListName } from './headings.ts';
import { isPeriodName } from './periods.ts';

export interface RoleInput {
  readonly candidate: Candidate;
  readonly name: ListName;
  /** The list is a tab's panel. */
  readonly panel: boolean;
}

export interface PageHints {
  /** The section's name as crumb, tags or title give it; '' when unknown. */
  readonly sectionName: string;
  readonly url: string;
  readonly isHome: boolean;
  readonly isArticle: boolean;
  /** The article's own date, where the page is one. */
  readonly articleDate: CalendarDate | null;
  /** Position of the pager, null without one. */
  readonly pagerAt: number | null;
  /** Characters of the page's own text. */
  readonly ownText: number;
}

const ASIDE_HINT =
  /aside|side-?bar|(?:^|[\s_-])(?:hot|rank|recommend|related|relate|xgwz|xglj|tuijian|paihang)(?:$|[\s_-])/;

/** An aside by the words above it, not only by its place or by a class name. */
export function isSureAside(view: PageView, name: string): boolean {
  return view.words.patterns.aside.test(bare(name)) || view.words.patterns.friend.test(name);
}

export function rolesOf(
  view: PageView,
  zones: Zones,
  inputs: readonly RoleInput[],
  hints: PageHints,
): ListRole[] {
  const asides = withColumnBesideText(settleAsides(view, zones, inputs, hints), inputs, hints);
  if (hints.isArticle) return inputs.map(() => 'aside');
  if (hints.isHome) return asides.map((aside) => (aside ? 'aside' : 'block'));
  if (areOneList(inputs, asides, hints)) return asides.map((aside) => (aside ? 'aside' : 'main'));
  const byPeriod = rolesByPeriod(inputs, asides, hints);
  if (byPeriod) return withOtherTabs(byPeriod, inputs, hints);
  const main = mainIndex(inputs, asides, hints);
  const roles = inputs.map((input, index): ListRole => {
    if (asides[index]) return 'aside';
    if (index === main) return 'main';
    if (main === null) return 'block';
    return besideMain(view, input, inputs[main], hints) ? 'aside' : 'block';
  });
  return withOtherTabs(roles, inputs, hints);
}

/** What a click shows in place of a main list is the section's too, whatever its tab is called, and may be the newer part. */
function withOtherTabs(
  roles: readonly ListRole[],
  inputs: readonly RoleInput[],
  hints: PageHints,
): ListRole[] {
  const mains = inputs.filter((_, index) => roles[index] === 'main');
  return roles.map((role, index) => {
    const input = inputs[index];
    const tab = input && mains.some((main) => isOtherTab(input, main, hints));
    return tab === true ? 'main' : role;
  });
}

/**
 * Where every list would be an aside by class name only, the class names something else. 常用链接 over the rows of a
 * section of that very name says what they are, not that they stand beside something.
 */
function settleAsides(
  view: PageView,
  zones: Zones,
  inputs: readonly RoleInput[],
  { sectionName }: PageHints,
): boolean[] {
  const named = ({ name: { name } }: RoleInput): boolean =>
    isSureAside(view, name) && !sameName(name, sectionName);
  const asides = inputs.map(
    (input) => isWayAbout(input, view) || named(input) || isAsideByPlace(zones, input),
  );
  if (asides.includes(false)) return asides;
  return inputs.map(
    (input) => named(input) || input.candidate.last.end < zones.from || isWayAbout(input, view),
  );
}

/**
 * 机构职能 holds a text; the one list on it, under 最新动态, is news that stand beside. Many rows under a few lines of
 * introduction are the section's own, whatever they are called, and so are rows that go on on other pages.
 */
function withColumnBesideText(
  asides: readonly boolean[],
  inputs: readonly RoleInput[],
  { sectionName, ownText, pagerAt }: PageHints,
): readonly boolean[] {
  const open = inputs.filter((_, index) => !asides[index]);
  const [only] = open;
  if (!only || open.length > 1 || pagerAt !== null || sectionName === '') return asides;
  const { name, candidate } = only;
  const foreign = name.name !== '' && !sameName(name.name, sectionName) && !isPeriodName(name.name);
  const outweighed = ownText >= LONG_TEXT && ownText >= candidate.rows.length * TEXT_TO_A_ROW;
  return foreign && outweighed ? inputs.map(() => true) : asides;
}

const LONG_TEXT = 200;
const TEXT_TO_A_ROW = 40;

/** A menu of neighbours, or a trail, too short to be known as one: it leads to the very page it stands on, or to 首页. */
function isWayAbout({ candidate: { rows } }: RoleInput, view: PageView): boolean {
  if (rows.length < 2 || rows.some(({ title }) => title.length > LONGEST_NAME)) return false;
  const leadsHome = ({ title, url }: ListRow): boolean =>
    url !== null && view.kindOf(url) === 'home' && isWord(view.words.sets.home, title);
  return rows.filter(({ url }) => url === view.url).length === 1 || rows.some(leadsHome);
}

/** Characters that a section's name has at most. */
const LONGEST_NAME = 14;

/** An aside by where it stands, or by how the boxes around it are called. */
export function isAsideByPlace(zones: Zones, { candidate }: Pick<RoleInput, 'candidate'>): boolean {
  if (candidate.last.end < zones.from && zones.crumb !== null) return true;
  return namedAside(candidate.parent, zones.crumb?.box ?? null);
}

function namedAside(box: Box, crumb: Box | null): boolean {
  for (const up of ancestors(box)) {
    if (up.parent === null || up.tag === 'body' || (crumb && contains(up, crumb))) return false;
    if (up.tag === 'aside' || ASIDE_HINT.test(up.hint)) return true;
  }
  return false;
}

/** The list the page is about, null when it is several blocks. */
function mainIndex(
  inputs: readonly RoleInput[],
  asides: readonly boolean[],
  hints: PageHints,
): number | null {
  const open = inputs.flatMap((input, index) => (asides[index] ? [] : [{ input, index }]));
  if (open.length === 0) return null;
  const [first] = open;
  if (first && open.length === 1) return previews(first.input, hints) ? null : first.index;
  const paged =
    hints.pagerAt === null
      ? undefined
      : open.filter(({ input }) => input.candidate.last.end < (hints.pagerAt ?? 0)).at(-1);
  if (paged) return paged.index;
  const whole = open.filter(({ input }) => input.name.moreUrl === null && !input.panel);
  const named = whole.find(({ input }) => sameName(input.name.name, hints.sectionName));
  if (named) return named.index;
  const nameless = whole.filter(({ input }) => input.name.name === '');
  const [only] = nameless.length === 1 ? nameless : whole.length === 1 ? whole : [];
  if (!only) return null;
  const others = open.filter((one) => one !== only);
  const [other] = others;
  if (other && others.length === 1 && isPreviewFromElsewhere(other.input, hints)) return only.index;
  const most = Math.max(...others.map(({ input }) => input.candidate.rows.length));
  return only.input.candidate.rows.length * 1.5 >= most ? only.index : null;
}

const sameName = (one: string, other: string): boolean => one !== '' && bare(one) === bare(other);

/** Nothing is printed above any of them: one list in several columns. */
function areOneList(
  inputs: readonly RoleInput[],
  asides: readonly boolean[],
  { sectionName }: PageHints,
): boolean {
  const open = inputs.filter((_, index) => !asides[index]);
  const nameless = ({ name, panel }: RoleInput): boolean =>
    !panel && name.moreUrl === null && (name.name === '' || sameName(name.name, sectionName));
  return sectionName !== '' && open.length > 1 && open.every(nameless);
}

/** Lists under 2021年, 2020年 are one list cut by time, and what stands beside them unnamed belongs to it; null without. */
function rolesByPeriod(
  inputs: readonly RoleInput[],
  asides: readonly boolean[],
  { sectionName }: PageHints,
): ListRole[] | null {
  const cut = inputs.map(({ name }, index) => !asides[index] && isPeriodName(name.name));
  if (!cut.includes(true)) return null;
  return inputs.map(({ name, panel }, index) => {
    if (cut[index]) return 'main';
    if (asides[index] || panel || name.moreUrl !== null) return 'aside';
    return name.name === '' || sameName(name.name, sectionName) ? 'main' : 'aside';
  });
}

/** It previews another section: it bears another name and leads elsewhere. */
function previews({ name }: RoleInput, { sectionName, url }: PageHints): boolean {
  return (
    sectionName !== '' &&
    name.name !== '' &&
    name.moreUrl !== null &&
    name.moreUrl !== url &&
    !sameName(name.name, sectionName)
  );
}

/** It previews a section that does not lie below this page: a column of it fills the room beside a short list, too. */
function isPreviewFromElsewhere(input: RoleInput, hints: PageHints): boolean {
  const folder = hints.url.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  const isRoot = new URL(folder).pathname === '/';
  return previews(input, hints) && (isRoot || input.name.moreUrl?.startsWith(folder) === false);
}

/** Beside a main list, a list of another name that leads elsewhere is no part of this section. */
function besideMain(
  view: PageView,
  input: RoleInput,
  main: RoleInput | undefined,
  hints: PageHints,
): boolean {
  if (!main || sameName(input.name.name, hints.sectionName)) return false;
  if (input.name.moreUrl !== null || input.name.name !== '') return true;
  return (
    input.candidate.rows.length < main.candidate.rows.length * 0.5 &&
    !adjacent(view, input.candidate, main.candidate)
  );
}

/** A tab of this section: its own list is not under the section's name, then the tabs would be sections. */
function isOtherTab({ candidate, name }: RoleInput, main: RoleInput, hints: PageHints): boolean {
  if (name.moreUrl !== null || sameName(main.name.name, hints.sectionName)) return false;
  return swapsWith(candidate, main.candidate);
}

/** One of the two is shown, and a click shows the other in its place: like boxes side by side, one of them hidden. */
function swapsWith(one: Candidate, other: Candidate): boolean {
  if (one.hidden === other.hidden) return false;
  const mine = [one.parent, ...ancestors(one.parent)];
  const theirs = [other.parent, ...ancestors(other.parent)];
  return mine.some((box) =>
    theirs.some(
      (beside) =>
        box !== beside &&
        box.parent !== null &&
        box.parent === beside.parent &&
        box.tag === beside.tag &&
        box.hidden !== beside.hidden,
    ),
  );
}

/** No other list's heading lies between: two halves of one list. */
function adjacent(view: PageView, one: Candidate, other: Candidate): boolean {
  return (
    one.parent.parent !== null && one.parent.parent === other.parent.parent && view.page.root !== one.parent
  );
}
