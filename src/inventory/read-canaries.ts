// The table of canaries (哨兵账号): large accounts by which it is told whether a platform lets us see anything.
import type { CanaryAccount } from '../model/account-sighting.ts';
import type { Result } from '../model/result.ts';
import type { CanaryColumn, EntryWords } from './entry-words.ts';
import type { Heading } from './header.ts';
import { readLink, type LinkBelongs } from './link-cell.ts';
import { readPlatform } from './platform-cell.ts';
import type { RowRemark } from './problem.ts';
import { RowReader } from './row-reader.ts';
import { readSheet, type Sheet, type SheetRow } from './sheet.ts';
import type { Row } from './table.ts';

export interface CanaryReference {
  readonly words: EntryWords;
  readonly linkBelongs: LinkBelongs;
}

function readRow(
  row: Row,
  heading: Heading<CanaryColumn>,
  { words, linkBelongs }: CanaryReference,
): SheetRow<CanaryAccount> {
  const reader = new RowReader(row, heading);
  const platform = readPlatform(reader, 'platform', words.platform);
  const handle = reader.text('handle').replaceAll(/\s+/g, '');
  if (handle === '') reader.problem('handle', '不能为空：向平台取数要用账号ID，请从账号主页的链接中取得');
  const name = reader.words('name');
  const url = readLink(reader, 'url', platform, linkBelongs);
  // Nothing of a 公众号 can be asked for by its id.
  if (platform === 'wechat' && reader.text('url') === '')
    reader.problem('url', '不能为空：微信公众号请填写它的一篇文章的链接');
  reader.noteStrays();
  const { problems, notes } = reader;
  const item = platform !== null && problems.length === 0 ? { platform, handle, name, url } : null;
  const key = platform === null || handle === '' ? '' : `${platform} ${handle}`;
  return { row: row.number, item, key, problems, notes };
}

/** Reads and checks the whole table (csv or xlsx). The error lists every faulty row. */
export function readCanaries(
  bytes: Uint8Array,
  reference: CanaryReference,
): Promise<Result<Sheet<CanaryAccount>, readonly RowRemark[]>> {
  return readSheet<CanaryColumn, CanaryAccount>(bytes, {
    columns: {
      words: reference.words.canaries,
      required: ['platform', 'handle', 'name', 'url'],
      hint: '应有四列：平台、平台账号ID、账号名称、链接',
    },
    map: null,
    key: { column: 'handle', repeated: '同一平台账号重复，请只留一行' },
    empty: '表头下面没有账号',
    readRow: (row, heading) => readRow(row, heading, reference),
    notesOf: () => [],
  });
}
