// Field shapes shared by all platforms. What only describes is read leniently: one odd field must not cost a post.
import { z } from 'zod';
import type { Followers } from '../../model/account-reading.ts';
import { keepShort } from '../text/keep.ts';
import { readCount } from './counts.ts';

const anything = z.unknown().optional();
const LONGEST_TITLE = 200;

/** A text; '' when missing or of another kind. */
export const Text = anything.transform((value) => (typeof value === 'string' ? value : ''));

/** A title: without tags, blanks collapsed, of bounded length. */
export const Title = Text.transform((text) =>
  keepShort(text.slice(0, 5000).replace(/<[^<>]*>/g, ' '), LONGEST_TITLE),
);

/** An id as text; '' when missing, or a number that has lost digits. */
export const Id = anything.transform(idText);

/** An id that has to be there. */
export const NeededId = Id.refine((id) => id !== '', 'an id is needed');

/** Text or number as a number; null when it is none. */
export const Numeric = anything.transform((value): number | null => {
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
});

/** true, 1 and '1'; false, 0 and '0'; null for all else. */
export const Flag = anything.transform((value): boolean | null => {
  if (value === true || value === 1 || value === '1') return true;
  return value === false || value === 0 || value === '0' ? false : null;
});

/** A number of followers; null when it cannot be read. */
export const Count = anything.transform((value): Followers | null => readCount(value));

/** An object; null where the platform sends nothing, null or, as PHP does for nothing, an empty list. */
export const orEmpty = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (value) => (Array.isArray(value) && value.length === 0 ? null : value),
    z.object(shape).nullish(),
  );

/** Items are read one by one, so that one of another shape costs only itself. */
export const Items = z.array(z.unknown());

function idText(value: unknown): string {
  if (typeof value === 'string') return value.trim().slice(0, 300);
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : '';
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The few entities that platforms write into attributes and scripts; twice, as 微信 does. */
export function decodeHtml(text: string): string {
  const once = (coded: string): string =>
    coded
      .replace(/&#(\d{1,7});/g, (entity, code: string) =>
        Number(code) < 0x110000 ? String.fromCodePoint(Number(code)) : entity,
      )
      .replace(/&([a-z]+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
  return once(once(text));
}
