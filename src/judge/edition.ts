// Reads one edition of the rules from its YAML text and refuses it, in Chinese, when anything in it is amiss.
import type { Edition } from '../model/indicator.ts';
import type { Result } from '../model/result.ts';
import { assembleEdition } from './rules/assemble.ts';
import { readEditionFile } from './rules/shape.ts';

/**
 * Reads an edition's one file; the files it includes and the edition it extends are left out (see src/app/edition.ts).
 * @param fileName as shown to people.
 * @returns the edition, or one Chinese line per problem: file, key, what is wrong, what to do.
 */
export function parseEdition(yamlText: string, fileName: string): Result<Edition, readonly string[]> {
  const file = readEditionFile(yamlText, fileName);
  return file.ok ? assembleEdition(file.value, [], null) : file;
}
