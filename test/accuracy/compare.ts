// What a case was answered against what is true of it: one judged answer per question, and a line per mistake.
import { coversWholeSubject, type Finding } from '../../src/model/finding.ts';
import { worstOutcome, type Outcome } from '../../src/model/outcome.ts';
import type { Examined } from './examine.ts';
import { HOME_CHECKS, type Fixture } from './fixture.ts';
import { addressOf, placeOf } from './little-world.ts';

/** A question the case asks, its right answers and the one given. */
export interface Judged {
  /** The case, and for links the address. */
  readonly name: string;
  readonly right: readonly (Outcome | 'absent')[];
  readonly actual: Outcome | 'absent';
  /** The wrong answer that is known, when one is. */
  readonly known: Outcome | 'absent' | null;
}

export interface Comparison {
  readonly judged: readonly Judged[];
  /** English, one line each; empty when all is as it should be or known. */
  readonly mistakes: readonly string[];
}

const isRight = ({ right, actual }: Judged): boolean => right.includes(actual);

const canonical = (key: string): string => (URL.canParse(key, addressOf('/')) ? addressOf(key) : key);

/** The findings about the thing in question. */
function inQuestion(fixture: Fixture, findings: readonly Finding[]): readonly Finding[] {
  const { name, path } = placeOf(fixture);
  const target = canonical(fixture.target ?? path);
  const there = findings.filter((finding) => finding.target === target && !coversWholeSubject(finding));
  if (HOME_CHECKS.includes(fixture.check))
    return there.length > 0 ? there : findings.filter((finding) => finding.target === target);
  const named = there.filter((finding) => finding.measured['section'] === name);
  if (named.length > 0) return named;
  if (there.length > 0) return there;
  return findings.filter((finding) => finding.measured['section'] === name);
}

function measuredWrong(fixture: Fixture, findings: readonly Finding[]): readonly string[] {
  return Object.entries(fixture.measured ?? {}).flatMap(([key, value]) =>
    findings.some((finding) => finding.measured[key] === value)
      ? []
      : [
          `measured.${key} should be ${JSON.stringify(value)}, is ${findings
            .map((finding) => JSON.stringify(finding.measured[key]))
            .join(' / ')}`,
        ],
  );
}

function linkAnswers(fixture: Fixture, { findings, links }: Examined): readonly Judged[] {
  const knownOf = (key: string): Judged['known'] =>
    typeof fixture.actual === 'object' ? (fixture.actual[key] ?? null) : null;
  return Object.entries(fixture.expectLinks ?? {}).map(([key, expected]) => {
    const url = canonical(key);
    const right =
      typeof expected === 'string' ? [expected] : 'cause' in expected ? [expected.outcome] : expected;
    const found = findings.filter((finding) => finding.target === url || finding.target === key);
    const met = links.some((link) => link.url === url || link.url === key);
    const actual =
      found.length > 0 ? worstOutcome(found.map((finding) => finding.outcome)) : met ? 'pass' : 'absent';
    return { name: `${fixture.name} ${key}`, right, actual, known: knownOf(key) };
  });
}

function causesWrong(fixture: Fixture, { findings }: Examined): readonly string[] {
  return Object.entries(fixture.expectLinks ?? {}).flatMap(([key, expected]) => {
    if (typeof expected === 'string' || !('cause' in expected)) return [];
    const found = findings.find(({ target }) => target === canonical(key) || target === key);
    const cause = found?.measured['cause'];
    if (found === undefined || cause === expected.cause) return [];
    return [`${key}: cause should be ${expected.cause}, is ${JSON.stringify(cause)}`];
  });
}

function ownAnswer(fixture: Fixture, own: readonly Finding[]): readonly Judged[] {
  if (fixture.expect === undefined) return [];
  const actual = worstOutcome(own.map((finding) => finding.outcome));
  const known = typeof fixture.actual === 'string' ? fixture.actual : null;
  return [{ name: fixture.name, right: fixture.expect, actual, known }];
}

/** Faults found where there is none, and dead or doubtful links that no one listed. */
function uncalledFor(fixture: Fixture, own: readonly Finding[], examined: Examined): readonly Judged[] {
  const listed = new Set(Object.keys(fixture.expectLinks ?? {}).flatMap((key) => [key, canonical(key)]));
  const others = new Map(
    Object.entries(fixture.others).map(([key, right]): [string, readonly Outcome[]] => [
      canonical(key),
      right,
    ]),
  );
  const counts = (outcome: Outcome): boolean =>
    outcome === 'fail' || (outcome === 'unknown' && fixture.check === 'dead-link');
  return examined.findings
    .filter((finding) => !own.includes(finding) && !listed.has(finding.target))
    .filter((finding) => others.has(finding.target) || counts(finding.outcome))
    .map(({ target, outcome }) => ({
      name: `${fixture.name} ${target.replace(addressOf('/'), '/')}`,
      right: others.get(target) ?? ['pass'],
      actual: outcome,
      known: typeof fixture.actual === 'object' ? (fixture.actual[target] ?? null) : null,
    }));
}

/** What is wrong with an answer, in one line; nothing when it is right, or wrong in the known way. */
export function mistakeIn(one: Judged): readonly string[] {
  const { name, right, actual, known } = one;
  if (known === null) return isRight(one) ? [] : [`${name}: should be ${right.join(' or ')}, is ${actual}`];
  if (isRight(one)) return [`${name}: is right now (${actual}); take "known" and "actual" out of the case`];
  return actual === known ? [] : [`${name}: was known to be ${known}, is ${actual}`];
}

export function compare(fixture: Fixture, examined: Examined): Comparison {
  const own = fixture.expect === undefined ? [] : inQuestion(fixture, examined.findings);
  const judged = [
    ...ownAnswer(fixture, own),
    ...linkAnswers(fixture, examined),
    ...uncalledFor(fixture, own, examined),
  ];
  const detail = fixture.known ? [] : [...measuredWrong(fixture, own), ...causesWrong(fixture, examined)];
  return { judged, mistakes: [...judged.flatMap(mistakeIn), ...detail] };
}
