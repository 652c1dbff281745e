// The pages a finding rests on, read anew from their kept bytes: as plain HTTP had them and as the browser drew them.
import type { PageReading, ReadOptions } from '../../artifacts/page-reading.ts';
import type { GatherContext } from '../../gather/context.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import { z } from 'zod';
import type { StoredFiles } from './stored-files.ts';

/** Of this thread: evidence is read one page after the other. */
export interface Readers extends Pick<GatherContext, 'readHints'> {
  readPage(body: Uint8Array, options: ReadOptions): PageReading;
}

/** null where no such page was kept or its file is not whole. */
export interface StoredViews {
  readonly http: PageReading | null;
  readonly browser: PageReading | null;
}

const Head = z.object({ url: z.string(), status: z.number(), headers: z.record(z.string(), z.string()) });

export async function viewsOf(
  evidence: readonly EvidenceRef[],
  files: StoredFiles,
  readers: Readers,
  asOf: CalendarDate,
): Promise<StoredViews> {
  let views: StoredViews = { http: null, browser: null };
  for (const ref of evidence) {
    if (ref.kind !== 'html') continue;
    const body = await files.contentOf(ref);
    if (body === null) continue;
    const head = await headOf(ref, evidence, files);
    const about = { url: ref.url, finalUrl: ref.url, asOf };
    views = head
      ? { ...views, http: readers.readPage(body, { ...about, status: head.status, headers: head.headers }) }
      : { ...views, browser: readers.readPage(body, { ...about, status: 200, headers: {}, rendered: true }) };
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
