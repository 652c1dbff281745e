// Accounts judged and exported from a real database: confirmed alone convicts, and twice gives the same bytes.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { AccountSighting } from '../../src/model/account-sighting.ts';
import { openStore } from '../../src/store/open.ts';
import { account } from '../suites/store-account-suite.ts';
import { entry, post, seen, T0, type Known } from '../checks/account-bench.ts';
import { xunjian } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunjian-accounts-'));
const tried = { comments: 'open', messages: 'open' } as const;
const CASES: Readonly<Record<string, Known>> = {
  A1: { of: { id: 'A1', representsGovernment: true }, seen: [seen([post(2, { commentsOpen: true })])] },
  A2: { of: { id: 'A2', platform: 'wechat', url: '' }, entries: [entry('甲', tried), entry('乙', tried)] },
  A3: { of: { id: 'A3', level: 'county', region: '510104' }, entries: [entry('甲', tried)] },
};
let run = '';

beforeAll(async () => {
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: () => T0 });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  const closed = account({ id: 'A4', status: 'closed' });
  await store.accounts.saveAccounts([...Object.values(CASES).map(({ of }) => account(of)), closed], T0);
  const ids = [...Object.keys(CASES), 'A4'];
  const about = { asOf: T0, edition: 'national-2019', depth: 'sections', startedAt: T0 };
  const open = await store.runs.open({ kind: 'accounts', ...about, sites: ids });
  run = open.id;
  // What was seen and entered is stored; the findings come from it when the run is judged.
  for (const [id, known] of Object.entries(CASES)) {
    for (const { source, coverage, seenAt, url, reading, evidence } of known.seen ?? []) {
      const sighting: AccountSighting = {
        ...{ run, account: id, platform: 'weibo', source, coverage, automation: 'scheduled' },
        ...{ askedAt: seenAt, seenAt, url, status: 200, reading, evidence },
      };
      await store.sightings.add(sighting);
    }
    await store.entries.add((known.entries ?? []).map((one) => ({ ...one, account: id })));
    await store.runs.settle(run, id, 'visited', '');
  }
  await store.runs.saveState(run, 'A4', 'not-running', '关停注销');
  await store.runs.seal(run, T0 + 1);
  await store.close();
});

function exported(kind: string, format: string): string {
  const out = join(folder, `${kind}.${format}`);
  const words = ['export', kind, '--kind', 'accounts', '--format', format, '--out', out];
  const { status, stderr } = xunjian(...words, '--workspace', folder);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return readFileSync(out, 'utf8');
}

it('judges what was confirmed, counts the undetermined apart, and tells it twice alike', () => {
  const judged = xunjian('judge', '--run', run, '--json', '--workspace', folder);
  expect(judged.stderr).toBe('');
  const { summary, verdicts } = JSON.parse(judged.stdout) as {
    summary: Record<string, readonly object[]>;
    verdicts: { subject: string; outcome: string; indicators: object[] }[];
  };
  expect(verdicts.map(({ subject, outcome }) => `${subject} ${outcome}`)).toEqual([
    'A1 qualified',
    'A2 unqualified',
    'A3 undetermined',
  ]);
  expect(verdicts[1]?.indicators).toContainEqual(
    expect.objectContaining({ id: 'account.not-updated', clause: 'a', outcome: 'fail', count: 1 }),
  );
  expect(summary['overall']).toMatchObject({
    ...{ total: 4, checked: 3, qualified: 1, unqualified: 1, undetermined: 1, excluded: 1 },
    ...{ numerator: 1, denominator: 2, rate: '50.00' },
  });
  expect(summary['strata']).toMatchObject([{ id: 'city' }, { id: 'county', undetermined: 1, rate: null }]);
  expect(summary['platforms']).toMatchObject([{ id: 'wechat' }, { id: 'weibo', total: 3 }]);
  const kinds = ['findings', 'verdicts', 'summary'];
  const before = kinds.map((kind) => exported(kind, 'json'));
  expect(
    xunjian('judge', '--kind', 'accounts', '--period', '2026Q1', '--workspace', folder).stdout,
  ).toContain('账号总数');
  expect(xunjian('judge', '--kind', 'accounts', '--workspace', folder).status).toBe(0);
  expect(kinds.map((kind) => exported(kind, 'json'))).toEqual(before);
  expect(JSON.parse(before[0] ?? '')).toContainEqual(
    expect.objectContaining({ subject: 'A2', subjectKind: 'account', target: 'account:A2', outcome: 'fail' }),
  );
  expect(exported('verdicts', 'csv')).toContain('备案编号');
  // Eleven programs are started one after another.
}, 180_000);

it('says in one line what cannot be had of accounts', () => {
  const links = ['export', 'links', '--run', run, '--format', 'csv', '--out', '-', '--workspace', folder];
  expect(xunjian(...links)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^xunjian：账号检查没有 links[^\n]*\n$/) as string,
  });
  const sites = xunjian('judge', '--run', run, '--kind', 'sites', '--workspace', folder);
  expect(sites).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('与 --kind sites 不符') as string,
  });
});
