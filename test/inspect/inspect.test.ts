// The inspector: declared needs only, failed artifacts and thrown errors as unknown, stable ids.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Sections } from '../../src/artifacts/site.ts';
import { defineCheck, type Check } from '../../src/check/index.ts';
import { inspectSite } from '../../src/inspect/inspect.ts';
import { prepareChecks } from '../../src/inspect/prepare.ts';
import { CHECKS } from '../../checks/index.ts';
import { AS_OF, bag, edition, findings, prepared, section, SEEN_AT, SITE } from '../checks/bench.ts';

const base = { run: 'r1', site: SITE, asOf: AS_OF, edition: edition(), seenAt: SEEN_AT };

function made(evaluate: Check['evaluate']): Check {
  return defineCheck({
    id: 'made-up',
    version: 3,
    title: '测试',
    about: 'A check of the test.',
    answers: 'site.nothing',
    appliesTo: 'site',
    needs: { sections: Sections },
    limits: z.strictObject({}),
    messages: { said: '见 {section}，缺 {gap}' },
    evaluate,
  });
}

describe('inspectSite', () => {
  it('hands over the declared artifacts and nothing else', () => {
    let handed: readonly string[] = [];
    const check = made((given) => {
      handed = Object.keys(given);
      return [];
    });
    inspectSite({ ...base, checks: [{ check, limits: {} }], artifacts: bag() });
    expect(handed).toEqual(['sections']);
  });

  it('turns a failed artifact into one unknown that covers the whole check', () => {
    const artifacts = bag().set(Sections, { ok: false, error: { kind: 'http-status', status: 503 } });
    const said = findings('blank-section', artifacts);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({
      outcome: 'unknown',
      target: SITE.url,
      message: '未能检查：返回错误状态码（503）',
      measured: { reason: '返回错误状态码（503）', scope: 'subject', failure: 'http-status' },
    });
    expect(findings('stale-home-page', artifacts)[0]?.outcome).toBe('pass');
  });

  it('turns a thrown error into unknown, logs it and goes on', () => {
    const logged: string[] = [];
    const check = made(() => {
      throw new Error('broken');
    });
    const checks = [{ check, limits: {} }, ...prepared()];
    const said = inspectSite({
      ...base,
      checks,
      artifacts: bag(),
      log: (message, about) => logged.push(`${message} ${String(about['check'])}`),
    });
    expect(said.find((finding) => finding.check === 'made-up')).toMatchObject({
      outcome: 'unknown',
      measured: { failure: 'internal' },
    });
    expect(
      said.filter((finding) => finding.check === 'blank-section').map((finding) => finding.outcome),
    ).toEqual(['pass']);
    expect(logged).toEqual(['a check threw made-up']);
  });

  it('fills messages and never shows a gap', () => {
    const check = made(() => [
      {
        outcome: 'pass',
        message: 'said',
        target: 't',
        measured: { section: '动态' },
        confirmedBy: [],
        evidence: [],
      },
    ]);
    const [finding] = inspectSite({ ...base, checks: [{ check, limits: {} }], artifacts: bag() });
    expect(finding).toMatchObject({
      message: '见 动态，缺 未知',
      checkVersion: 3,
      seenAt: SEEN_AT,
      page: 't',
    });
  });

  it('gives the same ids for the same evidence and different ones for two sections at one address', () => {
    const run = () =>
      findings('stale-section', { sections: [section(), section({ name: '要闻' })] }).map((one) => one.id);
    expect(run()).toEqual(run());
    expect(new Set(run()).size).toBe(2);
  });

  it('leaves no placeholder in any message of the shipped checks', () => {
    const gathered = {
      sections: [
        section({ content: 'blank', newest: null }),
        section({ newest: null }),
        section({ type: 'plan' }),
      ],
    };
    const said = inspectSite({ ...base, checks: prepared(), artifacts: bag(gathered) });
    expect(said.length).toBeGreaterThan(6);
    expect(said.filter((finding) => /[{}]|未知/.test(finding.message))).toEqual([]);
  });
});

describe('prepareChecks', () => {
  it('names a limit that does not fit the check', () => {
    const under = {
      ...edition(),
      limits: { ...edition().limits, 'stale-home-page': { maxQuietDays: 'two weeks' } },
    };
    const result = prepareChecks(CHECKS, under);
    expect(result.ok).toBe(false);
    expect(result.ok ? [] : result.error).toEqual([
      expect.stringContaining('limits.stale-home-page.maxQuietDays'),
    ]);
  });

  it('names a limit or clause that no check answers', () => {
    const under = { ...edition(), limits: { ...edition().limits, 'stale-hom-page': {} } };
    const result = prepareChecks(CHECKS, under);
    expect(result.ok ? [] : result.error).toEqual([expect.stringContaining('limits.stale-hom-page')]);
    const without = prepareChecks(
      CHECKS.filter((check) => check.id !== 'blank-section'),
      edition(),
    );
    expect(without.ok ? [] : without.error.join()).toContain('blank-section');
  });
});
