// One row of an inspector's table as what they saw of an account, or everything that is wrong with it.
import type { AccountEntry, ShownState } from '../model/account-entry.ts';
import type { PostTime } from '../model/account-reading.ts';
import type { Account, Platform } from '../model/account.ts';
import { isoAt } from '../model/calendar.ts';
import type { Result } from '../model/result.ts';
import { ENTRY_COLUMNS, type EntryColumn, type EntryWords } from './entry-words.ts';
import type { Heading } from './header.ts';
import { readLink, type LinkBelongs } from './link-cell.ts';
import { momentText } from './moment-cell.ts';
import { knownAccount } from './read-self-reports.ts';
import { RowReader } from './row-reader.ts';
import { readScreenshots, type PictureFiles } from './screenshot-cell.ts';
import type { SheetRow } from './sheet.ts';
import type { Row } from './table.ts';

/** What was seen, before its screenshots are kept. */
export type SeenEntry = Omit<AccountEntry, 'evidence' | 'enteredAt'>;

export interface FilledRow {
  readonly seen: SeenEntry;
  /** Names of files in the folder of screenshots. */
  readonly screenshots: readonly string[];
}

export type NewestFault = 'typed-unreadable' | 'typed-future' | 'printed-future' | 'contradiction';

export interface EntryReference {
  readonly words: EntryWords;
  /** The register, by 备案编号. */
  readonly accounts: ReadonlyMap<string, Account>;
  readonly pictures: PictureFiles | null;
  /** Epoch ms: nobody can have looked later. */
  readonly latestSeen: number;
  readonly linkBelongs: LinkBelongs;
  /** A moment, epoch ms; `day` when only a day is named, null when it is none. */
  readonly readMoment: (text: string) => number | 'day' | null;
  /** The newest post's time from both columns; null when there is none or it cannot be read. */
  readonly newestTime: (
    texts: { readonly printed: string; readonly typed: string },
    seenAt: number,
  ) => Result<PostTime | null, NewestFault>;
  /** Chinese, what tells against the account. */
  readonly tellsAgainst: (seen: SeenEntry) => readonly string[];
}

type Reader = RowReader<EntryColumn>;

/** Columns that only tell which account it is, who looked and when: filled in, they say nothing yet. */
const GIVEN: ReadonlySet<EntryColumn> = new Set([
  'id',
  'platform',
  'name',
  'organizer',
  'url',
  'why',
  'entered',
  'inspector',
  'seenAt',
]);

const FILLED = ENTRY_COLUMNS.filter((column) => !GIVEN.has(column));

const GONE: ReadonlySet<ShownState> = new Set(['deregistered', 'suspended']);
const LONGEST_TEXT = 2000;

const isBlank = (reader: Reader, columns: readonly EntryColumn[]): boolean =>
  columns.every((column) => reader.text(column) === '');

/** Titles and remarks are anybody's words: addresses and long sentences are welcome in them. */
function freeText(reader: Reader, column: EntryColumn): string {
  const text = reader.text(column).replaceAll(/\s+/g, ' ');
  if (text.length > LONGEST_TEXT)
    reader.problem(column, `超过 ${String(LONGEST_TEXT)} 个字，多为引号不成对，请核对这一行和下面几行`);
  return text;
}

/** null with a problem told. */
function readSeenAt(reader: Reader, { readMoment, latestSeen }: EntryReference): number | null {
  const text = momentText(reader, 'seenAt');
  const moment = text === '' ? null : readMoment(text);
  if (text === '') reader.problem('seenAt', '不能为空，应如 2021-12-20 10:30');
  else if (moment === null) reader.problem('seenAt', '不是时间，应如 2021-12-20 10:30');
  else if (moment === 'day') reader.problem('seenAt', '请写到几点几分，应如 2021-12-20 10:30');
  else if (moment > latestSeen) reader.problem('seenAt', '晚于现在，请核对日期和时间');
  else return moment;
  return null;
}

const NEWEST_FAULTS = {
  'typed-unreadable': ['newest', '不是日期，应如 2021-12-18 或 2021-12-18 09:30'],
  'typed-future': ['newest', '晚于检查时点，请核对这两个时间'],
  'printed-future': ['shownTime', '晚于检查时点，请核对这两个时间'],
  contradiction: ['newest', '与显示时间对不上，请核对：显示时间按检查时点换算'],
} as const satisfies Record<NewestFault, readonly [EntryColumn, string]>;

/** A post that nobody can put a time to. That the list was looked through as well would read as an empty list. */
function tellUndated(reader: Reader, printed: string, { words }: EntryReference): void {
  const column = printed === '' ? 'title' : 'shownTime';
  const said = printed === '' ? '有最新一条却没有时间' : '换算不出时间';
  if (reader.lookUp('wholeList', words.yesNo) === 'yes')
    reader.problem(column, `${said}，请在“最新一条时间”里填写日期`);
  else reader.note(column, `${said}，不能说明更新与否；知道日期的请填写“最新一条时间”`);
}

function readNewest(reader: Reader, seenAt: number | null, reference: EntryReference): PostTime | null {
  const texts = { printed: momentText(reader, 'shownTime'), typed: momentText(reader, 'newest') };
  // Without 检查时点 there is nothing that 3天前 could count from; that fault is told already.
  if (seenAt === null) return null;
  const time = reference.newestTime(texts, seenAt);
  if (!time.ok) {
    const [column, said] = NEWEST_FAULTS[time.error];
    reader.problem(column, said);
    return null;
  }
  if (time.value === null && !isBlank(reader, ['title', 'link', 'shownTime']))
    tellUndated(reader, texts.printed, reference);
  return time.value;
}

function readShownName(reader: Reader, account: Account | null, state: ShownState): string {
  const shown = reader.maybeWords('shownName');
  if (GONE.has(state)) return shown;
  if (shown === '') reader.problem('shownName', '不能为空，请填写页面上显示的账号名称');
  else if (account !== null && state !== 'renamed' && plain(shown) !== plain(account.name))
    reader.note('shownName', `与台账名称“${account.name}”不同，请核对是不是这个账号；改了名的，异常填“改名”`);
  return shown;
}

/** Width, case and spaces make no other name. */
const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** What is used rather than read: a mini-program too can only be tried on a device. */
const USED: ReadonlySet<Platform> = new Set(['app-ios', 'app-android', 'mini-program']);

function readAppUsable(reader: Reader, account: Account | null, { words }: EntryReference): boolean | null {
  const usable = reader.word('appUsable', words.yesNo);
  if (usable === null || account === null) return null;
  if (USED.has(account.platform)) return usable === 'yes';
  reader.problem('appUsable', '这个账号不是 App 或小程序，请把这一格清空');
  return null;
}

function readInspector(reader: Reader): string {
  if (reader.text('inspector') !== '') return reader.words('inspector');
  reader.problem('inspector', '不能为空，请填写检查人姓名');
  return '';
}

function readSeen(reader: Reader, account: Account | null, reference: EntryReference): SeenEntry | null {
  const { words, linkBelongs } = reference;
  const inspector = readInspector(reader);
  const seenAt = readSeenAt(reader, reference);
  const state = reader.word('state', words.state) ?? 'normal';
  const seen = {
    ...{ inspector, state, shownName: readShownName(reader, account, state) },
    title: freeText(reader, 'title'),
    link: readLink(reader, 'link', account?.platform ?? null, linkBelongs),
    shownTime: momentText(reader, 'shownTime'),
    newest: readNewest(reader, seenAt, reference),
    wholeList: reader.word('wholeList', words.yesNo) === 'yes',
    comments: reader.word('comments', words.tried) ?? 'untried',
    messages: reader.word('messages', words.tried) ?? 'untried',
    offTopic: reader.word('offTopic', words.yesNo) === 'yes',
    appUsable: readAppUsable(reader, account, reference),
    remarks: freeText(reader, 'remarks'),
  };
  return account === null || seenAt === null ? null : { ...seen, account: account.id, seenAt };
}

/** Reads one row; every fault of it is told. A row in which nothing was filled in stands for nothing. */
export function readEntryRow(
  row: Row,
  heading: Heading<EntryColumn>,
  reference: EntryReference,
): SheetRow<FilledRow> {
  const reader = new RowReader(row, heading);
  const { problems, notes } = reader;
  const nothing = { row: row.number, item: null, key: '', problems, notes };
  const account = knownAccount(reader, 'id', reference.accounts);
  if (isBlank(reader, ['inspector', 'seenAt', ...FILLED])) return nothing;
  if (isBlank(reader, FILLED)) {
    reader.problem('inspector', '填了检查人或检查时点，却没有填看到了什么；没有看的账号请整行留空');
    return nothing;
  }
  const screenshots = readScreenshots(reader, 'screenshots', reference.pictures);
  const seen = readSeen(reader, account, reference);
  const named = reader.text('screenshots') !== '';
  // Of a row with faults what tells against the account is not sure yet.
  const against = seen === null || problems.length > 0 || named ? [] : reference.tellsAgainst(seen);
  if (against.length > 0)
    reader.problem(
      'screenshots',
      `${against.join('、')}：对账号不利的录入至少要有一张截图，请填写截图文件名`,
    );
  reader.noteStrays();
  if (seen === null) return nothing;
  return {
    ...nothing,
    item: problems.length === 0 ? { seen, screenshots } : null,
    key: [seen.account, seen.inspector, isoAt(seen.seenAt)].join(' '),
  };
}
