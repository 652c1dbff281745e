// The pages a finding rests on, read anew from their kept bytes: as plain HTTP had them and as the browser drew them.
import type { PageReading, ReadOptions } from '../../artifacts/page-reading.ts';
import type { Framed } from '../../derive/own/only-frame.ts';
import type { PageLines } from '../../derive/own/page-lines.ts';
import type { GatherContext, PageRead } from '../../gather/context.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { z } from 'zod';
import type { StoredFiles } from './stored-files.ts';

/** Of this thread: evidence is read one page after the other. */
export interface Readers extends Pick<GatherContext, 'readHints'> {
  readWhole(body: Uint8Array, options: ReadOptions): PageRead;
}

/** null where no such page was kept or its file is not whole. */
export interface StoredViews {
  readonly http: PageReading | null;
  /** Of `http`. */
  readonly lines: PageLines | null;
  readonly browser: PageReading | null;
  /** Of `browser`. */
  readonly drawnLines: PageLines | null;
  /** Other pages of the site that the page was compared with. */
  readonly beside: readonly Framed[];
}

const Head = z.object({ url: z.string(), status: z.number(), headers: z.record(z.string(), z.string()) });

export async function viewsOf(
  evidence: readonly EvidenceRef[],
  files: StoredFiles,
  readers: Readers,
  asOf: CalendarDate,
): Promise<StoredViews> {
  let views: StoredViews = { http: null, lines: null, browser: null, drawnLines: null, beside: [] };
  // What the finding is about was kept first, the pages it was compared with last.
  const own = evidence.find(({ kind }) => kind === 'html')?.url;
  for (const ref of evidence) {
    if (ref.kind !== 'html') continue;
    const body = await files.contentOf(ref);
    if (body === null) continue;
    const head = await headOf(ref, evidence, files);
    const about = { url: ref.url, finalUrl: ref.url, asOf };
    const { reading, lines } = readers.readWhole(
      body,
      head
        ? { ...about, status: head.status, headers: head.headers }
        : { ...about, status: 200, headers: {}, rendered: true },
    );
    if (!head) views = { ...views, browser: reading, drawnLines: lines };
    else if (ref.url === own) views = { ...views, http: reading, lines };
    else views = { ...views, beside: [...views.beside, { reading, lines }] };
  }
  return views;
}

/** The answer's head that was kept with this page; a page the browser drew has none. */
async function headOf(
  page: EvidenceRef,
  evidence: readonly EvidenceRef[],
  files: StoredFiles,
): Promise<z.infer<typeof Head> | null> {
  const ref = evidence.find(
    ({ kind, url, fetchedAt }) => kind === 'headers' && url === page.url && fetchedAt === page.fetchedAt,
  );
  const content = ref ? await files.contentOf(ref) : null;
  return content === null ? null : Head.parse(jsonOf(content));
}

/** A whole file was written by this program: what does not parse is a bug. */
export function jsonOf(content: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(content));
}
