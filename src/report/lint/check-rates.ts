// Percentages of a finished bulletin held against the counts beside them; whatever does not follow is told.
import { rateText } from '../bulletin/figure.ts';
import type { RatePrinting } from '../bulletin/settings.ts';
import { readNumbers, type Count, type Numbers, type Percentage } from './read-numbers.ts';

export interface Doubt {
  /** The paragraph's number, from 1, empty ones not counted. */
  readonly paragraph: number;
  /** The words it stands in. */
  readonly quote: string;
  /** Chinese: why it does not follow, and what would. */
  readonly why: string;
}

export interface RateCheck {
  readonly doubts: readonly Doubt[];
  /** Percentages that were held against counts, and those beside which there was none. */
  readonly checked: number;
  readonly unchecked: number;
}

type Mode = RatePrinting['mode'];

/** What so many of so many are printed as, with the digits of the percentage in question. */
const printed = (part: number, whole: number, digits: number, mode: Mode): string =>
  rateText(part, whole, { mode, digits });

const same = (one: string, other: string): boolean =>
  Number(one.replace('%', '')) === Number(other.replace('%', ''));

function follows(part: number, whole: number, { text, digits }: Percentage, mode: Mode): boolean {
  return whole > 0 && part >= 0 && part <= whole && same(printed(part, whole, digits, mode), text);
}

/** The parts of `whole` that come nearest to the percentage: the one below and the one above. */
function nearest(whole: number, { text }: Percentage): readonly number[] {
  const below = Math.min(whole, Math.floor((whole * Number(text)) / 100));
  return below === whole ? [whole] : [below, below + 1];
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly why: string } | null;

const FOLLOWS: Answer = { ok: true };
const against = (why: string): Answer => ({ ok: false, why });

/** Every count, and where several are looked at together the sum of them. */
function wholesOf(counts: readonly Count[]): readonly number[] {
  const plain = counts.filter(({ role }) => role === 'plain').map(({ value }) => value);
  const sum = plain.reduce((all, value) => all + value, 0);
  return [...new Set([...plain, ...(plain.length > 1 ? [sum] : [])])].filter((value) => value > 0);
}

function division(part: number, whole: number, digits: number, mode: Mode): string {
  return `${String(part)} ÷ ${String(whole)} = ${printed(part, whole, digits, mode)}`;
}

/** 合格率: with the unqualified or the qualified beside it exactly; otherwise some number of qualified ones must give it. */
function passAnswer(near: readonly Count[], percentage: Percentage, mode: Mode): Answer {
  const wholes = wholesOf(near);
  if (wholes.length === 0) return null;
  const parts = near.flatMap(({ role, value }) => {
    if (role === 'unqualified') return [(whole: number): number => whole - value];
    return role === 'qualified' ? [(): number => value] : [];
  });
  const pairs = wholes.flatMap((whole) => parts.map((part) => [part(whole), whole] as const));
  if (pairs.length > 0) {
    if (pairs.some(([part, whole]) => follows(part, whole, percentage, mode))) return FOLLOWS;
    const [part = 0, whole = 1] = pairs.find(([one, all]) => one >= 0 && one <= all) ?? [];
    return against(division(part, whole, percentage.digits, mode));
  }
  const possible = wholes.some((whole) =>
    nearest(whole, percentage).some((part) => follows(part, whole, percentage, mode)),
  );
  if (possible) return FOLLOWS;
  const [whole = 0] = wholes;
  const said = nearest(whole, percentage).map((part) => division(part, whole, percentage.digits, mode));
  return against(`${String(whole)} 个里没有哪个合格数能得出；相邻的是 ${said.join('，')}`);
}

/** 占比, 办结率: the count before it is a part of some larger one. */
function shareAnswer(
  near: readonly Count[],
  wholes: readonly number[],
  percentage: Percentage,
  mode: Mode,
): Answer {
  const part = near.at(-1)?.value;
  if (part === undefined) return null;
  const larger = [...new Set(wholes)].filter((whole) => whole >= part && whole > 0);
  if (larger.some((whole) => follows(part, whole, percentage, mode))) return FOLLOWS;
  // What it is a part of need not be written out, but a whole number it must be.
  const estimate = Number(percentage.text) === 0 ? 0 : (part * 100) / Number(percentage.text);
  const possible = [Math.floor(estimate), Math.ceil(estimate)].some((whole) =>
    follows(part, whole, percentage, mode),
  );
  const others = larger.filter((whole) => whole > part);
  if (others.length === 0) return possible ? null : against(`${String(part)} 个占任何总数都得不出这个百分比`);
  const distance = (whole: number): number => Math.abs((part * 100) / whole - Number(percentage.text));
  const [closest = 0] = [...others].sort((one, other) => distance(one) - distance(other));
  return against(division(part, closest, percentage.digits, mode));
}

function answerOf(
  { counts, percentages }: Numbers,
  index: number,
  everywhere: readonly number[],
  mode: Mode,
): Answer {
  const percentage = percentages[index];
  if (!percentage) return null;
  const before = counts.filter(({ at }) => at < percentage.at);
  const since = percentages[index - 1]?.end ?? 0;
  const fresh = before.filter(({ at }) => at >= since);
  const near = fresh.length > 0 ? fresh : before;
  const here = counts.map(({ value }) => value);
  switch (percentage.kind) {
    case 'pass':
      return passAnswer(near, percentage, mode);
    case 'share':
      return shareAnswer(near, [...here, ...everywhere], percentage, mode);
    case 'fail': {
      const unqualified = near.filter(({ role }) => role === 'unqualified');
      return shareAnswer(unqualified.length > 0 ? unqualified : near, here, percentage, mode);
    }
    case 'sampled':
      return shareAnswer(
        near,
        before.map(({ value }) => value),
        percentage,
        mode,
      );
    case 'done':
      return near.length === 1
        ? passAnswer(near, percentage, mode)
        : shareAnswer(
            near,
            before.map(({ value }) => value),
            percentage,
            mode,
          );
  }
}

/** 不合格 N 个 that stands behind the rates: one of the paragraph's rates must leave so many. */
function looseUnqualified({ counts, percentages }: Numbers, mode: Mode): readonly string[] {
  const rates = percentages.filter(({ kind }) => kind === 'pass');
  const [first] = rates;
  if (!first) return [];
  const wholes = wholesOf(counts.filter(({ at }) => at < (rates.at(-1)?.at ?? 0)));
  return counts
    .filter(({ role, at }) => role === 'unqualified' && at > first.at)
    .filter(({ value, at }) => {
      const between = percentages.some((one) => one.kind === 'pass' && one.at > at);
      return (
        !between && !wholes.some((whole) => rates.some((rate) => follows(whole - value, whole, rate, mode)))
      );
    })
    .map(({ value }) => `不合格 ${String(value)} 个，与本段的总数和合格率都对不上`);
}

/** @param mode how the office rounds. */
export function checkRates(paragraphs: readonly string[], mode: Mode): RateCheck {
  const read = paragraphs.map(readNumbers);
  const everywhere = read.flatMap(({ counts }) => counts.map(({ value }) => value));
  const doubts: Doubt[] = [];
  let [checked, unchecked] = [0, 0];
  for (const [index, numbers] of read.entries()) {
    const paragraph = index + 1;
    for (const [place, { label }] of numbers.percentages.entries()) {
      const answer = answerOf(numbers, place, everywhere, mode);
      if (answer === null) unchecked += 1;
      else checked += 1;
      if (answer?.ok === false) doubts.push({ paragraph, quote: label, why: answer.why });
    }
    const quote = (paragraphs[index] ?? '').slice(0, 20);
    doubts.push(...looseUnqualified(numbers, mode).map((why) => ({ paragraph, quote, why })));
  }
  return { doubts, checked, unchecked };
}
