// How many accounts were opened and closed, per platform and city; every rate with its numerator and denominator.
import { percentage } from '../../judge/rate.ts';
import type { Account, AccountStatus } from '../../model/account.ts';
import type { CalendarDate } from '../../model/calendar.ts';

export interface Lifecycle {
  /** Every account ever registered. */
  readonly opened: number;
  /** As the register says now; migrated accounts are not closed. */
  readonly byStatus: Readonly<Record<AccountStatus, number>>;
  /** `closed / opened` in percent, two digits, half-up; null when there is none. */
  readonly shutDown: {
    readonly numerator: number;
    readonly denominator: number;
    readonly rate: string | null;
  };
  /** Opened and closed within the span by their dates, where one was asked for. */
  readonly within: { readonly opened: number; readonly closed: number } | null;
}

export interface Span {
  /** Both days included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const inside = (day: CalendarDate | null, { from, to }: Span): boolean =>
  day !== null && day >= from && day <= to;

export function lifecycleOf(accounts: readonly Account[], span: Span | null): Lifecycle {
  const byStatus: Record<AccountStatus, number> = { running: 0, suspended: 0, migrated: 0, closed: 0 };
  for (const { status } of accounts) byStatus[status] += 1;
  const [numerator, denominator] = [byStatus.closed, accounts.length];
  return {
    opened: accounts.length,
    byStatus,
    shutDown: { numerator, denominator, rate: percentage(numerator, denominator, 2) },
    within: span && {
      opened: accounts.filter(({ openedOn }) => inside(openedOn, span)).length,
      closed: accounts.filter(({ status, closedOn }) => status === 'closed' && inside(closedOn, span)).length,
    },
  };
}
