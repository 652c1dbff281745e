// What is wrong with one value of a configuration, in Chinese.
import type { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表',
  object: '“键: 值”',
  record: '“键: 值”',
};
const LONGEST_SHOWN = 40;

function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

type Issue = z.core.$ZodIssue;

function wrongSize(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  const [small, limit] =
    issue.code === 'too_small' ? [true, Number(issue.minimum)] : [false, Number(issue.maximum)];
  const inclusive = issue.inclusive ?? true;
  if (issue.origin === 'string' || issue.origin === 'array') {
    if (small && limit === 1) return '不能为空';
    return `应有${small ? '至少' : '至多'} ${limit} ${issue.origin === 'string' ? '个字' : '项'}`;
  }
  const word = small ? (inclusive ? '不小于' : '大于') : inclusive ? '不大于' : '小于';
  return `应${word} ${limit}，现为 ${shown(issue.input)}`;
}

/** @param issue from a parse with `reportInput`, so that the value found can be named. */
export function issueText(issue: Issue): string {
  if (issue.code !== 'unrecognized_keys' && issue.code !== 'custom') {
    if (issue.input === undefined) return '没有写';
    if (issue.input === null) return '是空的';
  }
  switch (issue.code) {
    case 'invalid_type':
      return `应为${KINDS[issue.expected] ?? ` ${issue.expected}`}，现为 ${shown(issue.input)}`;
    case 'too_small':
    case 'too_big':
      return wrongSize(issue);
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一，现为 ${shown(issue.input)}`;
    case 'unrecognized_keys':
      return `有不认识的键 ${issue.keys.join('、')}`;
    default:
      return isChinese(issue.message) ? issue.message : `写法不对，现为 ${shown(issue.input)}`;
  }
}
