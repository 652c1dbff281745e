// 微博, m.weibo.cn: getIndex gives the profile, the posts, or both. Anonymous lists leave posts out.
import { z } from 'zod';
import type { AccountReading } from '../../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from '../context.ts';
import { jsonReader, readItems } from '../reader.ts';
import { listReading, noReading, profileReading, type OwnedPost } from '../reading.ts';
import { Count, Id, Items, NeededId, Numeric, orEmpty, Text } from '../shapes.ts';
import { Mblog, weiboPost } from './weibo-post.ts';

const Inner = z.object({ mblog: z.unknown().optional() });

/** Posts lie in cards of their own or in groups; cards without one are hints and advertisements. */
const Card = Inner.extend({
  profile_type_id: Text,
  card_group: z.array(z.unknown()).nullish().catch(null),
});

const GetIndex = z.object({
  ok: Numeric,
  msg: Text,
  data: orEmpty({
    userInfo: z.object({ id: NeededId, screen_name: Text, followers_count: Count }).nullish(),
    cards: Items.nullish(),
    cardlistInfo: z.object({ since_id: Id }).nullish().catch(null),
  }),
});

type Answer = z.output<typeof GetIndex>;

/** `weibo/getIndex` */
export const weiboGetIndex: AccountReader = jsonReader({ key: 'weibo/getIndex', shape: GetIndex, read });

function read({ ok, msg, data }: Answer, context: ReadingContext): AccountReading {
  if (ok === 0) return noReading('empty', `微博未给出内容${msg ? `（${msg.slice(0, 60)}）` : ''}`);
  if (ok !== 1 || !data) return noReading('schema-changed', '答复与约定不符（ok）');
  const { userInfo, cards, cardlistInfo } = data;
  const stated = userInfo ? { ids: [userInfo.id], name: userInfo.screen_name } : null;
  if (!cards) {
    if (!stated) return noReading('schema-changed', '答复与约定不符（data）');
    return profileReading(stated, context, userInfo?.followers_count ?? null);
  }
  const hint = context.tables.limitedView.exec(JSON.stringify(cards.filter((card) => !holdsPost(card))))?.[0];
  const since = cardlistInfo?.since_id ?? null;
  return listReading(
    {
      items: cards.flatMap((card) => itemsOf(card, context)),
      stated,
      followers: userInfo?.followers_count ?? null,
      // What is hidden by the owner's choice lies behind the list too.
      more: hint !== undefined || since === null || !['', '0'].includes(since),
      ...(hint === undefined ? {} : { why: `作者设置了${hint}` }),
    },
    context,
  );
}

function holdsPost(card: unknown): boolean {
  return typeof card === 'object' && card !== null && ('mblog' in card || 'card_group' in card);
}

function itemsOf(card: unknown, context: ReadingContext): (OwnedPost | null)[] {
  const fitted = Card.safeParse(card);
  if (!fitted.success) return [null];
  const pinned = fitted.data.profile_type_id.startsWith('proweibotop');
  const inner = [fitted.data, ...(fitted.data.card_group ?? [])].flatMap((one) => {
    const box = Inner.safeParse(one);
    return box.success && box.data.mblog !== undefined ? [box.data.mblog] : [];
  });
  return readItems(inner, Mblog, (blog) => weiboPost(blog, context, pinned));
}
