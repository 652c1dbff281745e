// RSSHub: a feed made by somebody else's program. It can prove that an account posted, never that it did not.
import { z } from 'zod';
import type { AccountReading, PostTime } from '../../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from '../context.ts';
import { plainName } from '../identity.ts';
import { jsonReader, readItems } from '../reader.ts';
import { listReading, mismatch, type OwnedPost } from '../reading.ts';
import { Items, Text, Title } from '../shapes.ts';
import { readTimeText } from '../time-text.ts';

/** Routes that could not read a date have given the moment of fetching: a date this fresh is not believed. */
const MADE_UP_MS = 15 * 60_000;

const Author = z.object({ name: Text });
const Entry = z.object({
  id: Text,
  url: Text,
  title: Title,
  date_published: Text,
  authors: z.array(Author).nullish().catch(null),
  author: Author.nullish().catch(null),
});
type Entry = z.output<typeof Entry>;

/** `rsshub/feed`: JSON Feed. Only a dated entry that is surely the account's has a time. */
export const rsshubFeed: AccountReader = jsonReader({
  key: 'rsshub/feed',
  shape: z.object({
    version: z.string().includes('jsonfeed.org'),
    title: Text,
    home_page_url: Text,
    items: Items,
  }),
  read: (feed, context): AccountReading => {
    const home = ownerIn(feed.home_page_url, context);
    const stated = { ids: [], name: feed.title };
    const { answer, ...rest } = listReading(
      { items: readItems(feed.items, Entry, (entry) => post(entry, home, context)), more: true },
      context,
    );
    if (home === 'other') return mismatch({ ...stated, ids: [feed.home_page_url] }, context);
    const identity = home === 'same' ? { handle: context.handle, name: '' } : rest.identity;
    return { ...rest, answer, identity };
  },
});

function post(entry: Entry, home: Owner, context: ReadingContext): OwnedPost {
  const here = ownerIn(entry.url, context);
  const authors = [...(entry.authors ?? []), ...(entry.author ? [entry.author] : [])].map(({ name }) => name);
  const named = authors.some((name) => name !== '' && plainName(name) === plainName(context.name));
  const surely = here !== 'other' && (here === 'same' || home === 'same' || named);
  return {
    post: {
      id: entry.id,
      url: entry.url,
      title: entry.title,
      at: surely ? believed(entry.date_published, context) : null,
      pinned: false,
      repost: false,
      commentsOpen: null,
    },
    owner: here === 'other' ? { ids: [ownerId(entry.url)], name: authors[0] ?? '' } : null,
  };
}

function believed(text: string, { seenAt, tables }: ReadingContext): PostTime | null {
  const time = readTimeText(text, seenAt, tables.places);
  return time !== null && time.latest > seenAt - MADE_UP_MS ? null : time;
}

/** Whose address it is: other accounts can be told only where the address names an account by its kind of place. */
type Owner = 'same' | 'other' | 'unstated';

const ACCOUNT_PLACES = [
  /^https?:\/\/(?:www\.|m\.)?weibo\.c(?:om|n)\/(?:u\/|profile\/)?(\d{6,})(?:\/|$|\?)/,
  /^https?:\/\/space\.bilibili\.com\/(\d+)/,
  /^https?:\/\/(?:www\.)?douyin\.com\/user\/([\w-]+)/,
  /^https?:\/\/(?:www\.|live\.)?kuaishou\.com\/profile\/(\w+)/,
  /^https?:\/\/(?:www\.)?toutiao\.com\/c\/user\/token\/([\w-]+)/,
  /^https?:\/\/(?:www\.)?xiaohongshu\.com\/user\/profile\/([0-9a-f]{24})/,
  /^https?:\/\/(?:www\.|m\.)?thepaper\.cn\/(?:gov_|user_)(\d+)/,
];

function ownerId(url: string): string {
  return ACCOUNT_PLACES.map((place) => place.exec(url)?.[1]).find((id) => id !== undefined) ?? '';
}

function ownerIn(url: string, { handle }: ReadingContext): Owner {
  const id = ownerId(url);
  if (id === '' || handle === '') return 'unstated';
  return id === handle ? 'same' : 'other';
}
