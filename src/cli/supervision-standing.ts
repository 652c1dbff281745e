// `xunjian supervision standing`: how each city stands in a year, with numerators and denominators.
import { Command } from 'commander';
import { inOneLine } from '../app/config-problems.ts';
import { loadEdition } from '../app/edition.ts';
import { loadHolidays } from '../app/holidays.ts';
import { dateAt } from '../model/calendar.ts';
import { cityOf } from '../model/region.ts';
import { supervisionLedger } from '../run/supervision/import.ts';
import { cityStandings } from '../run/supervision/standing.ts';
import { CommandFailure } from './exit.ts';
import { regionCode } from './options.ts';
import { standingText } from './supervision-text.ts';
import { withHouse } from './with-house.ts';
import { yearOption } from './year-option.ts';

interface StandingFlags {
  readonly year: number;
  readonly region?: string;
  readonly edition?: string;
}

async function standing({ year, region, edition: id }: StandingFlags, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    const { store, options, regions } = house;
    const named = id === undefined ? null : await loadEdition(options.workspace, id.trim());
    if (named?.ok === false) throw new CommandFailure(inOneLine(named.error));
    const edition = named?.value ?? house.edition;
    const calendar = await loadHolidays(options.workspace);
    if (!calendar.ok) throw new CommandFailure(inOneLine(calendar.error));
    const standings = cityStandings({
      ...{ year, asOf: dateAt(options.asOf), regions, ledger: await supervisionLedger(store) },
      ...{ table: edition.supervision, calendar: calendar.value, digits: edition.rounding.digits },
    });
    if (!standings.ok) throw new CommandFailure(standings.error);
    const cities = standings.value.filter(({ city }) => region === undefined || city === cityOf(region));
    const about = { year, asOf: dateAt(options.asOf), edition: edition.id };
    process.stdout.write(
      options.json ? `${JSON.stringify({ ...about, cities })}\n` : standingText(cities, about),
    );
  });
}

export function standingCommand(): Command {
  return new Command('standing')
    .description('各市（州）一年的情况：留言、未办结、超期、整改超期、抽查比例，附分子和分母')
    .addOption(yearOption('哪一年').makeOptionMandatory())
    .option('--region <CODE>', '只看这个市（州）', regionCode)
    .option('--edition <ID>', '按哪个指标版本的期限，默认 national-2019')
    .action(standing);
}
