// Reading an edition: the shipped one as it stands, and what is said of a broken one.
import { describe, expect, it } from 'vitest';
import { parseEdition } from '../../src/judge/edition.ts';
import { edition, EDITION_TEXT } from '../checks/bench.ts';

const problems = (text: string): readonly string[] => {
  const parsed = parseEdition(text, 'mine.yaml');
  return parsed.ok ? [] : parsed.error;
};

describe('parseEdition', () => {
  it('reads the six veto indicators and their limits', () => {
    const limits = edition().indicators.flatMap(({ id, clauses }) =>
      clauses.map((clause) => [id, clause.id, clause.limit]),
    );
    expect(edition().indicators).toHaveLength(6);
    expect(limits).toEqual(
      expect.arrayContaining([
        ['site.home-not-updated', '', 1],
        ['site.columns-not-updated', 'a', 5],
        ['site.columns-not-updated', 'b', 10],
        ['site.columns-not-updated', 'c', 5],
      ]),
    );
  });

  it('lets no clause convict that rests on hearsay or on a person’s judgement', () => {
    const convicting = edition()
      .indicators.flatMap((one) => one.clauses)
      .filter((clause) => clause.checks.length > 0);
    expect(convicting.every((clause) => ['V1', 'V2'].includes(clause.evidence))).toBe(true);
  });

  it.each([
    ['limit: 10', 'limit: ten', 'indicators[site.columns-not-updated].clauses[b].limit'],
    ['evidence: V1', 'evidence: X', 'indicators[site.security].clauses[第 1 项].evidence'],
    ["effectiveFrom: '2019-04-01'", "effectiveFrom: '2019-02-30'", 'effectiveFrom'],
    ['rounding:', 'roundin:', 'rounding'],
    ['id: site.interaction', 'id: site.services', 'site.services 重复'],
  ])('refuses %s written as %s', (right, wrong, named) => {
    const said = problems(EDITION_TEXT.replace(right, wrong));
    expect(said.join('\n')).toContain(named);
    expect(said.every((line) => line.startsWith('mine.yaml') && line.includes('；'))).toBe(true);
  });

  it('names the line of broken YAML and refuses an empty file', () => {
    expect(problems('id: a\n  title: [b')[0]).toMatch(/^mine\.yaml 第 \d 行/);
    expect(problems('')).toHaveLength(1);
    expect(problems('id: *nowhere')).toEqual([expect.stringMatching(/^mine\.yaml：YAML 里的引用/)]);
  });
});
