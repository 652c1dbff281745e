// One row of the file as a site, or everything that is wrong with it.
import type { CalendarDate } from '../model/calendar.ts';
import type { Region } from '../model/region.ts';
import { isSiteCode, SITE_CODE_RULE, type Site, type SiteKind } from '../model/site.ts';
import { readAddress } from './address.ts';
import type { Heading } from './header.ts';
import { levelOf, readRegion } from './region-cell.ts';
import { RowReader } from './row-reader.ts';
import type { SheetRow } from './sheet.ts';
import type { Row } from './table.ts';
import type { InventoryWords, SiteColumn } from './words.ts';

/** What rows are checked against. */
export interface InventoryReference {
  readonly regions: readonly Region[];
  readonly words: InventoryWords;
}

const nameOfRegion = (regions: ReadonlyMap<string, Region>, code: string): string =>
  regions.get(code)?.name ?? code;

function readCode(
  reader: RowReader<SiteColumn>,
  regions: ReadonlyMap<string, Region>,
  region: string,
): string {
  const code = reader.text('code').toLowerCase();
  if (code === '') reader.problem('code', '不能为空');
  else if (!isSiteCode(code)) reader.problem('code', SITE_CODE_RULE);
  else if (!code.startsWith('bm')) {
    const own = code.slice(0, 6);
    if (!regions.has(own)) reader.problem('code', `前 6 位 ${own} 不是本省的行政区划码`);
    else if (own !== region && regions.has(region)) {
      const [byCode, byColumn] = [nameOfRegion(regions, own), nameOfRegion(regions, region)];
      reader.note(
        'code',
        `标识码属${byCode}（${own}），行政区划码属${byColumn}（${region}），请核对；以行政区划码为准`,
      );
    }
  }
  return code;
}

function readUrl(reader: RowReader<SiteColumn>): { readonly url: string; readonly host: string } {
  const address = readAddress(reader.text('url'));
  if (!address.ok) {
    reader.problem('url', address.error);
    return { url: '', host: '' };
  }
  if (address.value.note !== '') reader.note('url', address.value.note);
  return address.value;
}

function kindOf(name: string, organizer: string, { portal }: InventoryWords): SiteKind {
  const isPortal =
    portal.organizerEndings.some((ending) => organizer.endsWith(ending)) ||
    portal.nameParts.some((part) => name.includes(part));
  return isPortal ? 'portal' : 'department';
}

function readDates(reader: RowReader<SiteColumn>): {
  readonly statusFrom: CalendarDate | null;
  readonly statusTo: CalendarDate | null;
} {
  const [statusFrom, statusTo] = [reader.date('statusFrom'), reader.date('statusTo')];
  if (statusFrom && statusTo && statusTo < statusFrom)
    reader.problem('statusTo', `早于开始日期 ${statusFrom}`);
  return { statusFrom, statusTo };
}

/** Reads one row; every fault of it is told, not only the first. `regions` by code. */
export function readSiteRow(
  row: Row,
  heading: Heading<SiteColumn>,
  words: InventoryWords,
  regions: ReadonlyMap<string, Region>,
): SheetRow<Site> {
  const reader = new RowReader(row, heading);
  const region = readRegion(reader, regions);
  const code = readCode(reader, regions, region);
  const [name, organizer] = [reader.words('name'), reader.words('organizer')];
  const { url, host } = readUrl(reader);
  const kind = reader.word('kind', words.kind) ?? kindOf(name, organizer, words);
  const services = reader.word('services', words.services);
  const site: Site = {
    code,
    name,
    url,
    organizer,
    region,
    kind,
    domain: reader.text('domain').toLowerCase() || host,
    level: reader.word('level', words.level) ?? levelOf(region),
    services: services === null ? kind === 'portal' : services === 'yes',
    status: reader.word('status', words.status) ?? 'running',
    ...readDates(reader),
  };
  reader.noteStrays();
  return {
    row: row.number,
    item: reader.problems.length === 0 ? site : null,
    key: code,
    problems: reader.problems,
    notes: reader.notes,
  };
}
