// The server over a real database: page, health, runs and summaries; nothing from a site acts as markup.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type ServedHouse } from '../../src/api/server.ts';
import { createLog } from '../../src/app/log.ts';
import type { ObligationStanding } from '../../src/model/obligation.ts';
import type { Site } from '../../src/model/site.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { openStore } from '../../src/store/open.ts';

const AT = Date.parse('2021-12-20T02:00:00+08:00');

const site = (code: string, name: string): Site => ({
  code,
  name,
  url: `http://${code}.example.gov.cn/`,
  domain: `${code}.example.gov.cn`,
  organizer: '某办公室',
  region: '511000',
  level: 'city',
  kind: 'portal',
  services: true,
  status: 'running',
  statusFrom: null,
  statusTo: null,
});

const verdict = (
  run: string,
  subject: string,
  outcome: Verdict['outcome'],
  reasons: readonly string[],
): Verdict => ({
  run,
  subject,
  subjectKind: 'site',
  outcome,
  edition: 'national-2019',
  indicators: [],
  reasons,
});

let folder: string;
let house: ServedHouse;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-server-'));
  const store = await openStore({ file: join(folder, 'xunjian.db'), clock: () => AT });
  if (!store.ok) throw new Error(store.error.message);
  const options = { workspace: folder, asOf: AT, connectTo: [], allowNetworks: [], json: false };
  house = {
    store: store.value,
    regions: [{ code: '511000', name: '内江市', city: '511000' }],
    options,
    log: createLog('silent'),
  };
});

afterEach(async () => {
  await house.store.close();
  await rm(folder, { recursive: true });
});

async function openRun(): Promise<string> {
  const { store } = house;
  await store.inventory.replaceSites(
    [site('5110000001', '甲<script>alert(1)</script>'), site('5110000002', '乙')],
    AT,
  );
  const sites = ['5110000001', '5110000002'];
  const run = await store.runs.open({
    kind: 'nightly',
    asOf: AT,
    edition: 'national-2019',
    depth: 'full',
    startedAt: AT,
    sites,
  });
  return run.id;
}

async function sealedRun(): Promise<string> {
  const id = await openRun();
  const { store } = house;
  await store.runs.saveState(id, '5110000001', 'visited', '');
  await store.runs.saveState(id, '5110000002', 'unreachable', '连接超时');
  await store.runs.seal(id, AT + 1_000);
  await store.verdicts.save(id, 'national-2019', [
    verdict(id, '5110000001', 'qualified', []),
    verdict(id, '5110000002', 'undetermined', ['今晚打不开']),
  ]);
  return id;
}

const serverOf = () => createServer({ house, nextNight: () => AT + 86_400_000 });

describe('the server', () => {
  it('answers before anything was scanned', async () => {
    const page = await serverOf().inject('/');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('还没有判定结果');
    expect(page.body).toContain('下一次巡检 2021-12-21T02:00:00+08:00');
    expect((await serverOf().inject('/api/runs')).json()).toEqual([]);
  });

  it('shows obligations that are near or overdue, and no others', async () => {
    const owed = (title: string, state: ObligationStanding['state']): ObligationStanding => ({
      ...{ id: 'report', period: '2022', title, kind: 'report', dueOn: null, why: '', leadDays: 14 },
      ...{ source: '<某文>', evidence: 'V1', state, daysLeft: 3, done: null },
    });
    const obligations = [owed('临近的', 'due'), owed('过了的', 'overdue'), owed('还早的', 'ahead')];
    const server = createServer({
      house,
      nextNight: () => null,
      obligations: () => Promise.resolve(obligations),
    });
    const { body } = await server.inject('/');
    expect(body).toContain('到期事项（2）');
    expect(body).toContain('&lt;某文&gt;');
    expect(body).not.toContain('还早的');
    expect((await server.inject('/api/obligations')).json()).toHaveLength(3);
    expect((await serverOf().inject('/')).body).not.toContain('到期事项');
  });

  it('shows how far an open run is, and is healthy', async () => {
    const id = await openRun();
    await house.store.runs.saveState(id, '5110000002', 'unreachable', '连接超时');
    expect((await serverOf().inject('/')).body).toContain('进行中 1/2');
    expect((await serverOf().inject('/health')).json()).toEqual({
      ok: true,
      openRuns: [id],
      nextNight: AT + 86_400_000,
    });
  });

  it('shows the verdicts of the newest sealed run, the undetermined apart from the rate', async () => {
    const id = await sealedRun();
    const { body } = await serverOf().inject('/');
    expect(body).toContain('100.00%（1/1）');
    expect(body).toContain('未能判定的网站（1）');
    expect(body).toContain('今晚打不开');
    const summary = await serverOf().inject(`/api/runs/${id}/summary`);
    expect(summary.json()).toMatchObject({
      run: id,
      overall: { total: 2, qualified: 1, undetermined: 1, denominator: 1 },
    });
  });

  it('names the period that a run was judged for', async () => {
    const id = await sealedRun();
    const summary = async (): Promise<unknown> =>
      (await serverOf().inject(`/api/runs/${id}/summary`)).json<unknown>();
    expect(await summary()).toMatchObject({ period: null });
    await house.store.verdicts.save(id, 'national-2019', [
      { ...verdict(id, '5110000001', 'qualified', []), period: '2021Q4' },
    ]);
    expect(await summary()).toMatchObject({ period: '2021Q4' });
  });

  it('never lets a name act as markup', async () => {
    const id = await sealedRun();
    await house.store.verdicts.save(id, 'national-2019', [
      verdict(id, '5110000001', 'undetermined', ['<b>x</b>']),
    ]);
    const { body } = await serverOf().inject('/');
    expect(body).toContain('甲&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toContain('<script>');
    expect(body).not.toContain('<b>x');
  });

  it('says what is missing', async () => {
    const id = await openRun();
    const answers = await Promise.all(
      ['/nowhere', '/api/runs/none/summary', `/api/runs/${id}/summary`].map((path) =>
        serverOf().inject(path),
      ),
    );
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 404]);
    expect(answers.map((answer) => answer.json<{ error: string }>().error)).toEqual([
      '没有这个地址',
      '没有这一轮巡检',
      '这一轮巡检还没有判定；运行 xunjian judge',
    ]);
  });

  it('answers 500 without details when the database gives way', async () => {
    const server = serverOf();
    await house.store.close();
    const answer = await server.inject('/health');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({ error: '服务器内部错误，详情见日志' });
  });
});
