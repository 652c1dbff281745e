// What exporting and explaining a bulletin share: the frozen quarter, collected and made into the model.
import type { House } from '../app/house.ts';
import { parseCalendarDate } from '../model/calendar.ts';
import type { BulletinInput } from '../report/bulletin/input.ts';
import { bulletinModel, type BulletinModel } from '../report/bulletin/model.ts';
import { collectBulletin } from '../run/bulletin.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { frozenOrRefuse } from './judge-period.ts';
import { frozenQuarter } from './period-house.ts';

export interface PreparedBulletin {
  readonly input: BulletinInput;
  readonly model: BulletinModel;
  /** Epoch ms: when the newest of what it rests on was sealed; files bear this time. */
  readonly at: number;
}

/** `--date` as a calendar date. @throws CommandFailure for wrong usage. */
export function dateOption(text: string): string {
  const date = parseCalendarDate(text.trim());
  if (date === null) throw usageFailure(`--date ${text}：不是日期，应如 2021-12-31`);
  return date;
}

/** From the frozen quarter, as decided. @throws CommandFailure with one Chinese line. */
export async function prepareBulletin(
  house: House,
  period: string,
  date: string | null,
): Promise<PreparedBulletin> {
  const { loadWordings } = await import('../app/bulletin-templates.ts');
  const wordings = await loadWordings(house.options.workspace);
  if (!wordings.ok) throw new CommandFailure(wordings.error);
  const quarter = await frozenQuarter(house, period);
  const sites = frozenOrRefuse(quarter.sites, period, 'site');
  const accounts = frozenOrRefuse(quarter.accounts, period, 'account');
  const { store, regions, config } = house;
  const input = await collectBulletin(store, {
    ...{ sites, accounts, regions, date, wordings: wordings.value, settings: config.bulletin },
    checkNames: new Map(house.checks.map(({ check }) => [check.id, check.title])),
    scoring: {
      entries: await store.periods.scores(period),
      doubleEntry: config.scoring.doubleEntry,
      computed: new Map(),
    },
  });
  if (!input.ok) throw new CommandFailure(input.error);
  const at = Math.max(sites.part.sealedAt, accounts.part.sealedAt);
  return { input: input.value, model: bulletinModel(input.value), at };
}
