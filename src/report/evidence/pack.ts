// The evidence pack (证据包) of one site: a zip with its index as a page and as a sheet, the files, and their hashes.
import { createHash } from 'node:crypto';
import { ok, type Result } from '../../model/result.ts';
import type { KeptFinding } from '../kept-finding.ts';
import { sheetBytes } from '../xlsx.ts';
import { restamped, zipStream, type ZipEntry } from '../zip.ts';
import { EVIDENCE_COLUMNS } from './columns.ts';
import { evidencePage, type PackHead } from './page.ts';
import { evidenceRecords, packedFiles, type PackAbout, type PackedFile } from './record.ts';

const INDEX_PAGE = 'index.html';
const INDEX_SHEET = 'index.xlsx';
const SUMS = 'sha256sums.txt';

export interface PackInput extends PackAbout {
  readonly head: PackHead;
  /** In the order in which they are listed. */
  readonly findings: readonly KeptFinding[];
  /** Epoch ms: the time every file bears. */
  readonly at: number;
}

export interface EvidencePack {
  readonly files: readonly PackedFile[];
  /** @param contentOf a file's content, held against its hash. */
  bytes(contentOf: (file: PackedFile) => Promise<Uint8Array>): AsyncGenerator<Uint8Array>;
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

/** As `sha256sum -c` reads it. */
function sumsOf(indexes: readonly ZipEntry[], files: readonly PackedFile[]): string {
  const own = indexes.map(({ name, bytes }) => [createHash('sha256').update(bytes).digest('hex'), name]);
  const kept = files.map(({ name, ref }) => [ref.sha256, name]);
  return [...own, ...kept].map(([sum = '', name = '']) => `${sum}  ${name}\n`).join('');
}

/** @returns one Chinese line when the sheet cannot hold the rows. */
export async function evidencePack(input: PackInput): Promise<Result<EvidencePack, string>> {
  const { head, findings, at } = input;
  const byKey = packedFiles(findings);
  const files = [...byKey.values()];
  const records = evidenceRecords(findings, byKey, input);
  const sheet = await sheetBytes('证据清单', EVIDENCE_COLUMNS, each(records));
  if (!sheet.ok) return sheet;
  const text = new TextEncoder();
  const indexes: readonly ZipEntry[] = [
    { name: INDEX_PAGE, bytes: text.encode(evidencePage(head, records)) },
    { name: INDEX_SHEET, bytes: restamped(new Uint8Array(sheet.value), at) },
  ];
  const sums = { name: SUMS, bytes: text.encode(sumsOf(indexes, files)) };
  return ok({
    files,
    bytes(contentOf) {
      async function* entries(): AsyncGenerator<ZipEntry> {
        yield* [...indexes, sums];
        for (const file of files) yield { name: file.name, bytes: await contentOf(file) };
      }
      return zipStream(entries(), at);
    },
  });
}
