// What exporting and explaining a bulletin share: the period judged, collected, and made into the model.
import type { House } from '../app/house.ts';
import { parseCalendarDate } from '../model/calendar.ts';
import { bulletinModel, type BulletinModel } from '../report/bulletin/model.ts';
import { bulletinRuns, collectBulletin, type JudgedBatch } from '../run/bulletin.ts';
import { assess, assessAccountsOf, editionOf } from './assess-house.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import type { BulletinInput } from '../report/bulletin/input.ts';

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

/** Judges the period's runs anew from what is stored. @throws CommandFailure with one Chinese line. */
export async function prepareBulletin(
  house: House,
  period: string,
  date: string | null,
): Promise<PreparedBulletin> {
  const { loadWordings } = await import('../app/bulletin-templates.ts');
  const wordings = await loadWordings(house.options.workspace);
  if (!wordings.ok) throw new CommandFailure(wordings.error);
  const found = await bulletinRuns(house.store, period);
  if (!found.ok) throw new CommandFailure(found.error);
  const { night, batches, sample } = found.value;
  const { verdicts: siteVerdicts } = await assess(house, { period });
  const open = new Set(sample.members.map(({ id }) => id));
  const judgedBatches: JudgedBatch[] = [];
  for (const run of batches) {
    if (open.size === 0) break;
    const { verdicts } = await assessAccountsOf(house, run, { period });
    for (const { subject } of verdicts) open.delete(subject);
    judgedBatches.push({ run, verdicts });
  }
  const input = await collectBulletin(house.store, {
    ...{ ...found.value, period, date, siteVerdicts, judgedBatches },
    ...{ edition: await editionOf(house, night), regions: house.regions, wordings: wordings.value },
    settings: house.config.bulletin,
    checkNames: new Map(house.checks.map(({ check }) => [check.id, check.title])),
  });
  const sealed = [night, ...judgedBatches.map(({ run }) => run)].map(
    ({ sealedAt, asOf }) => sealedAt ?? asOf,
  );
  return { input, model: bulletinModel(input), at: Math.max(...sealed) };
}
