// The table section name → type: the shape of config/section-types.yaml and its compiled form.
import { z } from 'zod';
import { SECTION_TYPES, type SectionType } from '../../model/section.ts';

const type = z.enum(SECTION_TYPES);
const word = z.string().min(1);

/** The shape of config/section-types.yaml; unknown keys are errors. */
export const SectionTypesFile = z.strictObject({
  topics: z.array(word),
  // An office's own file may be older than these: without them no name takes news from above.
  neutral: z.array(z.array(word)).default([]),
  neutralEnds: z.array(word).default([]),
  names: z.record(word, type),
  rules: z
    .array(z.strictObject({ type, words: z.array(word).min(1), except: z.array(word).optional() }))
    .min(1),
  columnTypes: z.record(word, type),
});

export interface TypeRule {
  readonly type: SectionType;
  readonly words: readonly string[];
  readonly except: readonly string[];
}

export interface SectionTypes {
  readonly topics: readonly string[];
  /** What names are made of that say nothing of their own, longest first. */
  readonly neutral: readonly string[];
  readonly neutralEnds: readonly string[];
  readonly names: ReadonlyMap<string, SectionType>;
  readonly rules: readonly TypeRule[];
  readonly columnTypes: ReadonlyMap<string, SectionType>;
}

/** Compiles the parsed YAML; throws a ZodError that names the key when it has another shape. */
export function compileSectionTypes(raw: unknown): SectionTypes {
  const file = SectionTypesFile.parse(raw);
  return {
    topics: file.topics,
    neutral: file.neutral.flat().sort((one, other) => other.length - one.length),
    neutralEnds: file.neutralEnds,
    names: new Map(Object.entries(file.names)),
    rules: file.rules.map((rule) => ({ type: rule.type, words: rule.words, except: rule.except ?? [] })),
    columnTypes: new Map(Object.entries(file.columnTypes)),
  };
}
