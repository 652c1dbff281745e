// Whether the kept answer for a dead link, classified anew, still gives the same cause.
import { LINK_CAUSES, type LinkReading } from '../../artifacts/site.ts';
import { resolveUrl } from '../../derive/url/normalise.ts';
import { classOf } from '../../gather/night/classify.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import { FAILURES, type FailureKind } from '../../model/failure.ts';
import { z } from 'zod';
import { jsonOf, type Readers } from './stored-views.ts';
import type { StoredFiles } from './stored-files.ts';

const isFailure = (kind: string): kind is FailureKind => Object.hasOwn(FAILURES, kind);

const Answer = z.object({
  url: z.string(),
  status: z.number().nullable(),
  cause: z.enum(LINK_CAUSES).nullable(),
  finalUrl: z.string(),
  said: z
    .object({
      failure: z.string().refine(isFailure).nullable(),
      status: z.number().nullable(),
      hints: z.object({
        challenge: z.string().nullable(),
        softNotFound: z.boolean(),
        redirectedHome: z.boolean(),
        likeMissing: z.boolean().optional(),
        closedForNow: z.boolean().optional(),
        empty: z.boolean().optional(),
      }),
    })
    .optional(),
  headers: z.record(z.string(), z.string()).optional(),
});
type Answer = z.infer<typeof Answer>;

/** Why the kept answer does not bear the stored cause out, Chinese; null when it does, or when its file is not whole. */
export async function notDead(
  link: LinkReading,
  files: StoredFiles,
  readers: Readers,
  asOf: CalendarDate,
): Promise<string | null> {
  const ref = link.evidence.find(({ kind }) => kind === 'headers');
  if (!ref) return '没有留存应答';
  const content = await files.contentOf(ref);
  if (content === null) return null;
  const answer = Answer.parse(jsonOf(content));
  if (answer.url !== link.url) return `留存的是 ${answer.url} 的应答`;
  const cause = answer.said ? classOf(answer.said).cause : plainCause(link, answer);
  if (cause !== link.cause) return `留存的应答重判为 ${cause ?? '可以打开'}，库中为 ${link.cause ?? '无'}`;
  return notSaid(link, answer, files, readers, asOf);
}

/** An address that was never asked is told by itself; an answer kept by an earlier version by its status, or its word. */
function plainCause(link: LinkReading, answer: Answer): string | null {
  const resolved = resolveUrl(link.url, link.page);
  if (!resolved.ok) return resolved.problem === 'not-http' ? answer.cause : resolved.problem;
  if (answer.status === null || answer.status < 400) return answer.cause;
  const hints = { challenge: null, softNotFound: false, redirectedHome: false };
  return classOf({ failure: null, status: answer.status, hints }).cause;
}

/** A page that says "not found" in words is read again. One the host gives to everybody is not told by its words. */
async function notSaid(
  link: LinkReading,
  answer: Answer,
  files: StoredFiles,
  readers: Readers,
  asOf: CalendarDate,
): Promise<string | null> {
  const ref = link.evidence.find(({ kind }) => kind === 'html');
  const body = ref ? await files.contentOf(ref) : null;
  if (body === null || answer.finalUrl !== answer.url || answer.said?.hints.likeMissing) return null;
  const { softNotFound } = readers.readHints(body, {
    ...{ url: answer.url, finalUrl: answer.finalUrl, asOf },
    ...{ status: answer.status ?? 200, headers: answer.headers ?? {} },
  });
  return softNotFound ? null : '留存的页面重读后并未说明页面不存在';
}
