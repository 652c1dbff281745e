// The columns of the sheets an edition is edited in: one list for writing and for reading back.
import { z } from 'zod';

/** As it comes out of a spreadsheet. */
export type RawCell = string | number | boolean | Date | null;

/** How a value stands in a cell. `words`: our word → the Chinese one. */
type Kind = 'text' | 'number' | 'list' | 'span' | 'word';

export interface Field {
  readonly kind: Kind;
  readonly words: Readonly<Record<string, string>>;
  readonly key: string;
  readonly header: string;
  /** In half-width characters. */
  readonly width: number;
}

const field = (key: string, header: string, width: number, kind: Exclude<Kind, 'word'> = 'text'): Field => ({
  ...{ key, header, width, kind, words: {} },
});
const word = (
  key: string,
  header: string,
  width: number,
  words: Readonly<Record<string, string>>,
): Field => ({
  ...{ key, header, width, kind: 'word', words },
});

const YES = { true: '是', false: '否' };

export const INDICATOR_FIELDS: readonly Field[] = [
  field('id', '编号', 34),
  field('name', '名称', 28),
  field('group', '所属一级指标', 26),
  word('appliesTo', '适用对象', 10, { site: '网站', account: '新媒体' }),
  word('needsServices', '只查有对外服务的', 18, YES),
  field('total', '总分', 8, 'number'),
  field('evidence', '依据', 8),
  field('source', '出处', 40),
];

export const CLAUSE_FIELDS: readonly Field[] = [
  field('id', '细则编号', 10),
  field('text', '评分细则', 60),
  field('evidence', '依据', 8),
  field('source', '出处', 40),
  word('automation', '认定方式', 10, { automatic: '自动', suspected: '疑似', manual: '人工' }),
  field('points', '分值', 8, 'number'),
  word('per', '计分', 8, { once: '一次', each: '每项' }),
  field('cap', '上限', 8, 'number'),
  field('limit', '计数起点', 10, 'number'),
  field('window', '回溯', 12, 'span'),
  field('deadline', '期限', 12, 'span'),
  field('atLeast', '至少', 8, 'number'),
  field('dedupGroup', '去重组', 16),
  field('computed', '系统计数', 24),
  field('checks', '检查', 30, 'list'),
  word('over', '时段', 8, { run: '一轮', period: '一段' }),
  field('convictedBy', '认定检查', 24, 'list'),
  field('informedBy', '参考检查', 24, 'list'),
];

const SPANS = [
  ['workingDays', '个工作日'],
  ['months', '个月'],
  ['days', '天'],
] as const;

const SpanContent = z.record(z.string(), z.number());

/** The cell of a value; null is an empty one. */
export function toCell(field: Field, value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (field.kind === 'word') {
    const own = String(z.union([z.string(), z.boolean()]).parse(value));
    return field.words[own] ?? own;
  }
  if (field.kind === 'list') return z.array(z.string()).parse(value).join('、');
  if (field.kind === 'number') return z.number().parse(value);
  if (field.kind === 'text') return z.string().parse(value);
  const span = SpanContent.parse(value);
  const unit = SPANS.find(([key]) => span[key] !== undefined);
  return unit ? `${span[unit[0]] ?? ''}${unit[1]}` : null;
}

function spanOf(text: string): unknown {
  const unit = SPANS.find(([, ending]) => text.endsWith(ending));
  const count = unit && text.slice(0, -unit[1].length).trim();
  return unit && /^\d+$/.test(count ?? '') ? { [unit[0]]: Number(count) } : text;
}

/** What a cell says; undefined of an empty one. What cannot be read stays as it is, for the shape to refuse by name. */
export function fromCell(field: Field, cell: RawCell | undefined): unknown {
  if (cell === null || cell === undefined || cell === '') return field.kind === 'list' ? [] : undefined;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = String(cell).trim();
  if (text === '') return field.kind === 'list' ? [] : undefined;
  if (field.kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (field.kind === 'list') return text.split(/[、,，\s]+/).filter((one) => one !== '');
  if (field.kind === 'span') return spanOf(text);
  if (field.kind === 'text') return text;
  const known = Object.entries(field.words).find(([own, said]) => said === text || own === text)?.[0] ?? text;
  return known === 'true' || known === 'false' ? known === 'true' : known;
}
