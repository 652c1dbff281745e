// Which rows belong to a year's assessment, and to which city.
import type { CalendarDate } from '../../model/calendar.ts';
import { quarterOf } from '../../model/quarter.ts';
import { cityOf } from '../../model/region.ts';
import type { SupervisionLedger } from '../../model/supervision.ts';

const inYear = (day: string, year: number): boolean => day.startsWith(`${String(year)}-`);

/** Messages by the year they came in, faults by the year they were found, checks by their quarter. */
export function ofYear(
  { errorReports, rectifications, cityChecks }: SupervisionLedger,
  year: number,
): SupervisionLedger {
  return {
    errorReports: errorReports.filter(({ receivedOn }) => inYear(receivedOn, year)),
    rectifications: rectifications.filter(({ foundOn }) => inYear(foundOn, year)),
    cityChecks: cityChecks.filter(({ period }) => period.startsWith(`${String(year)}Q`)),
  };
}

/** What lies in one city, its counties included; a province's code stands for its own units. */
export function ofCity(
  { errorReports, rectifications, cityChecks }: SupervisionLedger,
  city: string,
): SupervisionLedger {
  const here = ({ region }: { readonly region: string }): boolean => cityOf(region) === city;
  return {
    errorReports: errorReports.filter(here),
    rectifications: rectifications.filter(here),
    cityChecks: cityChecks.filter(here),
  };
}

/** The quarters of the year whose last day is not later than this one. */
export function endedQuarters(year: number, asOf: CalendarDate): readonly string[] {
  return [1, 2, 3, 4]
    .map((number) => `${String(year)}Q${String(number)}`)
    .filter((period) => (quarterOf(period)?.to ?? asOf) <= asOf);
}
