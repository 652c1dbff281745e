// What the prober saw of one site over the days before a 监测时间点.
import type { CalendarDate } from '../model/calendar.ts';
import type { Exemption, VisitMark } from '../model/probe.ts';
import { token } from './token.ts';

export interface ProbedDay {
  readonly day: CalendarDate;
  readonly marks: readonly VisitMark[];
  /** The filing that covers the day; its visits are not counted then. */
  readonly exemption: Pick<Exemption, 'kind' | 'from' | 'to'> | null;
}

export interface ProbeWeekReading {
  readonly url: string;
  /** The last whole day before the 监测时间点. */
  readonly upTo: CalendarDate;
  /** Oldest first; days without any visit may be left out. */
  readonly days: readonly ProbedDay[];
}

export const ProbeWeek = token<ProbeWeekReading>('probe-week');
