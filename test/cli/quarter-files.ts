// A quarter's bulletin and annexes, written by the built program and read back as their readers see them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { documentParagraphs } from '../../src/report/docx/text.ts';
import { xunjian } from './run-program.ts';

export const PERIOD = '2021Q4';

/** As the demo names them. */
export const QUARTER_FILES = ['bulletin.docx', 'annexes.docx', 'annexes.xlsx'] as const;
export type QuarterFile = (typeof QUARTER_FILES)[number];

export type QuarterBytes = Readonly<Record<QuarterFile, Buffer>>;

function mapped<T>(of: (name: QuarterFile) => T): Record<QuarterFile, T> {
  return Object.fromEntries(QUARTER_FILES.map((name) => [name, of(name)])) as Record<QuarterFile, T>;
}

export const quarterIn = (folder: string): QuarterBytes => mapped((name) => readFileSync(join(folder, name)));

/** @throws when the program says anything of it */
export function told(workspace: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = xunjian(...words, '--workspace', workspace);
  if (status !== 0 || stderr !== '') throw new Error(`${words.join(' ')}\n${stderr}`);
  return stdout;
}

export function exportQuarter(workspace: string, folder: string): QuarterBytes {
  for (const name of QUARTER_FILES) {
    const [kind = '', format = ''] = name.split('.');
    const out = ['--format', format, '--out', join(folder, name)];
    told(workspace, 'export', kind, '--period', PERIOD, ...out);
  }
  return quarterIn(folder);
}

/** Line by line, sites and accounts. */
export function verdictLines(workspace: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-verdicts-'));
  const lines = ['sites', 'accounts'].flatMap((kind) => {
    // By way of a file: a province's verdicts are more than a pipe's buffer takes.
    const out = join(folder, `${kind}.ndjson`);
    const words = ['export', 'verdicts', '--period', PERIOD, '--kind', kind, '--format', 'ndjson'];
    told(workspace, ...words, '--out', out);
    return readFileSync(out, 'utf8').trim().split('\n');
  });
  rmSync(folder, { recursive: true });
  return lines;
}

export interface VerdictLine {
  readonly subject: string;
  readonly outcome: string;
  readonly indicators: readonly { readonly outcome: string; readonly findings: readonly string[] }[];
}

export const verdictOf = (line: string): VerdictLine => JSON.parse(line) as VerdictLine;

export const unqualifiedIn = (lines: readonly string[]): readonly string[] =>
  lines
    .map(verdictOf)
    .filter(({ outcome }) => outcome === 'unqualified')
    .map(({ subject }) => subject)
    .sort();

export function paragraphsOf(bytes: Uint8Array): readonly string[] {
  const read = documentParagraphs(bytes);
  if (!read.ok) throw new Error(read.error);
  return read.value.filter((text) => text !== '');
}

/** 一、总体情况 without its pictures. */
export function firstSection(bulletin: Uint8Array): readonly string[] {
  const all = paragraphsOf(bulletin);
  const [from, to] = ['一、总体情况', '二、'].map((start) => all.findIndex((text) => text.startsWith(start)));
  return all.slice(from, to);
}

/** Per sheet its rows, each as one text without 序号, which moves with any row above it. */
export async function sheetRows(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const sheets = await readSheets(bytes);
  return sheets.map(({ data }) => {
    const at = data.findIndex((row) => row[0] === '序号');
    return data.map((row, index) =>
      row
        .slice(index > at && typeof row[0] === 'number' ? 1 : 0)
        .map((cell) => String(cell ?? ''))
        .join('|'),
    );
  });
}

/** What one list has and the other has not, each as often as it does. */
export function without(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return one.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
