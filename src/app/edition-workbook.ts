// Editions out to a workbook and back: what comes back is checked whole before a single file is written.
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'yaml';
import { assembleEdition } from '../judge/rules/assemble.ts';
import { editionFileFrom } from '../judge/rules/shape.ts';
import { contentChanges } from '../judge/workbook/changes.ts';
import { editionContent, type Content } from '../judge/workbook/content.ts';
import { contentOfSheets, type RawSheet } from '../judge/workbook/read.ts';
import type { RawCell } from '../judge/workbook/fields.ts';
import { editionSheets } from '../judge/workbook/write.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import { workbookBytes } from '../report/edition-workbook.ts';
import { deliver } from '../report/file.ts';
import { editionIds, loadEdition } from './edition.ts';

/** @returns one Chinese line when the file cannot be written. */
export async function exportEdition(edition: Edition, out: string): Promise<Result<null, string>> {
  const bytes = await workbookBytes(editionSheets(editionContent(edition)));
  return deliver(out, async (into) => {
    await pipeline(Readable.from([bytes]), into);
    return ok(null);
  });
}

function cellOf(value: unknown): RawCell {
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return plain || value instanceof Date ? value : null;
}

async function sheetsOf(bytes: Uint8Array, name: string): Promise<Result<readonly RawSheet[], string>> {
  const { default: readSheets } = await import('read-excel-file/node');
  try {
    const sheets = await readSheets(Buffer.from(bytes));
    return ok(sheets.map(({ sheet, data }) => ({ title: sheet, rows: data.map((row) => row.map(cellOf)) })));
  } catch (thrown) {
    // Whatever a malformed archive makes the reader throw, it is the file's fault and not ours.
    if (!(thrown instanceof Error)) throw thrown;
    return err(`${name} 无法读取（不是 xlsx，或已损坏）；请用 xunjian indicators export 导出的文件修改`);
  }
}

export interface ImportedEdition {
  readonly edition: Edition;
  readonly content: Content;
  /** The edition it is held against: the one of the same id, or the one it was exported from; null when neither is there. */
  readonly against: string | null;
  /** Chinese, one line per value. */
  readonly changes: readonly string[];
}

async function againstOf(workspace: string, ids: readonly string[]): Promise<Edition | null> {
  const known = await editionIds(workspace);
  for (const id of ids.filter((one) => known.includes(one))) {
    const edition = await loadEdition(workspace, id);
    if (edition.ok) return edition.value;
  }
  return null;
}

/** Reads and checks a workbook. The error is one Chinese line per problem; nothing is written either way. */
export async function readEditionWorkbook(
  workspace: string,
  bytes: Uint8Array,
  file: string,
  id: string,
): Promise<Result<ImportedEdition, readonly string[]>> {
  const name = basename(file);
  const sheets = await sheetsOf(bytes, name);
  if (!sheets.ok) return err([sheets.error]);
  const raw = contentOfSheets(sheets.value);
  if (!raw.ok) return err(raw.error.map((line) => `${name}：${line}`));
  const shaped = editionFileFrom({ ...raw.value, id }, name);
  const edition = shaped.ok ? assembleEdition(shaped.value, [], null) : shaped;
  if (!edition.ok) return edition;
  const content = editionContent(edition.value);
  const exported = typeof raw.value['id'] === 'string' ? raw.value['id'] : id;
  const against = await againstOf(workspace, [id, exported]);
  const changes = against === null ? [] : contentChanges(editionContent(against, id), content);
  return ok({ edition: edition.value, content, against: against?.id ?? null, changes });
}

const HEAD = '# 由 xunjian indicators import 写成；可直接修改，也可再导出为 xlsx 修改。\n';

/** Writes it as the workspace's own, whole or not at all. @returns where, or one Chinese line. */
export async function keepEdition(
  workspace: string,
  content: Content,
  id: string,
): Promise<Result<string, string>> {
  const target = join(workspace, 'config', 'indicators', `${id}.yaml`);
  const text = HEAD + stringify(content, { aliasDuplicateObjects: false, lineWidth: 0 });
  const written = await deliver(target, async (into) => {
    await pipeline(Readable.from([text]), into);
    return ok(null);
  });
  return written.ok ? ok(target) : written;
}
