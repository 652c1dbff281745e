// A document's text as the office edits it: lines of one kind each, with placeholders, conditions and repetitions.
import { err, ok, type Result } from '../../model/result.ts';

export const LINE_KINDS = {
  ...{ title: '# ', heading: '## ', subheading: '### ', recipient: '> ', centred: '^ ' },
} as const;
export type LineKind = keyof typeof LINE_KINDS | 'paragraph';

/** A run of text; `placeholder` where a name stands. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string }
  | { readonly kind: 'condition'; readonly condition: Condition; readonly parts: readonly Part[] };

export interface Condition {
  readonly name: string;
  /** 若: when there is something; 无: when there is nothing. */
  readonly when: '若' | '无';
}

export type Line =
  | {
      readonly kind: LineKind;
      /** From 1, in the file. */
      readonly number: number;
      readonly conditions: readonly Condition[];
      /** The lists it is repeated over, the outermost first; neighbours that share one are repeated together. */
      readonly each: readonly string[];
      readonly parts: readonly Part[];
    }
  | {
      readonly kind: 'table';
      readonly number: number;
      readonly conditions: readonly Condition[];
      readonly each: readonly string[];
      /** The list whose items are its rows. */
      readonly list: string;
    }
  | { readonly kind: 'annexes'; readonly number: number }
  | { readonly kind: 'signature'; readonly number: number }
  | {
      readonly kind: 'chart';
      readonly number: number;
      readonly conditions: readonly Condition[];
      readonly chart: string;
    };

/** Every way a line can be read wrongly, in Chinese, without the file's name. */
class TemplateProblem extends Error {}

const NAME = String.raw`[^{}\[\]|：\s]+`;
const PREFIX = new RegExp(`^\\[(若|无|每) (${NAME})\\]\\s*`);
const TOKEN = new RegExp(`\\[\\[(若|无) (${NAME})\\|(.*?)\\]\\]|\\{(${NAME})\\}`, 'g');

const isWhen = (text: string | undefined): text is Condition['when'] => text === '若' || text === '无';

function stray(text: string): string {
  const mark = /[{}]|\[\[|\]\]/.exec(text);
  if (mark) throw new TemplateProblem(`多出或不成对的 ${mark[0]}`);
  return text;
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  const plain = (to: number): void => {
    if (to > at) parts.push({ kind: 'text', text: stray(text.slice(at, to)) });
  };
  for (const match of text.matchAll(TOKEN)) {
    plain(match.index);
    at = match.index + match[0].length;
    const [, when, name = '', inner = '', placeholder] = match;
    if (placeholder !== undefined) parts.push({ kind: 'placeholder', name: placeholder });
    else if (isWhen(when))
      parts.push({ kind: 'condition', condition: { name, when }, parts: partsOf(inner) });
  }
  plain(text.length);
  return parts;
}

interface Prefixed {
  readonly conditions: readonly Condition[];
  readonly each: readonly string[];
  readonly rest: string;
}

function prefixed(text: string): Prefixed {
  const conditions: Condition[] = [];
  const each: string[] = [];
  let rest = text;
  for (let match = PREFIX.exec(rest); match; match = PREFIX.exec(rest)) {
    const [all, word, name = ''] = match;
    if (isWhen(word)) conditions.push({ name, when: word });
    else each.push(name);
    rest = rest.slice(all.length);
  }
  return { conditions, each, rest };
}

function directive(number: number, { conditions, each, rest: text }: Prefixed): Line {
  const [word, named = ''] = text.slice(1).trim().split(/\s+/);
  if (word === '附件') return { kind: 'annexes', number };
  if (word === '落款') return { kind: 'signature', number };
  if (word === '图' && named !== '') return { kind: 'chart', number, conditions, chart: named };
  if (word === '表' && named !== '') return { kind: 'table', number, conditions, each, list: named };
  throw new TemplateProblem(`看不懂 ${text}；应为 @附件、@落款、@图 图名 或 @表 列表`);
}

function lineOf(text: string, number: number): Line {
  const all = prefixed(text.trim());
  const { conditions, each, rest } = all;
  if (rest.startsWith('@')) return directive(number, all);
  for (const [kind, mark] of Object.entries(LINE_KINDS) as [keyof typeof LINE_KINDS, string][])
    if (rest.startsWith(mark))
      return { kind, number, conditions, each, parts: partsOf(rest.slice(mark.length)) };
  return { kind: 'paragraph', number, conditions, each, parts: partsOf(rest) };
}

/**
 * Blank lines and those that begin with `<!--` say nothing.
 * @returns one Chinese line naming the file and the line when it cannot be read.
 */
export function parseTemplate(text: string, name: string): Result<readonly Line[], string> {
  const lines: Line[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '' || line.trim().startsWith('<!--')) continue;
    try {
      lines.push(lineOf(line, index + 1));
    } catch (error) {
      if (!(error instanceof TemplateProblem)) throw error;
      return err(`${name} 第 ${String(index + 1)} 行：${error.message}`);
    }
  }
  return lines.length === 0
    ? err(`${name} 是空的；请对照安装目录 config/${name.split('/config/')[1] ?? name}`)
    : ok(lines);
}
