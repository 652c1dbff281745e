// One row of the file as an account, or everything that is wrong with it.
import type { Account, AccountStatus } from '../model/account.ts';
import type { CalendarDate } from '../model/calendar.ts';
import type { Region } from '../model/region.ts';
import type { AccountColumn, AccountWords } from './account-words.ts';
import { readAddress } from './address.ts';
import type { Heading } from './header.ts';
import { readPlatform } from './platform-cell.ts';
import { levelOf, readRegion } from './region-cell.ts';
import { RowReader } from './row-reader.ts';
import type { SheetRow } from './sheet.ts';
import type { Row } from './table.ts';

type Reader = RowReader<AccountColumn>;

/** Longer ids are slips of a column; spaces within would keep one from being named on a command line. */
const LONGEST_ID = 64;

function readId(reader: Reader): string {
  const id = reader.text('id').normalize('NFKC');
  if (id === '') reader.problem('id', '不能为空');
  else if (/\s/.test(id) || id.length > LONGEST_ID)
    reader.problem('id', `中间不能有空格，最长 ${LONGEST_ID} 个字`);
  else if (/^[=+\-@]/.test(id)) reader.problem('id', '像是公式，请改为文字');
  return id;
}

function readUrl(reader: Reader): string {
  const typed = reader.text('url');
  if (typed === '') return '';
  const address = readAddress(typed);
  if (!address.ok) {
    reader.problem('url', address.error);
    return '';
  }
  if (address.value.note !== '') reader.note('url', address.value.note);
  return address.value.url;
}

interface Dates {
  readonly openedOn: CalendarDate | null;
  readonly changedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
}

function readDates(reader: Reader): Dates {
  const [openedOn, changedOn] = [reader.date('openedOn'), reader.date('changedOn')];
  const closedOn = reader.date('closedOn');
  if (openedOn && closedOn && closedOn < openedOn) reader.problem('closedOn', `早于开设日期 ${openedOn}`);
  return { openedOn, changedOn, closedOn };
}

/** A row that names no state but the day of its closing is closed. */
function statusOf(reader: Reader, words: AccountWords, { closedOn }: Dates): AccountStatus {
  const status = reader.word('status', words.status);
  if (status === 'running' && closedOn)
    reader.note('closedOn', '填了关停日期，状态却是正常运行，请核对；以状态为准');
  return status ?? (closedOn ? 'closed' : 'running');
}

/** Reads one row; every fault of it is told, not only the first. `regions` by code. */
export function readAccountRow(
  row: Row,
  heading: Heading<AccountColumn>,
  words: AccountWords,
  regions: ReadonlyMap<string, Region>,
): SheetRow<Account> {
  const reader = new RowReader(row, heading);
  const id = readId(reader);
  const region = readRegion(reader, regions);
  const provincialDepartment = reader.word('provincialDepartment', words.yesNo) === 'yes';
  const dates = readDates(reader);
  const account: Account = {
    id,
    platform: readPlatform(reader, 'platform', words.platform) ?? 'other',
    name: reader.words('name'),
    handle: reader.text('handle').replaceAll(/\s+/g, ''),
    url: readUrl(reader),
    organizer: reader.words('organizer'),
    region,
    level: reader.word('level', words.level) ?? (provincialDepartment ? 'province' : levelOf(region)),
    representsGovernment: reader.word('representsGovernment', words.yesNo) === 'yes',
    provincialDepartment,
    status: statusOf(reader, words, dates),
    ...dates,
    certifiedAs: reader.maybeWords('certifiedAs'),
  };
  reader.noteStrays();
  const { problems, notes } = reader;
  return { row: row.number, item: problems.length === 0 ? account : null, key: id, problems, notes };
}
