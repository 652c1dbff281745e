// The calendar of obligations as it stands on a day, and notes of what is done.
import type { WorkingCalendar } from '../../derive/dates/working-days.ts';
import { lastNotes, obligationsIn, standingOn, stretchAround } from '../../derive/obligations/occurrences.ts';
import type { ObligationSettings } from '../../derive/obligations/settings.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { ObligationNote, ObligationStanding } from '../../model/obligation.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Store } from '../../store/port.ts';

export interface ObligationHouse {
  readonly store: Pick<Store, 'obligations'>;
  readonly settings: ObligationSettings;
  readonly calendar: WorkingCalendar;
}

/** @param withinDays how far ahead; the setting's own when null. */
export async function obligationStandings(
  { store, settings, calendar }: ObligationHouse,
  asOf: CalendarDate,
  withinDays: number | null = null,
): Promise<readonly ObligationStanding[]> {
  const notes = lastNotes(await store.obligations.notes());
  const stretch = stretchAround(settings, asOf, withinDays ?? settings.withinDays);
  return obligationsIn(settings, stretch, calendar).map((one) => standingOn(one, asOf, notes));
}

/** As it is shown: `annual-report:2022`, or the id alone of something owed once. */
export const spelled = ({ id, period }: Pick<ObligationStanding, 'id' | 'period'>): string =>
  period === '' ? id : `${id}:${period}`;

type NoteRequest = Pick<ObligationNote, 'action' | 'at' | 'by' | 'note'>;

const WORDS = { done: '标为已完成', undone: '撤回' } as const;

/** A year ahead: something may be done long before it is due. */
const AHEAD_DAYS = 400;

/**
 * Notes one as done, or takes that back.
 * @param name as `spelled`.
 * @returns one Chinese line when there is no such thing, or it stands so already.
 */
export async function noteObligation(
  house: ObligationHouse,
  name: string,
  asOf: CalendarDate,
  request: NoteRequest,
): Promise<Result<ObligationStanding, string>> {
  const all = await obligationStandings(house, asOf, AHEAD_DAYS);
  const found = all.find((one) => spelled(one) === name);
  if (!found) {
    const periods = all.filter(({ id }) => id === name).map(spelled);
    const hint = periods.length === 0 ? '' : `；是不是 ${periods.join('、')}`;
    return err(`没有 ${name} 这一项${hint}；运行 xunjian obligations 查看`);
  }
  if ((found.done !== null) === (request.action === 'done'))
    return err(
      `${name} ${found.done === null ? '还没有标为已完成' : '已经标为已完成'}，没有${WORDS[request.action]}`,
    );
  const { id, period } = found;
  await house.store.obligations.add({ id, period, ...request });
  const notes = lastNotes(await house.store.obligations.notes());
  return ok(standingOn(found, asOf, notes));
}
