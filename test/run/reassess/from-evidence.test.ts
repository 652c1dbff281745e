// Judged again from evidence alone: equal when nothing was touched; whatever was touched is named.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import {
  CODES,
  copyOf,
  failing,
  judged,
  judgedAgain,
  makeWorkspace,
  remove,
  tamper,
} from './faulty-workspace.ts';

const [FIRST, SECOND] = CODES;

let original = '';
let workspace = '';
let fails: readonly Finding[] = [];

beforeAll(async () => {
  original = await makeWorkspace();
  await judged(original);
  fails = (await failing(original)).filter(({ subject }) => subject === FIRST);
});
beforeEach(async () => {
  workspace = await copyOf(original);
});
afterEach(() => remove(workspace));
afterAll(() => remove(original));

function failOf(check: string, target = ''): Finding {
  const found = fails.find((finding) => finding.check === check && finding.target.endsWith(target));
  if (!found) throw new Error(`no ${check} among ${fails.map((finding) => finding.check).join(' ')}`);
  return found;
}

async function departures(): Promise<readonly (readonly string[])[]> {
  const { differences } = await judgedAgain(workspace);
  return differences.filter(({ subject }) => subject === FIRST).map(({ about, id }) => [about, id]);
}

const fileOf = (finding: Finding, kind: string, nth = 0): string => {
  const ref = finding.evidence.filter((each) => each.kind === kind)[nth];
  if (!ref) throw new Error(`no ${kind} in ${JSON.stringify(finding.evidence)}`);
  return ref.path;
};

describe('a run that nobody touched', () => {
  it('has every kind of fault, and comes out equal', async () => {
    expect([...new Set(fails.map(({ check }) => check))].sort()).toEqual([
      'blank-section',
      'dead-link',
      'long-stale-section',
      'stale-home-page',
      'stale-section',
    ]);
    expect(fails.filter(({ check }) => check === 'blank-section')).toHaveLength(3);
    expect(fails.filter(({ check }) => check === 'dead-link')).toHaveLength(4);
    const again = await judgedAgain(workspace);
    expect(again.differences).toEqual([]);
    expect(again).toMatchObject({ wereJudged: true, withoutAliveLinks: 0 });
    expect(again.files).toBeGreaterThan(10);
  });

  it('rests, where a page is empty only beside others, on those others too', async () => {
    const { evidence } = failOf('blank-section', '/tjsj/');
    const urls = evidence.filter(({ kind }) => kind === 'html').map(({ url }) => new URL(url).pathname);
    expect(urls).toEqual(['/tjsj/', '/tjsj/', '/bxyw/', '/czxx/', '/ghjh/', '/zlxx/', '/tzgg/']);
    const beside = evidence.find(({ kind, url }) => kind === 'html' && url.endsWith('/ghjh/'));
    await rm(join(workspace, beside?.path ?? ''));
    expect(await departures()).toContainEqual(['file', beside?.path]);
  });

  it('tells the rows that only a browser shows from a column that stands on other pages too', async () => {
    const { evidence, measured } = failOf('long-stale-section', '/zlxx/');
    expect(measured['latest']).toBe('2018-05-10');
    expect(evidence.filter(({ kind, url }) => kind === 'html' && url.endsWith('/bxyw/'))).toHaveLength(1);
    expect(await departures()).toEqual([]);
  });

  it('rests on framed places too, each with its path', () => {
    const crops = fails.flatMap(({ check, evidence }) =>
      evidence.filter(({ kind }) => kind === 'crop').map(({ selector }) => [check, selector ?? '']),
    );
    // The dead links stand on a home page that was photographed anyway.
    expect(crops).toHaveLength(fails.length);
    for (const [check, selector] of crops)
      expect(selector).toMatch(check?.includes('stale') === true ? / > ul$/ : /^$/);
  });

  it('gives the verdicts that judging its findings gives', async () => {
    const { verdicts } = await judged(workspace);
    const again = await judgedAgain(workspace);
    expect(JSON.stringify(again.verdicts)).toBe(JSON.stringify(verdicts));
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['unqualified', 'qualified', 'unqualified']);
  });

  it('needs no stored verdict', async () => {
    tamper(workspace, (db) => db.prepare('delete from verdict').run());
    expect(await judgedAgain(workspace)).toMatchObject({ wereJudged: false, differences: [] });
  });

  it('by the checks that there were: one that came later is named, and compared with nothing', async () => {
    tamper(workspace, (db) =>
      db.prepare("delete from finding where check_id = 'missing-annual-report'").run(),
    );
    const again = await judgedAgain(workspace);
    expect(again).toMatchObject({ laterChecks: ['missing-annual-report'], differences: [] });
  });

  it('without the links that answered, which retention lets go of', async () => {
    tamper(workspace, (db) => db.prepare("delete from link_reading where state = 'alive'").run());
    expect(await judgedAgain(workspace)).toMatchObject({ withoutAliveLinks: 3, differences: [] });
  });
});

describe('what was changed in the database is named:', () => {
  it('a finding acquitted', async () => {
    const { id } = failOf('blank-section');
    tamper(workspace, (db) => db.prepare("update finding set outcome = 'pass' where id = ?").run(id));
    const { differences } = await judgedAgain(workspace);
    expect(differences).toEqual([
      expect.objectContaining({
        ...{ about: 'finding', subject: FIRST, id },
        ...{ stored: '{"outcome":"pass"}', recomputed: '{"outcome":"fail"}' },
      }),
    ]);
  });

  it('a finding taken away, and one added', async () => {
    const { id } = failOf('stale-section');
    tamper(workspace, (db) => {
      db.prepare('delete from finding where id = ?').run(id);
      db.prepare("update finding set id = 'made up' where subject = ? and ordinal = 1").run(SECOND);
    });
    const { differences } = await judgedAgain(workspace);
    expect(differences[0]).toMatchObject({ about: 'finding', id, stored: '' });
    expect(differences.find((each) => each.id === 'made up')).toMatchObject({
      subject: SECOND,
      recomputed: '',
    });
  });

  it('a verdict', async () => {
    tamper(workspace, (db) =>
      db.prepare("update verdict set outcome = 'qualified' where subject = ?").run(FIRST),
    );
    expect(await departures()).toEqual([['verdict', '']]);
  });

  it('a ledger row that hides a thin crawl', async () => {
    tamper(workspace, (db) =>
      db
        .prepare(`update visit set coverage = json_set(coverage, '$.thin', '看得太少') where site = ?`)
        .run(FIRST),
    );
    expect(await departures()).toContainEqual(['visit', '']);
  });

  it.each([
    ['2018-01-01', '留存页面上有更新的日期 2021-11-20'],
    ['2021-11-21', '留存页面上最新日期为 2021-11-20'],
  ])('a section’s newest date, made %s', async (newest, recomputed) => {
    const { id, target } = failOf('stale-section');
    tamper(workspace, (db) =>
      db
        .prepare('update section_reading set newest = ? where site = ? and url = ?')
        .run(newest, FIRST, target),
    );
    const found = (await judgedAgain(workspace)).differences.filter((each) => each.id === id);
    expect(found.map(({ about }) => about)).toEqual(['finding', 'evidence']);
    expect(found[1]?.recomputed).toContain(recomputed);
  });

  it('a list made blank', async () => {
    const { target } = failOf('stale-section');
    tamper(workspace, (db) =>
      db
        .prepare("update section_reading set content = 'blank' where site = ? and url = ?")
        .run(FIRST, target),
    );
    const { differences } = await judgedAgain(workspace);
    const contradicted = differences.find(({ about }) => about === 'evidence');
    expect(contradicted?.what).toContain('blank-section');
    expect(contradicted?.recomputed).toBe('留存的HTTP页面上有 3 行信息');
  });

  it('a home page’s newest date', async () => {
    const { id } = failOf('stale-home-page');
    tamper(workspace, (db) =>
      db
        .prepare(
          `update visit set home_page = json_set(home_page, '$.value.newest', '2019-01-01') where site = ?`,
        )
        .run(FIRST),
    );
    expect(await departures()).toContainEqual(['evidence', id]);
  });

  it('a dead link’s cause', async () => {
    const { id, target } = failOf('dead-link', '/gone.html');
    tamper(workspace, (db) =>
      db.prepare("update link_reading set cause = 'dns' where site = ? and url = ?").run(FIRST, target),
    );
    const found = (await judgedAgain(workspace)).differences.filter((each) => each.id === id);
    expect(found[1]).toMatchObject({
      about: 'evidence',
      recomputed: '留存的应答重判为 http-404，库中为 dns',
    });
  });
});

describe('a convicting file', () => {
  it('that is missing is named', async () => {
    const path = fileOf(failOf('stale-section'), 'html');
    await rm(join(workspace, path));
    const { differences } = await judgedAgain(workspace);
    expect(differences[0]).toMatchObject({ about: 'file', id: path, recomputed: '证据文件不存在' });
  });

  it.each<[string, (file: Buffer) => Buffer]>([
    ['holds other words', () => gzipSync('<p>暂无内容</p>')],
    ['was cut off', (file) => file.subarray(0, file.length - 20)],
    ['is no compressed file', () => Buffer.from('x')],
  ])('that %s is named as altered', async (_what, change) => {
    const path = fileOf(failOf('blank-section', '/tzgg/'), 'html');
    const file = join(workspace, path);
    await writeFile(file, change(await readFile(file)));
    expect(await departures()).toContainEqual(['file', path]);
  });

  it('that is a picture is held against its hash too', async () => {
    const path = fileOf(failOf('stale-home-page'), 'screenshot');
    await writeFile(join(workspace, path), 'another picture');
    expect((await departures()).every(([about, id]) => about === 'file' && id === path)).toBe(true);
  });

  it('of another page does not bear the finding out', async () => {
    const blank = failOf('blank-section', '/tzgg/');
    const filled = failOf('stale-section').evidence.find(({ kind }) => kind === 'html');
    const named = blank.evidence.find(({ kind }) => kind === 'html');
    tamper(workspace, (db) =>
      db
        .prepare('update evidence set sha256 = ?, path = ? where sha256 = ? and subject = ?')
        .run(filled?.sha256, filled?.path, named?.sha256, FIRST),
    );
    expect(await departures()).toContainEqual(['evidence', blank.id]);
  });
});
