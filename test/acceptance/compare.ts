// What the program found against what the province planted: precision and recall per check.

export interface Score {
  readonly check: string;
  readonly found: number;
  readonly planted: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

interface TruthSite {
  readonly code: string;
  readonly verdict: string;
  readonly homePage: { readonly state: string };
  readonly sections: readonly { readonly url: string; readonly name: string; readonly state: string }[];
  readonly deadLinks: readonly { readonly url: string }[];
}

export interface Truth {
  readonly sites: readonly TruthSite[];
}

type Row = Record<string, unknown>;

function score(check: string, found: ReadonlySet<string>, planted: ReadonlySet<string>): Score {
  const wrong = [...found].filter((key) => !planted.has(key));
  const missed = [...planted].filter((key) => !found.has(key));
  const right = found.size - wrong.length;
  const ratio = (of: number): number => (of === 0 ? 1 : right / of);
  return {
    check,
    found: found.size,
    planted: planted.size,
    right,
    precision: ratio(found.size),
    recall: ratio(planted.size),
    wrong,
    missed,
  };
}

/** Sections are told by site and name: an address may be written in more than one way. */
const sectionKey = (site: string, name: string): string => `${site} ${name}`;

const SECTION_STATES = {
  'stale-section': 'stale',
  'long-stale-section': 'long-stale',
  'blank-section': 'blank',
} as const;

/** A session id in an address does not make it another link. */
const linkKey = (site: string, url: string): string =>
  `${site} ${(URL.canParse(url) ? new URL(url).href : url).replace(/;jsessionid=[^?#]*/i, '')}`;

export function compareFindings(findings: readonly Row[], truth: Truth): readonly Score[] {
  const failing = (check: string): readonly Row[] =>
    findings.filter((row) => row['check'] === check && row['outcome'] === 'fail');
  const scores = Object.entries(SECTION_STATES).map(([check, state]) => {
    const found = failing(check).map((row) =>
      sectionKey(String(row['subject']), String((row['measured'] as Row)['section'])),
    );
    const planted = truth.sites.flatMap((site) =>
      site.sections
        .filter((section) => section.state === state)
        .map((section) => sectionKey(site.code, section.name)),
    );
    return score(check, new Set(found), new Set(planted));
  });
  const links = failing('dead-link').map((row) => linkKey(String(row['subject']), String(row['target'])));
  const deadLinks = truth.sites.flatMap((site) => site.deadLinks.map((link) => linkKey(site.code, link.url)));
  const homes = failing('stale-home-page').map((row) => String(row['subject']));
  const staleHomes = truth.sites.filter((site) => site.homePage.state === 'stale').map((site) => site.code);
  return [
    ...scores,
    score('stale-home-page', new Set(homes), new Set(staleHomes)),
    score('dead-link', new Set(links), new Set(deadLinks)),
  ];
}

/** Sites whose verdict is not the planted one: `code found planted`. */
export function compareVerdicts(verdicts: readonly Row[], truth: Truth): readonly string[] {
  const found = new Map(verdicts.map((row) => [String(row['subject']), String(row['outcome'])]));
  return truth.sites
    .filter((site) => found.get(site.code) !== site.verdict)
    .map((site) => `${site.code} ${found.get(site.code) ?? 'none'} ${site.verdict}`);
}

export function scoreTable(scores: readonly Score[]): string {
  const rows = scores.map((each) => {
    const examples = [
      ...each.wrong.slice(0, 5).map((key) => `  wrong  ${key}`),
      ...each.missed.slice(0, 5).map((key) => `  missed ${key}`),
    ];
    const figures = `precision ${each.precision.toFixed(4)}  recall ${each.recall.toFixed(4)}  found ${each.found}  planted ${each.planted}`;
    return [`${each.check.padEnd(20)} ${figures}`, ...examples].join('\n');
  });
  return rows.join('\n');
}
