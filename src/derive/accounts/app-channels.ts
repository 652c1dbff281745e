// 移动客户端能否下载: what the official channels say, and whether all of them have said no on two days.
import type { AccountObservation, AccountWindow } from '../../model/account-conclusion.ts';
import type { AccountReading, AppListing } from '../../model/account-reading.ts';
import { groupBy } from '../../model/group.ts';
import { DAY_APART_MS, sawTheEnd } from './silence.ts';

export interface ChannelsTold {
  readonly state: 'offered' | 'absent' | 'untold';
  /** Chinese, when untold. */
  readonly why: string;
  readonly next: string;
  readonly rests: readonly number[];
  /** Of the newest offer; null where none says. An old version is a hint, never a fault. */
  readonly listing: AppListing | null;
}

interface Said {
  readonly index: number;
  readonly source: string;
  readonly seenAt: number;
  readonly offered: boolean;
}

/** A store's page carries what it says of the app; other readings do not. */
const listingOf = (reading: AccountReading & { readonly app?: AppListing | null }): AppListing | null =>
  reading.app ?? null;

/** Only these two are a channel's word. */
function saidBy(observations: readonly AccountObservation[]): readonly Said[] {
  return observations.flatMap(({ source, seenAt, reading: { answer } }, index) =>
    answer === 'ok' || answer === 'not-found' ? [{ index, source, seenAt, offered: answer === 'ok' }] : [],
  );
}

/** As the channel answered last; of one moment the offer counts. */
const lastOf = (said: readonly Said[]): Said | undefined =>
  [...said].sort(
    (a, b) => b.seenAt - a.seenAt || Number(b.offered) - Number(a.offered) || a.index - b.index,
  )[0];

/** The channel said no, twice and a day apart, and has not offered it since. */
function absentTwice(said: readonly Said[]): boolean {
  const offered = Math.max(-Infinity, ...said.filter((one) => one.offered).map(({ seenAt }) => seenAt));
  const since = said.filter((one) => !one.offered && one.seenAt > offered);
  return since.some((one) => since.some((other) => other.seenAt - one.seenAt >= DAY_APART_MS));
}

const DEVICE = '由检查员用真机试装试用并截图';

/** @param observations of an app, one source per channel; what people saw (source `inspector`) is no channel. */
export function appChannels(
  observations: readonly AccountObservation[],
  window: Pick<AccountWindow, 'to'>,
): ChannelsTold {
  const asked = new Set(observations.map(({ source }) => source).filter((source) => source !== 'inspector'));
  const bySource = groupBy(
    saidBy(observations).filter(({ source }) => asked.has(source)),
    ({ source }) => source,
  );
  const all = [...bySource.values()];
  const offers = all.flatMap((said) => lastOf(said) ?? []).filter(({ offered }) => offered);
  const offer = lastOf(offers);
  const reading = offer && observations[offer.index]?.reading;
  if (offer && reading)
    return { state: 'offered', why: '', next: '', rests: [offer.index], listing: listingOf(reading) };
  const missing = all.flat().filter(({ offered }) => !offered);
  const about = { rests: missing.map(({ index }) => index).sort((a, b) => a - b), listing: null };
  const untold = (why: string, next: string): ChannelsTold => ({ state: 'untold', why, next, ...about });
  if (asked.size === 0) return untold('没有可自动查询的下载渠道', DEVICE);
  if (bySource.size < asked.size) return untold('有的官方渠道没有给出结果', `人工打开该渠道查询；${DEVICE}`);
  if (!all.every(absentTwice)) return untold('各官方渠道均未查到，但只查过一次', '隔 24 小时以上再查一次');
  if (!missing.some((one) => sawTheEnd(one, window)))
    return untold('各官方渠道都是在监测时间点之前查的', '在监测时间点之后再查一次');
  return { state: 'absent', why: '', next: '', ...about };
}
