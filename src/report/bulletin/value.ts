// What stands for a placeholder of a template: pieces of text, each number naming its figure.
import type { Annex, AnnexColumn } from './annex.ts';
import type { Chart } from './charts.ts';
import type { Figure } from './figure.ts';

/** A piece of a sentence; `figure` names the figure whose number it is. */
export interface Piece {
  readonly text: string;
  readonly figure?: string;
}

/** What stands for a placeholder; `empty` decides 若 and 无. */
export interface Value {
  readonly pieces: readonly Piece[];
  readonly empty: boolean;
}

export type Scope = ReadonlyMap<string, Value>;

/** Values that a paragraph is repeated over. */
export interface ModelList {
  readonly id: string;
  readonly name: string;
  /** What every item offers a paragraph, besides 序 (一, 二, 三 …). */
  readonly offers: readonly string[];
  readonly items: readonly Scope[];
  /** Lists that an item holds of its own; asked with null for what they are called and offer, whatever there is. */
  readonly within?: (item: number | null) => readonly ModelList[];
  /** As a table: each column is headed by a name that is offered. Absent: it cannot be one. */
  readonly columns?: readonly AnnexColumn[];
}

/** What a template is filled with. */
export interface TemplateModel {
  readonly scope: Scope;
  readonly lists: readonly ModelList[];
  readonly annexes?: readonly Annex[];
  readonly charts?: readonly Chart[];
}

export const textOf = (value: Value | undefined): string =>
  (value?.pieces ?? []).map(({ text }) => text).join('');

export const textValue = (text: string): Value => ({ pieces: [{ text }], empty: text === '' });

export const figureValue = (figure: Figure): Value => ({
  pieces: [{ text: figure.text, figure: figure.id }],
  empty: figure.denominator === null && figure.numerator === 0,
});

/** Under its id and its Chinese name. */
export const figureEntries = (figure: Figure): readonly (readonly [string, Value])[] => [
  [figure.id, figureValue(figure)],
  [figure.name, figureValue(figure)],
];

/** `甲、乙、丙`, and 等 where there are more. */
export function namesText(names: readonly string[], atMost: number): string {
  const text = names.slice(0, atMost).join('、');
  return names.length > atMost ? `${text}等` : text;
}
