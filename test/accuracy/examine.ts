// One case from the little world to the finding: visited with the real parts, inspected with the shipped edition.
import { CHECKS } from '../../checks/index.ts';
import type { LinkReading } from '../../src/artifacts/site.ts';
import { loadEdition } from '../../src/app/edition.ts';
import { Night } from '../../src/gather/night/night.ts';
import { RobotsBook } from '../../src/gather/robots/robots-book.ts';
import { Strain } from '../../src/gather/strain/strain.ts';
import { visitSite, type Gathered } from '../../src/gather/site/visit-site.ts';
import { inspectSite } from '../../src/inspect/inspect.ts';
import { prepareChecks, type PreparedCheck } from '../../src/inspect/prepare.ts';
import { parseCalendarDate, type CalendarDate } from '../../src/model/calendar.ts';
import type { Edition } from '../../src/model/indicator.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Site } from '../../src/model/site.ts';
import { artifactsOf } from '../../src/run/visit-and-inspect.ts';
import { suspicionUnder } from '../../src/run/suspicion.ts';
import { forgetful } from '../gather/site/forgetful.ts';
import { CALM, READERS, SHIPPED_CRAWL, SHIPPED_ROBOTS } from '../gather/site/real-parts.ts';
import { evidenceIn } from '../gather/site/served-site.ts';
import type { Fixture } from './fixture.ts';
import type { Lane } from './lane.ts';
import { HOME } from './little-world.ts';

export interface Examined {
  /** Of the check in question alone. */
  readonly findings: readonly Finding[];
  readonly links: readonly LinkReading[];
  readonly visit: Gathered;
}

const SITE: Site = {
  code: '5117010001',
  name: '示例县人民政府',
  url: HOME,
  domain: 'www.example.gov.cn',
  organizer: '示例县人民政府办公室',
  region: '511701',
  level: 'county',
  kind: 'portal',
  services: true,
  status: 'running',
  statusFrom: null,
  statusTo: null,
};

/** Silence is waited for on loopback, where a living server answers at once. */
const CRAWL = {
  ...SHIPPED_CRAWL,
  secondAttemptAfterMs: 5,
  pageDeadlineMs: 6_000,
  linkDeadlineMs: 2_500,
};

async function rules(): Promise<{ readonly edition: Edition; readonly checks: readonly PreparedCheck[] }> {
  const edition = await loadEdition('no-workspace', 'national-2019');
  if (!edition.ok) throw new Error(edition.error.join('\n'));
  const checks = prepareChecks(CHECKS, edition.value);
  if (!checks.ok) throw new Error(checks.error.join('\n'));
  return { edition: edition.value, checks: checks.value };
}

function dayOf(fixture: Fixture): CalendarDate {
  const day = parseCalendarDate(fixture.asOf);
  if (day === null) throw new Error(`${fixture.name}: no such day ${fixture.asOf}`);
  return day;
}

export async function examine(fixture: Fixture, lane: Lane): Promise<Examined> {
  const { edition, checks } = await rules();
  const asOf = dayOf(fixture);
  const { client } = lane.enter(fixture);
  const robots = new RobotsBook({ settings: SHIPPED_ROBOTS, client, spaceOut: () => undefined });
  const visit = await visitSite(
    SITE,
    {
      client,
      robots,
      memory: forgetful(),
      browser: lane.browser,
      evidence: evidenceIn(new Map()),
      settings: CRAWL,
      night: new Night(1_000_000),
      strain: new Strain(CRAWL.strain, Date.now, CALM),
      depth: 'sections',
      asOf,
      suspicion: suspicionUnder(edition, asOf),
      ...READERS,
      homePages: new Set([HOME]),
      clock: Date.now,
      onPage: () => undefined,
      onLinks: () => undefined,
      warn: () => undefined,
    },
    new AbortController().signal,
  );
  const findings = inspectSite({
    run: 'accuracy',
    site: SITE,
    asOf,
    edition,
    checks: checks.filter(({ check }) => check.id === fixture.check),
    artifacts: artifactsOf(visit),
    seenAt: visit.endedAt,
    log: (message, about) => {
      throw new Error(`${message}: ${JSON.stringify(about)}`);
    },
  });
  return { findings, links: visit.links.ok ? visit.links.value : [], visit };
}
