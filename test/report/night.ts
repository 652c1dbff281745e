// A sealed run of a few sites in a real database, inspected by the real checks.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HomePage, Links, Reachability, Sections, type SectionReading } from '../../src/artifacts/site.ts';
import { inspectSite } from '../../src/inspect/inspect.ts';
import { parseInstant } from '../../src/model/calendar.ts';
import type { Run, TerminalState } from '../../src/model/run.ts';
import type { Site } from '../../src/model/site.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import {
  AS_OF,
  bag,
  coverage,
  day,
  edition,
  link,
  prepared,
  section,
  SEEN_AT,
  type Gathered,
} from '../checks/bench.ts';

export const RUN_AT = parseInstant('2021-12-20T02:00:00') ?? 0;

export function site(code: string, over: Partial<Site> = {}): Site {
  return {
    ...{
      code,
      name: `网站${code}`,
      url: `http://${code}.gov.cn/`,
      domain: `${code}.gov.cn`,
      organizer: '某办公室',
    },
    ...{ region: '511181', level: 'county', kind: 'portal', services: true, status: 'running' },
    ...{ statusFrom: null, statusTo: null, ...over },
  };
}

export function blanks(count: number): readonly SectionReading[] {
  return Array.from({ length: count }, (_one, index) =>
    section({
      url: `http://x/${index}/`,
      name: `栏目${index}`,
      type: 'plan',
      content: 'blank',
      items: 0,
      newest: null,
      why: '列表为空',
    }),
  );
}

async function visit(
  store: Store,
  run: Run,
  of: Site,
  state: TerminalState,
  gathered: Gathered,
): Promise<void> {
  const artifacts = bag(gathered);
  const input = {
    run: run.id,
    site: of,
    asOf: AS_OF,
    edition: edition(),
    checks: prepared(),
    artifacts,
    seenAt: SEEN_AT,
  };
  await store.runs.saveVisit(
    {
      ...{
        run: run.id,
        site: of.code,
        state,
        reason: gathered.thin ?? '',
        startedAt: SEEN_AT,
        endedAt: SEEN_AT,
      },
      reachability: artifacts.get(Reachability),
      homePage: artifacts.get(HomePage),
      sections: artifacts.get(Sections),
      links: artifacts.get(Links),
      ...{ coverage: coverage(gathered.thin ?? null), requests: 1, bytes: 1 },
    },
    inspectSite(input),
  );
}

export interface Night {
  readonly store: Store;
  readonly run: Run;
}

/** Site 1 is clean, 2 has five blank sections, 3 was seen too thinly, 4 is being rebuilt. */
export async function sealedNight(): Promise<Night> {
  const folder = await mkdtemp(join(tmpdir(), 'xunjian-report-'));
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: () => RUN_AT });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  const sites = ['5111810001', '5111810002', '5111810003'].map((code) => site(code));
  const rebuilding = site('5111810004', { status: 'rebuilding' });
  await store.inventory.replaceSites([...sites, rebuilding], RUN_AT);
  const planned = [...sites, rebuilding].map((one) => one.code);
  const opening = {
    kind: 'nightly',
    asOf: RUN_AT,
    edition: 'national-2019',
    depth: 'full',
    startedAt: RUN_AT,
    sites: planned,
  } as const;
  const run = await store.runs.open(opening);
  const stale = section({ name: '=动态', newest: day('2021-12-01') });
  const dead = link({ state: 'dead', cause: 'http-404', status: 404, attempts: 2, text: '附件，"表"' });
  await visit(store, run, site('5111810001'), 'visited', {
    sections: [stale, section({ type: 'leaders', content: 'static', newest: null })],
    links: [dead],
  });
  await visit(store, run, site('5111810002'), 'visited', { sections: blanks(5) });
  await visit(store, run, site('5111810003'), 'thin', { sections: blanks(9), thin: '只读到 1 个页面' });
  await store.runs.saveState(run.id, rebuilding.code, 'not-running', '改版中');
  return { store, run: await store.runs.seal(run.id, RUN_AT + 1) };
}
