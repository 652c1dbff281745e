// `xunjian export bulletin|annexes --period P`: a quarter's bulletin and its annexes, as files to finish in Word and Excel.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { House } from '../app/house.ts';
import { ok } from '../model/result.ts';
import { deliver } from '../report/file.ts';
import { dateOption, prepareBulletin, type PreparedBulletin } from './bulletin-house.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { withHouse } from './with-house.ts';

export const DOCUMENT_KINDS = ['bulletin', 'annexes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const FORMATS: Readonly<Record<DocumentKind, readonly string[]>> = {
  bulletin: ['docx', 'pdf'],
  annexes: ['docx', 'xlsx', 'pdf'],
};

export const isDocumentKind = (kind: string): kind is DocumentKind =>
  (DOCUMENT_KINDS as readonly string[]).includes(kind);

export interface DocumentFlags {
  readonly period?: string;
  readonly run?: string;
  readonly kind?: string;
  readonly problems?: boolean;
  readonly date?: string;
  readonly format: string;
  readonly out: string;
}

function periodOf(
  kind: DocumentKind,
  { period, run, kind: subjects, problems, format }: DocumentFlags,
): string {
  if (!FORMATS[kind].includes(format))
    throw usageFailure(`${kind} 不能导出为 ${format}；可选 ${FORMATS[kind].join('、')}`);
  if (run !== undefined || period === undefined)
    throw usageFailure(`${kind} 按季度导出；请写 --period，如 --period 2021Q4`);
  if (subjects !== undefined || problems === true) throw usageFailure(`--kind 和 --problems 不用于 ${kind}`);
  return period;
}

async function textBlocks(house: House, { model }: PreparedBulletin) {
  const { loadTemplate } = await import('../app/bulletin-templates.ts');
  const { composeBulletin } = await import('../report/bulletin/compose.ts');
  const template = await loadTemplate(house.options.workspace, 'bulletin.md');
  if (!template.ok) throw new CommandFailure(template.error);
  const blocks = composeBulletin(template.value.lines, model, template.value.name);
  if (!blocks.ok) throw new CommandFailure(blocks.error);
  return blocks.value;
}

async function asPdf(docx: Uint8Array): Promise<Uint8Array> {
  const { pdfOf } = await import('../app/pdf.ts');
  const pdf = await pdfOf(docx);
  if (!pdf.ok) throw new CommandFailure(pdf.error);
  return pdf.value;
}

/** The libraries are loaded for the format that is asked for. */
async function bytesOf(
  house: House,
  kind: DocumentKind,
  format: string,
  prepared: PreparedBulletin,
): Promise<Uint8Array> {
  if (format === 'pdf') return asPdf(await bytesOf(house, kind, 'docx', prepared));
  const { fonts, office } = house.config.bulletin;
  const options = { fonts, creator: office.signature, at: prepared.at };
  if (kind === 'bulletin') {
    const blocks = await textBlocks(house, prepared);
    return (await import('../report/docx/bulletin.ts')).bulletinDocument(blocks, options);
  }
  const { annexes } = prepared.model;
  return format === 'docx'
    ? (await import('../report/docx/annexes.ts')).annexesDocument(annexes, options)
    : (await import('../report/bulletin/annex-xlsx.ts')).annexesWorkbook(annexes, prepared.at);
}

/** @throws CommandFailure with one Chinese line; nothing is written then. */
export async function exportDocument(
  kind: DocumentKind,
  flags: DocumentFlags,
  command: Command,
): Promise<void> {
  const period = periodOf(kind, flags);
  const date = flags.date === undefined ? null : dateOption(flags.date);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const prepared = await prepareBulletin(house, period, date);
    const bytes = await bytesOf(house, kind, flags.format, prepared);
    const written = await deliver(flags.out, async (into) => {
      await pipeline(Readable.from([bytes]), into);
      return ok(null);
    });
    if (!written.ok) throw new CommandFailure(written.error);
    process.stderr.write(prepared.model.doubts.map((doubt) => `注意：${doubt}\n`).join(''));
  });
}
