// 微信视频号: the official interface tells name and followers, no works.
import { z } from 'zod';
import type { AccountReader } from '../context.ts';
import { jsonReader } from '../reader.ts';
import { profileReading } from '../reading.ts';
import { Count, NeededId, Text } from '../shapes.ts';

/** `channels/finder-attr` */
export const channelsFinderAttr: AccountReader = jsonReader({
  key: 'channels/finder-attr',
  shape: z.object({
    errcode: z.literal(0),
    finder_attr: z.object({ uniq_id: NeededId, nickname: Text, fans_count: Count }),
  }),
  read: ({ finder_attr: attr }, context) =>
    profileReading({ ids: [attr.uniq_id], name: attr.nickname }, context, attr.fans_count),
});
