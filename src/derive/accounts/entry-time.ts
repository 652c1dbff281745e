// The times an inspector writes down: when they looked, and of the newest post as printed and as they understood it.
import type { PostTime } from '../../model/account-reading.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { HOUR_MS } from './shanghai.ts';
import { readTimeText } from './time-text.ts';

/** After every date that can be written: what is read as of then is cut by no future. */
const NO_FUTURE = Date.UTC(9999, 11, 31);
const WITH_YEAR = /^\s*\d{4}\D/;

/** A moment with its date and clock, epoch ms; `day` when only a day is named, null when it is none. */
export function readMoment(text: string, places: RegExp): number | 'day' | null {
  const read = WITH_YEAR.test(text) ? readTimeText(text, NO_FUTURE, places) : null;
  if (read === null) return null;
  return read.latest - read.earliest >= HOUR_MS ? 'day' : read.earliest;
}

export type TimeFault =
  | 'typed-unreadable' // 最新一条时间 is no date
  | 'typed-future'
  | 'printed-future'
  | 'contradiction';

/** A date, with or without a clock; it must name its year. */
function typedTime(text: string, seenAt: number, places: RegExp): Result<PostTime, TimeFault> {
  const read = WITH_YEAR.test(text) ? readTimeText(text, NO_FUTURE, places) : null;
  if (read === null) return err('typed-unreadable');
  if (read.earliest > seenAt) return err('typed-future');
  return ok({ ...read, latest: Math.min(read.latest, seenAt) });
}

/** null when it cannot be read. */
function printedTime(text: string, seenAt: number, places: RegExp): Result<PostTime | null, TimeFault> {
  const read = readTimeText(text, seenAt, places);
  const anyTime = read ?? readTimeText(text, NO_FUTURE, places);
  if (anyTime?.basis === 'absolute' && anyTime.earliest > seenAt) return err('printed-future');
  return ok(read);
}

/**
 * The newest post's time from both columns, '' where one is empty: where both can be read it is what they have in
 * common, and they contradict each other when that is nothing. null when there is none or it cannot be read.
 * @param seenAt 检查时点, epoch ms: what relative texts count from.
 */
export function newestTime(
  { printed, typed }: { readonly printed: string; readonly typed: string },
  seenAt: number,
  places: RegExp,
): Result<PostTime | null, TimeFault> {
  const shown = printed === '' ? ok(null) : printedTime(printed, seenAt, places);
  if (!shown.ok) return shown;
  const given = typed === '' ? ok(null) : typedTime(typed, seenAt, places);
  if (!given.ok) return given;
  if (shown.value === null || given.value === null) return ok(given.value ?? shown.value);
  const earliest = Math.max(shown.value.earliest, given.value.earliest);
  const latest = Math.min(shown.value.latest, given.value.latest);
  return earliest > latest ? err('contradiction') : ok({ earliest, latest, basis: given.value.basis });
}
