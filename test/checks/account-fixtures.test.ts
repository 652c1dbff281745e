// The cases of every check of accounts in test/fixtures/CHECK/: JSON in, findings out; whatever is not listed fails.
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../checks/index.ts';
import { AccountRegister, AccountSightings } from '../../src/artifacts/account.ts';
import { Artifacts } from '../../src/artifacts/token.ts';
import { inspectAccount } from '../../src/inspect/inspect.ts';
import { dateAt } from '../../src/model/calendar.ts';
import type { Finding } from '../../src/model/finding.ts';
import { ok } from '../../src/model/result.ts';
import { caseNames, loadCase, type AccountCase } from './account-fixture.ts';
import { prepared } from './bench.ts';

const IDS = CHECKS.filter(({ appliesTo }) => appliesTo === 'account').map(({ id }) => id);

function findingsOf(check: string, { about, asOf, seen, entries, ofUnit }: AccountCase): readonly Finding[] {
  const artifacts = new Artifacts()
    .set(AccountSightings, ok({ account: about, asOf, seen, entries }))
    .set(AccountRegister, ok({ account: about, ofUnit }));
  const all = inspectAccount({
    ...{ run: 'r1', account: about, asOf: dateAt(asOf), artifacts, seenAt: asOf },
    ...{ edition: { id: 'national-2019' }, checks: prepared() },
  });
  return all.filter((finding) => finding.check === check);
}

const fits = (one: AccountCase['expect'][number], { outcome, message, measured }: Finding): boolean =>
  one.outcome === outcome &&
  message.includes(one.says ?? '') &&
  Object.entries(one.measured).every(([key, value]) => (measured[key] ?? null) === value);

/** '' when every finding is expected and every expectation met, each by one of its own. */
function mistakesIn(check: string, told: AccountCase): string {
  const left = [...findingsOf(check, told)];
  const missing = told.expect.filter((one) => {
    const index = left.findIndex((finding) => fits(one, finding));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  const lines = [
    ...missing.map((one) => `missing: ${JSON.stringify(one)}`),
    ...left.map(
      ({ outcome, message, measured }) => `not listed: ${outcome} ${message} ${JSON.stringify(measured)}`,
    ),
  ];
  return lines.length === 0 ? '' : [`why: ${told.why}`, ...lines].join('\n');
}

/** The fault is told, or somebody has to look: an account of which nothing is known is neither. */
const isAgainst = ({ expect: all }: AccountCase): boolean =>
  all.some(({ outcome, measured }) => outcome === 'fail' || measured['candidate'] === true);
const isSound = ({ expect: all }: AccountCase): boolean => all.every(({ outcome }) => outcome === 'pass');

describe.each(IDS)('%s', (check) => {
  const names = caseNames(check);

  it('has four cases or more, for and against', () => {
    const cases = names.map((name) => loadCase(check, name));
    expect(cases.length).toBeGreaterThanOrEqual(4);
    expect([cases.some(isAgainst), cases.some(isSound)]).toEqual([true, true]);
  });

  it.each(names)('%s', (name) => {
    expect(mistakesIn(check, loadCase(check, name))).toBe('');
  });
});
