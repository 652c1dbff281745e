// Whether a home page leads to the site's own 《政府网站工作年度报表》 of a year, by the words of its links.

/** What is read of a link. */
export interface TitledLink {
  readonly url: string;
  readonly text: string;
  readonly state: 'alive' | 'dead' | 'unknown';
}

/**
 * `published`: a link that opens names report and year. `dead`, `unchecked`: it does not open, or could not be asked.
 * `yearless`: a report is named without its year. `other-year`: those of other years only. `absent`: none is named.
 */
export type Published<L> =
  | { readonly state: 'published' | 'dead' | 'unchecked' | 'yearless' | 'other-year'; readonly link: L }
  | { readonly state: 'absent'; readonly link: null };

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

/** The office's own report (监管年度报表) is another one; statistics and accounts have yearly tables as well. */
function namesReport(text: string): boolean {
  if (!/年度?.*报表|报表.*年度/.test(text) || /监管/.test(text)) return false;
  return /网站/.test(text) || /工作年度报表|年度工作报表/.test(text);
}

const yearsIn = (text: string): readonly string[] => text.match(/(?<!\d)20\d{2}(?!\d)/g) ?? [];

const OPENS = { alive: 'published', dead: 'dead', unknown: 'unchecked' } as const;

/** The best there is: of several links of the year one that opens. */
export function publishedReport<L extends TitledLink>(links: readonly L[], year: number): Published<L> {
  const named = links
    .map((link) => ({ link, text: plain(link.text) }))
    .filter(({ text }) => namesReport(text))
    .map(({ link, text }) => ({ link, years: yearsIn(text) }));
  const ofYear = named.filter(({ years }) => years.includes(String(year)));
  const best = ofYear.find(({ link }) => link.state === 'alive') ?? ofYear[0];
  if (best) return { state: OPENS[best.link.state], link: best.link };
  const yearless = named.find(({ years }) => years.length === 0);
  if (yearless) return { state: 'yearless', link: yearless.link };
  const [other] = named;
  return other ? { state: 'other-year', link: other.link } : { state: 'absent', link: null };
}
