// Whether an answer comes from a protection product instead of the site: neither up nor down.
import type { ReadingTables } from '../tables.ts';
import { hasMoreThan, visibleText } from '../text/visible.ts';
import type { ChallengeRule } from './signatures.ts';

export interface ChallengeInput {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** The decoded source. */
  readonly text: string;
}

/** A challenge is a shell: an answer with so many links or characters is a page, whatever scripts it carries. */
const MOST_LINKS = 12;
const LONGEST_SHELL = 400_000;

/** Whether there is more on it than on any challenge; true also of bytes read one by one, in whatever charset. */
export function isPlainlyPage(text: string): boolean {
  return text.length > LONGEST_SHELL || hasMoreThan(text, '<a ', MOST_LINKS);
}

/**
 * The product that answered (`jsl`, `ruishu`, `cloudflare`, …), or null when the answer is the site's own. A page that
 * carries a product's script or cookie and content of its own is no challenge.
 */
export function recogniseChallenge(
  input: ChallengeInput,
  tables: Pick<ReadingTables, 'challenges'>,
): string | null {
  if (isPlainlyPage(input.text)) return null;
  let textLength: number | null = null;
  const measure = (): number => (textLength ??= visibleText(input.text).length);
  for (const { product, rules } of tables.challenges) {
    if (rules.some((rule) => matches(rule, input, measure))) return product;
  }
  return null;
}

function matches(rule: ChallengeRule, input: ChallengeInput, measure: () => number): boolean {
  if (rule.status !== null && !rule.status.has(input.status)) return false;
  if (!rule.headers.every(([name, pattern]) => pattern.test(input.headers[name] ?? ''))) return false;
  return rule.body.every((pattern) => pattern.test(input.text)) && measure() <= rule.maxText;
}
