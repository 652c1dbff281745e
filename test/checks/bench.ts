// Builds artifacts by hand and runs the real checks over them under the shipped edition.
import { readFileSync } from 'node:fs';
import { CHECKS } from '../../checks/index.ts';
import {
  CoverageOf,
  HomePage,
  Links,
  Reachability,
  Sections,
  type HomePageReading,
  type LinkReading,
  type ReachabilityReading,
  type SectionReading,
} from '../../src/artifacts/site.ts';
import { Artifacts } from '../../src/artifacts/token.ts';
import { inspectSite } from '../../src/inspect/inspect.ts';
import { prepareChecks, type PreparedCheck } from '../../src/inspect/prepare.ts';
import { parseEdition } from '../../src/judge/edition.ts';
import { parseCalendarDate, type CalendarDate } from '../../src/model/calendar.ts';
import type { Coverage } from '../../src/model/coverage.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Edition } from '../../src/model/indicator.ts';

export const SEEN_AT = Date.parse('2021-12-20T02:11:08+08:00');

export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(`no such day: ${text}`);
  return date;
}

export const AS_OF = day('2021-12-20');

export const EDITION_TEXT = readFileSync(
  new URL('../../config/indicators/national-2019.yaml', import.meta.url),
  'utf8',
);

export function edition(): Edition {
  const parsed = parseEdition(EDITION_TEXT, 'national-2019.yaml');
  if (!parsed.ok) throw new Error(parsed.error.join('\n'));
  return parsed.value;
}

export function prepared(under: Edition = edition()): readonly PreparedCheck[] {
  const checks = prepareChecks(CHECKS, under);
  if (!checks.ok) throw new Error(checks.error.join('\n'));
  return checks.value;
}

export function section(over: Partial<SectionReading> = {}): SectionReading {
  return {
    url: 'http://www.example.gov.cn/xw/',
    name: '工作动态',
    path: '首页/新闻/工作动态',
    level: 2,
    type: 'news',
    content: 'list',
    items: 20,
    datedItems: 20,
    newest: AS_OF,
    why: '',
    confirmedBy: ['http', 'browser'],
    failure: null,
    foundOn: 'http://www.example.gov.cn/',
    selector: '',
    evidence: [],
    seenAt: SEEN_AT,
    ...over,
  };
}

export function home(over: Partial<HomePageReading> = {}): HomePageReading {
  return {
    url: 'http://www.example.gov.cn/',
    newest: AS_OF,
    items: 30,
    datedItems: 30,
    navigationOnly: false,
    secondLevel: [],
    confirmedBy: ['http', 'browser'],
    evidence: [],
    seenAt: SEEN_AT,
    ...over,
  };
}

export function link(over: Partial<LinkReading> = {}): LinkReading {
  return {
    url: 'http://www.example.gov.cn/a.html',
    state: 'alive',
    cause: null,
    reason: '',
    status: 200,
    finalUrl: 'http://www.example.gov.cn/a.html',
    attempts: 1,
    confirmedBy: ['http'],
    page: 'http://www.example.gov.cn/',
    text: '通知',
    from: 'a',
    occurrences: 1,
    onHomePage: true,
    evidence: [],
    seenAt: SEEN_AT,
    ...over,
  };
}

export function reachability(over: Partial<ReachabilityReading> = {}): ReachabilityReading {
  return {
    url: 'http://www.example.gov.cn/',
    opened: true,
    by: 'strict',
    status: 200,
    failure: null,
    attempts: [{ rung: 'strict', failure: null, tookMs: 40 }],
    confirmedBy: ['http'],
    evidence: [],
    seenAt: SEEN_AT,
    ...over,
  };
}

export function coverage(thin: string | null = null): Coverage {
  return { pages: 9, sectionsFound: 1, sectionsRead: 1, linksMet: 1, linksChecked: 1, skipped: {}, thin };
}

export interface Gathered {
  readonly sections?: readonly SectionReading[];
  readonly home?: HomePageReading;
  readonly links?: readonly LinkReading[];
  readonly reachability?: ReachabilityReading;
  readonly thin?: string;
}

export function bag(gathered: Gathered = {}): Artifacts {
  return new Artifacts()
    .set(Sections, { ok: true, value: gathered.sections ?? [section()] })
    .set(HomePage, { ok: true, value: gathered.home ?? home() })
    .set(Links, { ok: true, value: gathered.links ?? [link()] })
    .set(Reachability, { ok: true, value: gathered.reachability ?? reachability() })
    .set(CoverageOf, { ok: true, value: coverage(gathered.thin ?? null) });
}

export const SITE = {
  code: '5111000001',
  name: '某县人民政府',
  url: 'http://www.example.gov.cn/',
  services: true,
};

/** The findings of one check over what was gathered. */
export function findings(check: string, gathered: Gathered | Artifacts): readonly Finding[] {
  const artifacts = gathered instanceof Artifacts ? gathered : bag(gathered);
  const input = {
    run: 'r1',
    site: SITE,
    asOf: AS_OF,
    edition: edition(),
    checks: prepared(),
    artifacts,
    seenAt: SEEN_AT,
  };
  return inspectSite(input).filter((finding) => finding.check === check);
}

export const outcomes = (check: string, gathered: Gathered): readonly string[] =>
  findings(check, gathered).map((finding) => finding.outcome);
