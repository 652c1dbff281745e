// Evidence as files: named by their content's hash, compressed, each content once, let go of by age.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { EvidenceKind } from '../model/evidence.ts';
import type { EvidenceStore } from './evidence-port.ts';
import { translateSqlite } from './engine/sqlite.ts';
import { StoreError } from './problem.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Pictures are JPEG, compressed already; the rest is text. */
const ENDINGS: Readonly<Record<EvidenceKind, string>> = {
  html: '.html.gz',
  headers: '.txt.gz',
  screenshot: '.jpg',
  crop: '.jpg',
  answer: '.txt.gz',
  photo: '.img',
};
/** Each ending once, in the order they are looked for. */
const KNOWN_ENDINGS = [...new Set(Object.values(ENDINGS))];
/** A writing that was killed leaves its file behind under this ending. */
const UNFINISHED = '.tmp';
const HASH = /^[0-9a-f]{64}$/;

export interface EvidencePruneReport {
  readonly files: number;
  /** As they lay on the disk. */
  readonly bytes: number;
}

export interface EvidenceFiles extends EvidenceStore {
  /**
   * Removes files last used (written, or put again) before `before` (epoch ms), save those whose SHA-256 is in `keep`,
   * and what killed writings left.
   */
  prune(before: number, keep: ReadonlySet<string>): Promise<EvidencePruneReport>;
}

export interface EvidenceOptions {
  /** The workspace's evidence folder, absolute; made when first needed. */
  readonly directory: string;
  /** Epoch ms; the age of a file is counted by it. */
  readonly clock: () => number;
}

function missing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}

/** The value, or null when the file is not there; any other trouble is thrown. */
async function ifThere<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (thrown) {
    if (missing(thrown)) return null;
    throw thrown;
  }
}

/** A refusal of the file system as a StoreError, like the database's own. */
async function worded<T>(directory: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const problem = translateSqlite(thrown, directory);
    if (problem) throw new StoreError(problem, thrown);
    throw thrown;
  }
}

const placeOf = (kind: EvidenceKind, sha256: string): string =>
  `${sha256.slice(0, 2)}/${sha256.slice(2)}${ENDINGS[kind]}`;

/** False when there is no such file. */
async function touch(options: EvidenceOptions, place: string): Promise<boolean> {
  const used = new Date(options.clock());
  return (await ifThere(utimes(join(options.directory, place), used, used).then(() => true))) ?? false;
}

async function put(
  options: EvidenceOptions,
  kind: EvidenceKind,
  content: Uint8Array,
): Promise<{ sha256: string; place: string }> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const folder = sha256.slice(0, 2);
  const place = placeOf(kind, sha256);
  const file = join(options.directory, place);
  const used = new Date(options.clock());
  if (await touch(options, place)) return { sha256, place };
  await mkdir(join(options.directory, folder), { recursive: true });
  // Under its real name only when whole: a name that exists is always a complete content.
  const unfinished = `${file}.${randomUUID()}${UNFINISHED}`;
  try {
    await writeFile(unfinished, ENDINGS[kind].endsWith('.gz') ? await compress(content) : content);
    await utimes(unfinished, used, used);
    await rename(unfinished, file);
  } catch (thrown) {
    // What a full disk cut off must not go on filling it.
    await rm(unfinished, { force: true });
    throw thrown;
  }
  return { sha256, place };
}

async function get(directory: string, sha256: string): Promise<Uint8Array | null> {
  if (!HASH.test(sha256)) return null;
  for (const ending of KNOWN_ENDINGS) {
    const found = await ifThere(readFile(join(directory, sha256.slice(0, 2), `${sha256.slice(2)}${ending}`)));
    if (found) return ending.endsWith('.gz') ? expand(found) : found;
  }
  return null;
}

async function* filesIn(
  directory: string,
): AsyncGenerator<{ readonly file: string; readonly sha256: string }> {
  for (const folder of (await ifThere(readdir(directory))) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await readdir(join(directory, folder))) {
      yield { file: join(directory, folder, name), sha256: `${folder}${name.split('.')[0] ?? ''}` };
    }
  }
}

async function prune(
  directory: string,
  before: number,
  keep: ReadonlySet<string>,
): Promise<EvidencePruneReport> {
  let [files, bytes] = [0, 0];
  for await (const { file, sha256 } of filesIn(directory)) {
    const found = await ifThere(stat(file));
    const wanted = keep.has(sha256) && !file.endsWith(UNFINISHED);
    if (!found || wanted || found.mtimeMs >= before) continue;
    await rm(file, { force: true });
    files += 1;
    bytes += found.size;
  }
  return { files, bytes };
}

/** `put` throws a `StoreError` when the disk is full or not writable. */
export function createEvidenceStore(options: EvidenceOptions): EvidenceFiles {
  const workspaceFolder = basename(options.directory);
  return {
    async put(kind, content, about) {
      const { sha256, place } = await worded(options.directory, put(options, kind, content));
      return {
        kind,
        sha256,
        path: `${workspaceFolder}/${place}`,
        url: about.url,
        fetchedAt: about.fetchedAt,
        ...(about.selector === undefined ? {} : { selector: about.selector }),
      };
    },
    use: ({ kind, sha256 }) => worded(options.directory, touch(options, placeOf(kind, sha256))),
    get: (sha256) => get(options.directory, sha256),
    prune: (before, keep) => prune(options.directory, before, keep),
  };
}
