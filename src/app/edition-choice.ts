// Which edition of the rules holds: the office's family names it by the day, unless one edition is named outright.
import { editionOn } from '../judge/rules/choose.ts';
import type { CalendarDate } from '../model/calendar.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import { editionIds, isDemonstration, loadEdition } from './edition.ts';
import type { RulesSettings } from './settings.ts';

/** @returns one Chinese line per problem of an edition, or one that says that none is in force. */
export async function editionInForce(
  workspace: string,
  { family, edition }: RulesSettings,
  day: CalendarDate,
): Promise<Result<Edition, readonly string[]>> {
  if (edition !== '') return loadEdition(workspace, edition);
  const all: Edition[] = [];
  for (const id of await editionIds(workspace)) {
    if (await isDemonstration(workspace, id)) continue;
    const loaded = await loadEdition(workspace, id);
    // A family cannot be told of a file that cannot be read: it may be the very one that is in force.
    if (!loaded.ok) return loaded;
    all.push(loaded.value);
  }
  const found = editionOn(all, family, day);
  return found
    ? ok(found)
    : err([
        `${day} 没有生效的 ${family} 指标版本；请在工作目录的 config/indicators/ 下补上，或在 config/system.yaml 的 rules 中改 family、指明 edition`,
      ]);
}
