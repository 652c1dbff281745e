// Regular expressions that come from tables: checked when the table is read, compiled once.
import { z } from 'zod';

/** A table cell that holds a regular expression; a broken one is a fault of the table, named by its path. */
export const PatternText = z.string().min(1).refine(compiles, 'not a regular expression');

/** One case-insensitive expression that matches where any of these does. */
export function anyOf(sources: readonly string[]): RegExp {
  return new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'i');
}

/** Plain words as the source of an expression; the longest is tried first, blanks may stand between characters. */
export function looseWords(words: readonly string[]): string {
  const byLength = [...words].sort((left, right) => right.length - left.length);
  return byLength.map((word) => [...word.replace(/\s+/g, '')].map(escape).join('\\s*')).join('|');
}

function escape(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}

function compiles(source: string): boolean {
  try {
    return new RegExp(source, 'i').source !== '';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
