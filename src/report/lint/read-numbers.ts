// Counts and percentages of one paragraph, with what the words around them say they are.

/** `99.24`: as printed. */
export interface Percentage {
  readonly at: number;
  readonly end: number;
  readonly text: string;
  readonly digits: number;
  readonly kind: PercentageKind;
  /** The words it stands in, for messages. */
  readonly label: string;
}

/** `pass` 合格率 · `fail` 不合格率 · `share` 占比 · `sampled` 抽查率 · `done` 办结率, 整改率 and the like. */
export type PercentageKind = 'pass' | 'fail' | 'share' | 'sampled' | 'done';

export interface Count {
  readonly at: number;
  readonly value: number;
  /** 不合格的, 合格的, or simply so many. */
  readonly role: 'unqualified' | 'qualified' | 'plain';
}

export interface Numbers {
  readonly counts: readonly Count[];
  readonly percentages: readonly Percentage[];
}

const LABELS: readonly (readonly [RegExp, PercentageKind])[] = [
  [/不合格率|不合格占比/, 'fail'],
  [/合格率/, 'pass'],
  [/抽查率|抽检率|抽查比例|检查比例|抽查面/, 'sampled'],
  [/(?:办结|整改|答复|完成|回复|按期)率/, 'done'],
  [/占比|所占比例|比例|占(?:全|总|[^占]{0,14}的?)?/, 'share'],
];

/** A limit or a change, not a share of something counted. */
const NO_SHARE =
  /(?:不低于|不少于|低于|高于|超过|少于|大于|小于|不足|至少|提高|上升|下降|增长|增加|减少|降低|提升|达到或超过)(?:了|（含）|\(含\))?\s*$/;
const NO_SHARE_AFTER = /^\s*(?:以上|以下|以内|左右|的?百分点)/;

const PERCENTAGE = /(\d+(?:\.(\d+))?)\s*%/g;
const COUNT = /(第|近|约|逾|超过|不少于|至少)?\s*(\d[\d,]*)(\.\d+)?\s*(个|家|项|条|件|处|篇|人次)/g;
/** 3个工作日, 6个月, 1.2个百分点: no things that are counted. */
const NO_THING = /^\s*(?:工作日|月|小时|星期|季度|百分点|方面|自然日|日|层级|以上|以下)/;
const CLAUSE_END = /[，。；、,;：:（）()]/;

/** Full-width digits, percent and points as plain ones, character by character: places stay the same. */
export const plainDigits = (text: string): string =>
  text.replace(/[０-９％．]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

const clauseBefore = (text: string, at: number): string => {
  const before = text.slice(0, at);
  const ends = [...before].findLastIndex((one) => CLAUSE_END.test(one));
  return before.slice(ends + 1);
};
const clauseAfter = (text: string, end: number): string => {
  const after = text.slice(end);
  const stop = after.search(CLAUSE_END);
  return stop < 0 ? after : after.slice(0, stop);
};

function roleOf(before: string, after: string): Count['role'] {
  if (/不合格(?!率)/.test(after) || /不合格(?!率)[^\d%]{0,12}$/.test(before)) return 'unqualified';
  if (/^[^\d%]{0,12}合格(?!率)/.test(after) || /(?<!不)合格(?!率)[^\d%]{0,12}$/.test(before))
    return 'qualified';
  return 'plain';
}

function countsOf(text: string): readonly Count[] {
  return [...text.matchAll(COUNT)].flatMap((match): readonly Count[] => {
    const [all, about, digits = '', fraction] = match;
    const end = match.index + all.length;
    if (about !== undefined || fraction !== undefined || NO_THING.test(text.slice(end))) return [];
    // `1.5个`: the digits after a point are no count.
    if (/[\d.]/.test(text[match.index - 1] ?? '')) return [];
    const value = Number(digits.replaceAll(',', ''));
    const role = roleOf(clauseBefore(text, match.index), clauseAfter(text, end));
    return [{ at: match.index, value, role }];
  });
}

function percentagesOf(text: string): readonly Percentage[] {
  const found: Percentage[] = [];
  let from = 0;
  /** Of the one before it: in a list, 97.5%、98.2%, the words stand before the first alone. */
  let kindBefore: PercentageKind | undefined;
  for (const match of text.matchAll(PERCENTAGE)) {
    const [all, printed = '', fraction = ''] = match;
    const end = match.index + all.length;
    const words: string = text.slice(from, match.index);
    const clause = words.split(/[，。；,;]/).at(-1) ?? '';
    const listed = /^[、和及与]\s*$/.test(words);
    const kind: PercentageKind | undefined = listed
      ? kindBefore
      : LABELS.find(([label]) => label.test(clause))?.[1];
    from = end;
    if (kind === undefined || NO_SHARE.test(clause) || NO_SHARE_AFTER.test(text.slice(end))) continue;
    kindBefore = kind;
    found.push({
      ...{ at: match.index, end, text: printed, digits: fraction.length, kind },
      label: `${clause.trim().slice(-20)}${all}`,
    });
  }
  return found;
}

/** @param paragraph as it stands in the document. */
export function readNumbers(paragraph: string): Numbers {
  const text = plainDigits(paragraph);
  return { counts: countsOf(text), percentages: percentagesOf(text) };
}
