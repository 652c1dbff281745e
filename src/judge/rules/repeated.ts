// Names that stand more than once.

/** Each of them once, in the order of their first repetition. */
export function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
