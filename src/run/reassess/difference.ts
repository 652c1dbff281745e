// Where what is recomputed departs from what is stored, one entry per finding, verdict or file.
import type { Finding } from '../../model/finding.ts';
import type { Verdict } from '../../model/verdict.ts';

export interface Difference {
  /** `evidence`: a stored page no longer says what the finding says. `file`: missing or altered. `visit`: its state. */
  readonly about: 'finding' | 'verdict' | 'visit' | 'evidence' | 'file';
  readonly subject: string;
  /** The finding's id, the file's path, or '' for a verdict. */
  readonly id: string;
  /** Chinese or an address: which one, for a person. */
  readonly what: string;
  /** As JSON where it is no sentence; '' where there is none. */
  readonly stored: string;
  readonly recomputed: string;
}

/** Keys sorted at every depth: equal values give equal texts whatever order they were written in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}

/** Only the fields that differ, as canonical JSON on either side; null when all are equal. */
function departure(
  stored: Readonly<Record<string, unknown>>,
  recomputed: Readonly<Record<string, unknown>>,
): { readonly stored: string; readonly recomputed: string } | null {
  const keys = [...new Set([...Object.keys(stored), ...Object.keys(recomputed)])].sort();
  const differing = keys.filter((key) => canonicalJson(stored[key]) !== canonicalJson(recomputed[key]));
  if (differing.length === 0) return null;
  const pick = (from: Readonly<Record<string, unknown>>): string =>
    canonicalJson(Object.fromEntries(differing.map((key) => [key, from[key] ?? null])));
  return { stored: pick(stored), recomputed: pick(recomputed) };
}

/** Pairs both sides by key; what only one side has differs too. In the order of the keys. */
function compare<T>(
  stored: readonly T[],
  recomputed: readonly T[],
  keyOf: (item: T) => string,
  say: (item: T, sides: { readonly stored: string; readonly recomputed: string }) => Difference,
): readonly Difference[] {
  const kept = new Map(stored.map((item) => [keyOf(item), item]));
  const anew = new Map(recomputed.map((item) => [keyOf(item), item]));
  return [...new Set([...kept.keys(), ...anew.keys()])].sort().flatMap((key) => {
    const [before, after] = [kept.get(key), anew.get(key)];
    const item = after ?? before;
    if (!item) return [];
    const sides = departure({ ...before }, { ...after });
    if (before && after) return sides ? [say(item, sides)] : [];
    return [say(item, before ? { ...whole(before), recomputed: '' } : { ...whole(item), stored: '' })];
  });
}

const whole = (item: unknown): { stored: string; recomputed: string } => ({
  stored: canonicalJson(item),
  recomputed: canonicalJson(item),
});

/** Which finding, for a person. */
export const findingName = ({ check, target, measured }: Finding): string =>
  [check, measured['section'] ?? '', target].filter((part) => part !== '').join(' ');

/** Findings of one subject, paired by id. */
export function findingDifferences(
  stored: readonly Finding[],
  recomputed: readonly Finding[],
): readonly Difference[] {
  return compare(
    stored,
    recomputed,
    (finding) => finding.id,
    (finding, sides) => ({
      about: 'finding',
      subject: finding.subject,
      id: finding.id,
      what: findingName(finding),
      ...sides,
    }),
  );
}

/** Verdicts, paired by subject. The period a run was judged for is no part of what its evidence says. */
export function verdictDifferences(
  stored: readonly Verdict[],
  recomputed: readonly Verdict[],
): readonly Difference[] {
  const timeless = ({ period: _period, ...verdict }: Verdict): Verdict => verdict;
  return compare(
    stored.map(timeless),
    recomputed.map(timeless),
    (verdict) => `${verdict.subjectKind} ${verdict.subject}`,
    (verdict, sides) => ({ about: 'verdict', subject: verdict.subject, id: '', what: '结论', ...sides }),
  );
}
