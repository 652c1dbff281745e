// 小红书: the state that the profile page carries. Its notes have no times but those in their ids.
import { z } from 'zod';
import type { AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from '../context.ts';
import { xiaohongshuIdTime } from '../id-time.ts';
import { parseJson } from '../json.ts';
import { jsonReader, readItems } from '../reader.ts';
import { listReading, type OwnedPost } from '../reading.ts';
import { Count, Flag, Id, Items, Text, Title } from '../shapes.ts';

const STATE = 'window.__INITIAL_STATE__';
/** Boxes in which the page's framework wraps values. */
const WRAPPINGS = ['_rawValue', '_value'];
const DEEPEST = 12;

const State = z.object({
  user: z.object({
    loggedIn: Flag,
    userPageData: z.object({
      basicInfo: z.object({ nickname: Text, redId: Id }),
      interactions: z.array(z.object({ type: Text, count: Count })).catch([]),
    }),
    notes: z.array(Items),
  }),
});

const Note = z
  .object({
    id: Id,
    noteCard: z.object({
      noteId: Id,
      displayTitle: Title,
      interactInfo: z.object({ sticky: Flag }).nullish().catch(null),
      user: z.object({ userId: Id, nickname: Text }).nullish().catch(null),
    }),
  })
  .refine(({ id, noteCard }) => id !== '' || noteCard.noteId !== '', 'an id is needed');

/** `xiaohongshu/state`: the page itself or its state as JSON. */
export const xiaohongshuState: AccountReader = jsonReader({
  key: 'xiaohongshu/state',
  open: openState,
  shape: State,
  read: ({ user }, context, raw): AccountReading => {
    const { basicInfo, interactions } = user.userPageData;
    const asked = /\/user\/profile\/([0-9a-f]{24})/.exec(raw.finalUrl)?.[1] ?? '';
    return listReading(
      {
        items: readItems(user.notes.flat(), Note, (note) => notePost(note, context)),
        stated: { ids: [asked, basicInfo.redId], name: basicInfo.nickname },
        followers: interactions.find(({ type }) => type === 'fans')?.count ?? null,
        more: true,
      },
      context,
    );
  },
});

function notePost({ id, noteCard }: z.output<typeof Note>, { seenAt }: ReadingContext): OwnedPost {
  const noteId = noteCard.noteId || id;
  const user = noteCard.user;
  return {
    post: {
      id: noteId,
      url: `https://www.xiaohongshu.com/explore/${noteId}`,
      title: noteCard.displayTitle,
      at: xiaohongshuIdTime(noteId, seenAt),
      pinned: noteCard.interactInfo?.sticky === true,
      repost: false,
      commentsOpen: null,
    },
    owner: user ? { ids: [user.userId], name: user.nickname } : null,
  };
}

function openState(body: string): unknown {
  const at = body.indexOf(STATE);
  if (at < 0) return unwrap(parseJson(body), 0);
  const start = body.indexOf('{', at + STATE.length);
  const end = body.indexOf('</script', start);
  if (start < 0 || end < 0) return undefined;
  const script = body.slice(start, end).replace(/;?\s*$/, '');
  return unwrap(parseJson(script.replace(/([:,[]\s*)undefined(?=\s*[,}\]])/g, '$1null')), 0);
}

/** Takes values out of the boxes of the page's framework. */
function unwrap(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => unwrap(item, depth + 1));
  const box = WRAPPINGS.find((name) => Object.hasOwn(value, name));
  if (box !== undefined) return unwrap((value as Readonly<Record<string, unknown>>)[box], depth + 1);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner, depth + 1)]));
}
