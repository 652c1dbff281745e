// App stores: 苹果 lookup, 应用宝, 华为. `ok` means offered there; there are never posts.
import { z } from 'zod';
import type { AppListing, AppReading, RawAnswer } from '../../../model/account-reading.ts';
import { dateAt } from '../../../model/calendar.ts';
import type { AccountReader, AppReader, ReadingContext } from '../context.ts';
import { identityOf } from '../identity.ts';
import { fieldAt, parseJson, scriptText } from '../json.ts';
import { jsonReader, readItems } from '../reader.ts';
import { mismatch, noReading } from '../reading.ts';
import { Id, Items, NeededId, Numeric, Text } from '../shapes.ts';
import { readTimeText } from '../time-text.ts';

/** One app of an answer: its ids, its name and what the store says about it. */
interface Offer {
  readonly ids: readonly string[];
  readonly name: string;
  readonly app: AppListing;
}

const AppleApp = z.object({
  trackId: NeededId,
  bundleId: Id,
  trackName: Text,
  version: Text,
  currentVersionReleaseDate: Text,
  sellerName: Text,
});

/** `apple/lookup` */
export const appleLookup: AppReader = appReader({
  key: 'apple/lookup',
  shape: z.object({ resultCount: Numeric, results: Items }),
  offers: ({ results }, context) =>
    readItems(results, AppleApp, (one) => ({
      ids: [one.trackId, one.bundleId],
      name: one.trackName,
      app: {
        version: one.version,
        versionOn: dayOf(one.currentVersionReleaseDate, context),
        offeredBy: one.sellerName,
      },
    })),
  // Only a plain nought is the store's word that it has no such app.
  none: ({ resultCount }) => (resultCount === 0 ? '苹果商店中国区未查到该应用' : null),
});

const YybApp = z.object({
  pkg_name: NeededId,
  name: Text,
  version_name: Text,
  developer: Text,
  operator: Text,
});
const Component = z.object({ data: z.object({ name: Text, itemData: z.unknown() }) });
const COMPONENTS = ['props', 'pageProps', 'dynamicCardResponse', 'data', 'components'];

/** `yyb/detail`: the page shows other apps when it does not know this one. */
export const yybDetail: AppReader = appReader({
  key: 'yyb/detail',
  open: (body) => {
    const script = scriptText(body, '__NEXT_DATA__');
    return script === null ? undefined : fieldAt(parseJson(script), COMPONENTS);
  },
  shape: Items,
  offers: (components) =>
    components.flatMap(detailItems).map((item) => {
      const fitted = YybApp.safeParse(item);
      if (!fitted.success) return null;
      const { pkg_name: id, name, version_name: version, developer, operator } = fitted.data;
      return { ids: [id], name, app: { version, versionOn: null, offeredBy: operator || developer } };
    }),
  none: () => null,
});

/** The apps of the component that shows one app in detail; a list of them may come as text. */
function detailItems(component: unknown): readonly unknown[] {
  const fitted = Component.safeParse(component);
  if (!fitted.success || fitted.data.data.name !== 'GameDetail') return [];
  const { itemData } = fitted.data.data;
  const items = typeof itemData === 'string' ? parseJson(itemData) : itemData;
  return Array.isArray(items) ? (items as readonly unknown[]) : [];
}

/** `huawei/index`: the interface has been closed; whatever else it may say one day is not known. */
export const huaweiIndex: AppReader = asApp(
  jsonReader({
    key: 'huawei/index',
    shape: z.object({ rtnCode: Numeric }),
    read: ({ rtnCode }) => noReading('schema-changed', `华为应用市场返回 ${rtnCode ?? '未知代码'}`),
  }),
);

interface AppParts<Shape extends z.ZodType> {
  readonly key: string;
  readonly open?: (body: string) => unknown;
  readonly shape: Shape;
  readonly offers: (data: z.output<Shape>, context: ReadingContext) => readonly (Offer | null)[];
  /** For an answer without any app: Chinese, that the store has none; null when it does not say so. */
  readonly none: (data: z.output<Shape>) => string | null;
}

function appReader<Shape extends z.ZodType>({ offers, none, ...parts }: AppParts<Shape>): AppReader {
  return (raw, context) => {
    let app: AppListing | null = null;
    const read = jsonReader({
      ...parts,
      read: (data) => {
        const found = offers(data, context);
        const without = found.length === 0 ? none(data) : null;
        if (without !== null) return noReading('not-found', without);
        const known = found.filter((offer) => offer !== null);
        const own = known.find((offer) => isFiled(offer, context));
        const other = known[0];
        if (!other) return noReading('schema-changed', '商店答复与约定不符');
        if (!own) return mismatch(other, context);
        app = own.app;
        const identity = identityOf(own, context);
        return { answer: 'ok', why: '', identity, followers: null, posts: [], more: false };
      },
    });
    const reading = read(raw, context);
    return { ...reading, app };
  };
}

/** A package is offered or it is not: an id that is filed must stand there; without one the name decides. */
function isFiled(offer: Offer, { handle, name }: ReadingContext): boolean {
  return handle === '' ? offer.name === name : offer.ids.includes(handle);
}

function asApp(read: AccountReader): AppReader {
  return (raw: RawAnswer, context) => ({ ...read(raw, context), app: null }) satisfies AppReading;
}

function dayOf(text: string, { seenAt, tables }: ReadingContext): AppListing['versionOn'] {
  const time = readTimeText(text, seenAt, tables.places);
  return time === null ? null : dateAt(time.earliest);
}
