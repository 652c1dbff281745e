// The test of one check: every case of its folder, then its figures against the committed ones.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compare, type Judged } from './compare.ts';
import { examine, type Examined } from './examine.ts';
import { figuresIn, figuresOf, REPORT } from './figures.ts';
import { fixtureNames, loadFixture, type CheckId, type Fixture } from './fixture.ts';
import { Lanes } from './lane.ts';

const LANES = 3;
const CASE_MS = 120_000;

/** What helps to see why: the findings, and the section as it was read. */
function explained(fixture: Fixture, mistakes: readonly string[], examined: Examined): string {
  if (mistakes.length === 0) return '';
  const { findings, visit } = examined;
  const said = findings.map(
    ({ outcome, target, message, measured }) =>
      `  ${outcome} ${target} ${message} ${JSON.stringify(measured)}`,
  );
  const home = fixture.check === 'stale-home-page' && visit.homePage.ok ? [visit.homePage.value] : [];
  const place = fixture.section?.name;
  const sections = visit.sections.ok ? visit.sections.value.filter(({ name }) => name === place) : [];
  const read = [...home, ...sections].map((one) => `  ${JSON.stringify({ ...one, evidence: [] })}`);
  return [...mistakes, `why: ${fixture.why}`, 'findings:', ...said, 'read:', ...read].join('\n');
}

export function accuracyOf(check: CheckId): void {
  const names = fixtureNames(check);
  const lanes = new Lanes(LANES);
  const judged = new Map<string, readonly Judged[]>();
  let mistaken = 0;
  afterAll(() => lanes.close());

  it('has cases', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  describe('cases', () => {
    it.concurrent.each(names)(
      '%s',
      async (name) => {
        const fixture = loadFixture(check, name);
        const examined = await lanes.on((lane) => examine(fixture, lane));
        const comparison = compare(fixture, examined);
        judged.set(name, comparison.judged);
        if (comparison.mistakes.length > 0) mistaken += 1;
        expect(explained(fixture, comparison.mistakes, examined)).toBe('');
      },
      CASE_MS,
    );
  });

  it('comes to the figures in checks/ACCURACY.md (after a change for the better: npm run accuracy)', (test) => {
    if (judged.size < names.length) return test.skip('only some of the cases were run: they have no figures');
    const answers = names.flatMap((name) => judged.get(name) ?? []);
    const figures = figuresOf(check, names.length, answers);
    const into = process.env['XUNJIAN_FIGURES'];
    if (into !== undefined) {
      if (mistaken > 0)
        return test.skip('figures that rest on an unexplained mistake are not to be committed');
      mkdirSync(into, { recursive: true });
      writeFileSync(join(into, `${check}.json`), JSON.stringify(figures));
      return;
    }
    expect(figures).toEqual(figuresIn(readFileSync(REPORT, 'utf8'), check));
  });
}
