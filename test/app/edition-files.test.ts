// Editions of several files: parts, editions that build on others, and an office's own of either.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editionIds, loadEdition } from '../../src/app/edition.ts';
import { editionProblems } from '../../src/app/compose.ts';

let workspace = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'xunjian-editions-'));
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
});

async function put(name: string, text: string): Promise<void> {
  const file = join(workspace, 'config', 'indicators', `${name}.yaml`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const SICHUAN = `id: sichuan-2021
title: 四川省调整指标（2021）
source: 川府公开办函〔2021〕28号
effectiveFrom: '2021-10-01'
extends: national-2019
`;

describe('an edition that builds on another', () => {
  it('takes from it whatever it does not give itself', async () => {
    await put('sichuan-2021', `${SICHUAN}limits:\n  stale-home-page: { maxQuietDays: 7 }\n`);
    const [own, national] = await Promise.all([
      loadEdition(workspace, 'sichuan-2021'),
      loadEdition(workspace, 'national-2019'),
    ]);
    expect(own).toMatchObject({
      value: { family: 'sichuan', limits: { 'stale-home-page': { maxQuietDays: 7 } } },
    });
    if (!own.ok || !national.ok) throw new Error('not read');
    expect(own.value.indicators).toEqual(national.value.indicators);
    expect(own.value.limits['unreachable-week']).toEqual(national.value.limits['unreachable-week']);
    expect(own.value.portal).toEqual(national.value.portal);
    expect(await editionIds(workspace)).toContain('sichuan-2021');
    expect(await editionProblems(workspace)).toEqual([]);
  });

  it('may replace one indicator and keeps the order of the others', async () => {
    const row = `indicators:
  - { id: site.interaction, name: 互动, appliesTo: site, part: veto, clauses: [{ id: '', text: 无渠道, evidence: V1, source: 本办, automation: manual, checks: [] }] }
`;
    await put('sichuan-2021', SICHUAN + row);
    const own = await loadEdition(workspace, 'sichuan-2021');
    if (!own.ok) throw new Error(own.error.join());
    expect(own.value.indicators.map(({ id }) => id).slice(3, 6)).toEqual([
      'site.columns-not-updated',
      'site.interaction',
      'site.services',
    ]);
    expect(own.value.indicators[4]?.clauses).toMatchObject([{ text: '无渠道', limit: 1 }]);
  });

  it.each([
    ['nowhere', '没有指标版本 nowhere；'],
    ['sichuan-2021', 'extends sichuan-2021 绕成了圈（sichuan-2021 → sichuan-2021）；请改正'],
  ])('on %s is refused', async (base, said) => {
    await put('sichuan-2021', SICHUAN.replace('extends: national-2019', `extends: ${base}`));
    expect(await loadEdition(workspace, 'sichuan-2021')).toEqual({
      ok: false,
      error: [expect.stringContaining(said)],
    });
  });
});

describe('parts', () => {
  it('of the workspace go before the shipped ones, and are named when wrong', async () => {
    await put('national-2019/accounts', 'indicators:\n  - id: account.security\n');
    const edition = await loadEdition(workspace, 'national-2019');
    const name = join(workspace, 'config', 'indicators', 'national-2019', 'accounts.yaml');
    expect(edition).toMatchObject({
      ok: false,
      error: expect.arrayContaining([
        expect.stringContaining(`${name}：indicators[account.security].clauses 没有写；`),
      ]) as string[],
    });
  });

  it('that are not there are told', async () => {
    await put('sichuan-2021', `${SICHUAN}include: [sichuan-2021/points]\n`);
    expect(await loadEdition(workspace, 'sichuan-2021')).toEqual({
      ok: false,
      error: [expect.stringMatching(/include 的 sichuan-2021\/points\.yaml 不存在；请/)],
    });
  });
});

describe('all editions together', () => {
  it('are told apart by dates and held against the checks, each problem once', async () => {
    await put(
      'national-2020',
      SICHUAN.replace('sichuan-2021', 'national-2020').replace('2021-10-01', '2019-04-01'),
    );
    await put('sichuan-2021', `${SICHUAN}limits:\n  stale-homepage: {}\n`);
    expect(await editionProblems(workspace)).toEqual([
      expect.stringContaining('指标 sichuan-2021：limits.stale-homepage 不是任何检查的时限；'),
      expect.stringContaining('指标版本 national-2019（2019-04-01 至 下一版）与 national-2020'),
    ]);
  });

  it('name the row that names an unknown check', async () => {
    await put(
      'sichuan-2021',
      `${SICHUAN}indicators:\n  - { id: site.services, name: 服务, appliesTo: site, part: veto, clauses: [{ id: b, text: 缺, evidence: V1, source: 本办, automation: suspected, checks: [no-service] }] }\n`,
    );
    expect(await editionProblems(workspace)).toEqual([
      '指标 sichuan-2021：indicators[site.services].clauses[b] 引用了不存在的检查 no-service；请更正拼写或删去',
    ]);
  });
});
