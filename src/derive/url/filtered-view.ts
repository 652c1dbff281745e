// Addresses that show part of another page's list: the page's own address and a choice (`?dept=…`, `&theme=2`).

/**
 * Parameters by which lists are narrowed. Any other may name a section (`column_code=2713`): of what is not known to be a
 * choice none is made.
 */
const CHOICE =
  /^(?:dep(?:t|art|artment)?(?:name|id)?|bumen|org(?:an|name|id)?|office|danwei|unit|theme(?:id)?|zhuti|subject|ticai|genre|filter|sort(?:by)?|order(?:by)?|status|state|view|style|lang|keywords?|kw|wd|q|search\w*|tags?)$/i;

const isChoice = (name: string): boolean => CHOICE.test(name);

/** Whether `url` is the address of `base` with further choices made, and `base` names a page without them. */
export function isFilteredView(url: string, base: string): boolean {
  if (url === base || !url.includes('?') || !URL.canParse(url) || !URL.canParse(base)) return false;
  const [chosen, whole] = [new URL(url), new URL(base)];
  if (chosen.origin !== whole.origin || chosen.pathname !== whole.pathname || whole.pathname === '/')
    return false;
  const added = [...chosen.searchParams].filter(([name, value]) => whole.searchParams.get(name) !== value);
  const kept = [...whole.searchParams].every(([name, value]) => chosen.searchParams.get(name) === value);
  return kept && added.length > 0 && added.every(([name]) => isChoice(name));
}

/** Whether these addresses are choices made of one list: `/gkml/?theme=1`, `/gkml/?theme=2`. */
export function areChoices(urls: readonly string[]): boolean {
  const [first, second] = urls.map((url) => (URL.canParse(url) ? new URL(url) : null));
  if (!first || !second || urls.length < 2) return false;
  return urls.every((url) => {
    const { origin, pathname, searchParams } = new URL(url);
    const other = url === first.href ? second : first;
    const differing = [...searchParams].filter(([name, value]) => other.searchParams.get(name) !== value);
    return (
      origin === first.origin &&
      pathname === first.pathname &&
      differing.length > 0 &&
      differing.every(([name]) => isChoice(name))
    );
  });
}

/** `/tag/12/`, `/tags.php?tag=…`: what bears one keyword, wherever it was published. */
const TAG_PATH = /\/(?:tags?|labels?|keywords?)(?:\/|[-_]\w+|\.\w{2,5}$|$)/i;
const TAG_QUERY = /[?&](?:tags?|tagname|keywords?|label)=/i;

/** Whether an address gathers what bears a keyword (标签): such pages are made of other sections' texts. */
export function gathersByTag(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, search } = new URL(url);
  return TAG_PATH.test(pathname) || TAG_QUERY.test(search);
}
