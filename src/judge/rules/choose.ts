// Editions follow each other in time: which one is in force on a day, and which of them claim the same days.
import type { CalendarDate } from '../../model/calendar.ts';
import type { Edition } from '../../model/indicator.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { quarterOf } from '../../model/quarter.ts';

/** What is read of an edition to place it in time. */
export type DatedEdition = Pick<Edition, 'id' | 'family' | 'effectiveFrom' | 'effectiveTo' | 'demo'>;

const byStart = (one: DatedEdition, other: DatedEdition): number =>
  one.effectiveFrom < other.effectiveFrom
    ? -1
    : one.effectiveFrom > other.effectiveFrom
      ? 1
      : one.id < other.id
        ? -1
        : 1;

/** One Chinese line per two editions of one family that are in force on the same day. */
export function overlaps(editions: readonly DatedEdition[]): readonly string[] {
  const sorted = [...editions].sort(byStart);
  return sorted.flatMap((one, index) =>
    sorted
      .slice(index + 1)
      // Without a last day an edition gives way to the next one; two that begin together leave it open which holds.
      .filter(
        (next) =>
          next.family === one.family &&
          (next.effectiveFrom === one.effectiveFrom ||
            (one.effectiveTo !== null && next.effectiveFrom <= one.effectiveTo)),
      )
      .map(
        (next) =>
          `指标版本 ${one.id}（${one.effectiveFrom} 至 ${one.effectiveTo ?? '下一版'}）与 ${next.id}（自 ${next.effectiveFrom}）同属 ${one.family}，生效日期重叠；请改正 effectiveFrom、effectiveTo，或用 family 分开`,
      ),
  );
}

/** The family's edition in force on this day: the last one begun and not ended. Demonstrations are never chosen. */
export function editionOn<E extends DatedEdition>(
  editions: readonly E[],
  family: string,
  day: CalendarDate,
): E | null {
  const begun = editions
    .filter((one) => one.family === family && !one.demo && one.effectiveFrom <= day)
    .sort(byStart);
  const last = begun.at(-1);
  return last && (last.effectiveTo === null || day <= last.effectiveTo) ? last : null;
}

/**
 * A period is judged by the edition in force on its last day.
 * @param period a quarter, `2021Q4`.
 * @returns one Chinese line when there is none.
 */
export function editionForPeriod<E extends DatedEdition>(
  editions: readonly E[],
  family: string,
  period: string,
): Result<E, string> {
  const quarter = quarterOf(period);
  if (quarter === null) return err(`${period} 不是季度，应如 2021Q4`);
  const found = editionOn(editions, family, quarter.to);
  return found
    ? ok(found)
    : err(`${quarter.to} 没有生效的 ${family} 指标版本；请补上该时期的版本，或用 --edition 指明`);
}
