// The words by which an entry admits that its section is not there yet.
import { z } from 'zod';
import { anyOf, PatternText } from '../patterns.ts';

const ConstructionFile = z.strictObject({ about: z.string(), patterns: z.array(PatternText).min(1) });

/** Compiles data/signatures/construction.json. */
export function compileConstruction(raw: unknown): RegExp {
  return anyOf(ConstructionFile.parse(raw).patterns);
}
