// A cell that names a platform.
import { PLATFORM_NAMES } from '../model/account-words.ts';
import type { Platform } from '../model/account.ts';
import type { RowReader } from './row-reader.ts';
import type { Dictionary } from './words.ts';

/** null with a problem told: there is no account without a platform. */
export function readPlatform<C extends string>(
  reader: RowReader<C>,
  column: C,
  words: Dictionary<Platform>,
): Platform | null {
  if (reader.text(column) === '') {
    reader.problem(column, '不能为空');
    return null;
  }
  const platform = reader.lookUp(column, words);
  if (platform === null)
    reader.problem(column, `不认识的平台，应为：${Object.values(PLATFORM_NAMES).join('、')}`);
  return platform;
}
