// How a veto that was found is worded in a list that names offices: 突出问题.
import { z } from 'zod';
import type { Edition } from '../../model/indicator.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { IndicatorResult, Verdict } from '../../model/verdict.ts';
import { readYaml } from '../../model/yaml-text.ts';

/** By indicator and clause, `site.columns-not-updated.c`; `{count}` and `{limit}` stand for the numbers. */
export type Wordings = ReadonlyMap<string, string>;

const Shape = z.record(z.string(), z.string().trim().min(1));

/** @returns one Chinese line naming the file when it cannot be read. */
export function parseWordings(text: string, name: string): Result<Wordings, string> {
  const yaml = readYaml(text);
  if (!yaml.ok) return err(`${name}${yaml.error}`);
  const shape = Shape.safeParse(yaml.value ?? {});
  return shape.success
    ? ok(new Map(Object.entries(shape.data)))
    : err(
        `${name}：应当是一行一条“指标编号.细则: 写法”；请对照安装目录 config/templates/bulletin/wording.yaml`,
      );
}

export const wordingKey = ({ id, clause }: Pick<IndicatorResult, 'id' | 'clause'>): string =>
  clause === '' ? id : `${id}.${clause}`;

/** One clause: `空白栏目6个`. */
export function clauseWords(result: IndicatorResult, edition: Edition, wordings: Wordings): string {
  const wording = wordings.get(wordingKey(result));
  const fallback = edition.indicators.find(({ id }) => id === result.id)?.name ?? result.id;
  return (wording ?? fallback)
    .replaceAll('{count}', String(result.count))
    .replaceAll('{limit}', String(result.limit));
}

/** Every veto that convicted, in the order of the rules: `空白栏目6个，超过（含）5个`. */
export function problemWords(verdict: Verdict, edition: Edition, wordings: Wordings): string {
  const failed = verdict.indicators.filter(({ outcome }) => outcome === 'fail');
  return [...new Set(failed.map((result) => clauseWords(result, edition, wordings)))].join('；');
}
