// Small, complete values of the model for the suites of the stores: override what a test is about.
import type { LinkReading, SectionReading } from '../../src/artifacts/site.ts';
import type { CalendarDate } from '../../src/model/calendar.ts';
import type { EvidenceRef } from '../../src/model/evidence.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Site } from '../../src/model/site.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import type { SiteVisit } from '../../src/store/port.ts';

export const NIGHT = Date.parse('2021-12-20T02:00:00+08:00');
export const DAY_MS = 86_400_000;

export function site(code: string, over: Partial<Site> = {}): Site {
  return {
    code,
    name: `网站${code}`,
    url: `http://www.${code}.gov.cn/`,
    domain: `www.${code}.gov.cn`,
    organizer: '某某市人民政府办公室',
    region: '511100',
    level: 'city',
    kind: 'portal',
    services: true,
    status: 'running',
    statusFrom: null,
    statusTo: null,
    ...over,
  };
}

/** A reference whose hash is told by one letter. */
export function ref(letter: string, over: Partial<EvidenceRef> = {}): EvidenceRef {
  const sha256 = letter.repeat(64);
  return {
    kind: 'html',
    sha256,
    path: `evidence/${sha256.slice(0, 2)}/${sha256.slice(2)}.html.gz`,
    url: 'http://a.gov.cn/',
    fetchedAt: NIGHT,
    ...over,
  };
}

export function section(over: Partial<SectionReading> = {}): SectionReading {
  return {
    url: 'http://a.gov.cn/tzgg/',
    name: '通知公告',
    path: '首页/政务公开/通知公告',
    level: 1,
    type: 'notice',
    content: 'list',
    items: 15,
    datedItems: 14,
    newest: '2021-12-17' as CalendarDate,
    why: '',
    confirmedBy: ['http', 'browser'],
    failure: null,
    foundOn: 'http://a.gov.cn/',
    selector: 'div.list',
    evidence: [ref('a'), ref('b')],
    seenAt: NIGHT,
    ...over,
  };
}

export function link(over: Partial<LinkReading> = {}): LinkReading {
  return {
    url: 'http://a.gov.cn/x.html',
    state: 'alive',
    cause: null,
    reason: '',
    status: 200,
    finalUrl: 'http://a.gov.cn/x.html',
    attempts: 1,
    confirmedBy: ['http'],
    page: 'http://a.gov.cn/',
    text: '某条消息',
    from: 'a',
    occurrences: 2,
    onHomePage: true,
    evidence: [],
    seenAt: NIGHT,
    ...over,
  };
}

export const deadLink = (over: Partial<LinkReading> = {}): LinkReading =>
  link({
    url: 'http://a.gov.cn/gone',
    finalUrl: 'http://a.gov.cn/404',
    state: 'dead',
    cause: 'http-404',
    status: 404,
    evidence: [ref('c')],
    ...over,
  });

export function visit(run: string, code: string, over: Partial<SiteVisit> = {}): SiteVisit {
  return {
    run,
    site: code,
    state: 'visited',
    reason: '',
    startedAt: NIGHT,
    endedAt: NIGHT + 60_000,
    reachability: {
      ok: true,
      value: {
        url: 'http://a.gov.cn/',
        opened: true,
        by: 'http',
        status: 200,
        failure: null,
        attempts: [{ rung: 'strict', failure: null, tookMs: 120 }],
        confirmedBy: ['http'],
        evidence: [ref('a')],
        seenAt: NIGHT,
      },
    },
    homePage: { ok: false, error: { kind: 'timeout', detail: 'no answer in 30 s' } },
    sections: {
      ok: true,
      value: [section(), section({ name: '规划计划', newest: null, evidence: [ref('a')] })],
    },
    links: {
      ok: true,
      value: [link({ carriedOver: true, seenAt: NIGHT - 3 * DAY_MS }), deadLink()],
    },
    coverage: {
      pages: 12,
      sectionsFound: 3,
      sectionsRead: 2,
      linksMet: 5,
      linksChecked: 4,
      skipped: { 超出深度: 1 },
      thin: null,
    },
    requests: 40,
    bytes: 1_234_567,
    ...over,
  };
}

export function finding(run: string, subject: string, ordinal: number, over: Partial<Finding> = {}): Finding {
  return {
    id: `${run}:${subject}:${ordinal}`,
    run,
    subject,
    subjectKind: 'site',
    check: 'blank-section',
    checkVersion: 1,
    outcome: 'fail',
    target: 'http://a.gov.cn/ghjh/',
    page: 'http://a.gov.cn/',
    message: '栏目“规划计划”无任何内容',
    measured: { section: '规划计划', quietDays: null, limitDays: 14, onHomePage: false },
    confirmedBy: ['http', 'browser'],
    edition: 'national-2019',
    evidence: [ref('b'), ref('d')],
    seenAt: NIGHT,
    ...over,
  };
}

export function verdict(run: string, subject: string, over: Partial<Verdict> = {}): Verdict {
  return {
    run,
    subject,
    subjectKind: 'site',
    outcome: 'unqualified',
    edition: 'national-2019',
    indicators: [
      {
        id: 'site.columns-not-updated',
        clause: 'c',
        outcome: 'fail',
        count: 5,
        limit: 5,
        findings: ['f1', 'f2'],
      },
    ],
    reasons: [],
    ...over,
  };
}
