// From observations to a conclusion about one account (new-media reference §6.3). One attributable post inside the window
// proves an update; "not updated" needs every condition at once; an empty list is never evidence.
import type { AccountConclusion, AccountObservation, AccountWindow } from '../../model/account-conclusion.ts';
import type { AccountAnswer, AccountPost, PostTime } from '../../model/account-reading.ts';
import { isoAt } from '../../model/calendar.ts';
import { stepAfter } from './next-step.ts';
import {
  anyMayBeInside,
  DAY_APART_MS,
  inside,
  listsSilence,
  mayBeInside,
  sawTheEnd,
  showsSilence,
} from './silence.ts';

/** The platform says that there is no such account, or none to be seen. */
export const GONE: ReadonlySet<AccountAnswer> = new Set(['not-found', 'deregistered', 'suspended', 'frozen']);

function newestOf(observations: readonly AccountObservation[], { to }: AccountWindow): number | null {
  const times = observations.flatMap(({ reading }) =>
    reading.posts.flatMap(({ at }) =>
      at !== null && at.basis !== 'edited' && at.latest <= to ? [at.latest] : [],
    ),
  );
  return times.length === 0 ? null : Math.max(...times);
}

/** Two sources, or one asked again a day or more later. */
function independent(observations: readonly AccountObservation[]): boolean {
  return observations.some((one) =>
    observations.some(
      (other) => one.source !== other.source || Math.abs(one.seenAt - other.seenAt) >= DAY_APART_MS,
    ),
  );
}

const indexesOf = (
  all: readonly AccountObservation[],
  chosen: readonly AccountObservation[],
): readonly number[] => chosen.map((one) => all.indexOf(one));

function updatedBy(
  observations: readonly AccountObservation[],
  window: AccountWindow,
): { readonly by: AccountObservation; readonly post: AccountPost; readonly at: PostTime } | null {
  const proofs = observations.flatMap((by) =>
    by.reading.answer === 'ok'
      ? by.reading.posts.flatMap((post) =>
          post.at !== null && inside(post.at, window) && (window.repostsCount || !post.repost)
            ? [{ by, post, at: post.at }]
            : [],
        )
      : [],
  );
  // Its own words before somebody else's; of equals the newest.
  proofs.sort((a, b) => Number(a.post.repost) - Number(b.post.repost) || b.at.latest - a.at.latest);
  return proofs[0] ?? null;
}

type Settled = Pick<AccountConclusion, 'kind' | 'why' | 'next' | 'rests'> &
  Partial<Pick<AccountConclusion, 'repostsOnly' | 'zombie'>>;

function silent(observations: readonly AccountObservation[], window: AccountWindow): Settled | null {
  const lists = observations.filter((one) => showsSilence(one, window));
  if (lists.length === 0 || !independent(lists)) return null;
  // What was posted after the last look and before T0 nobody has seen.
  if (!lists.some((one) => sawTheEnd(one, window))) return null;
  // A post of any source that may lie inside keeps the machine from concluding.
  if (anyMayBeInside(observations, window)) return null;
  const last = newestOf(observations, window);
  const zombie = last !== null && last < window.zombieBefore;
  const since = last === null ? '' : `，最近一条发布于 ${isoAt(last).slice(0, 10)}`;
  return {
    kind: 'silent-candidate',
    zombie,
    why: `两次取得的完整列表在监测时段内都没有发布${since}`,
    next: '由检查员打开账号主页核实并截图后才能认定',
    rests: indexesOf(observations, lists),
  };
}

/** The same answer of “gone” on two days, and nothing alive; null otherwise. */
export function goneOnTwoDays(
  observations: readonly AccountObservation[],
): Pick<Settled, 'why' | 'next' | 'rests'> | null {
  const gone = observations.filter(({ reading }) => GONE.has(reading.answer));
  // The same source may be wrong twice in a row on one day: another day decides.
  const lasting = gone.filter((one) =>
    gone.some(
      (other) =>
        other.reading.answer === one.reading.answer && Math.abs(other.seenAt - one.seenAt) >= DAY_APART_MS,
    ),
  );
  const alive = observations.some(({ reading }) => reading.answer === 'ok' && reading.posts.length > 0);
  if (lasting.length === 0 || alive) return null;
  return {
    why: `平台隔日两次答复：${lasting[0]?.reading.why ?? ''}`,
    next: '由检查员打开账号主页核实并截图；已注销或迁移的先维护台账',
    rests: indexesOf(observations, lasting),
  };
}

function vanished(observations: readonly AccountObservation[]): Settled | null {
  const gone = goneOnTwoDays(observations);
  return gone && { kind: 'vanished-candidate', ...gone };
}

/** Whole lists that hold nothing of the window, and what they lack to conclude from; null where there is none. */
function shortOfSilence(observations: readonly AccountObservation[], window: AccountWindow): Settled | null {
  const lists = observations.filter((one) => listsSilence(one, window));
  const healthy = lists.filter((one) => showsSilence(one, window));
  if (lists.length === 0) return null;
  const about = {
    kind: 'unknown' as const,
    rests: indexesOf(observations, healthy.length > 0 ? healthy : lists),
  };
  if (healthy.length === 0)
    return {
      ...about,
      why: '完整列表显示时段内没有发布，但哨兵账号未见当日内容或未录入，不能认定',
      next: '录入或核对哨兵账号后再取',
    };
  if (!healthy.some((one) => sawTheEnd(one, window)))
    return {
      ...about,
      why: '完整列表都是在监测时间点之前取得的，此后的发布看不到',
      next: '在监测时间点之后再取一次',
    };
  return {
    ...about,
    why: '只有一次完整列表显示时段内没有发布，还不足以认定',
    next: '隔 24 小时以上再取一次，或换一个来源',
  };
}

/** What stood in the way: the best answer there was, the posts that cannot be placed first. */
function open(observations: readonly AccountObservation[], window: AccountWindow): Settled {
  const unclear = observations.filter(({ reading }) =>
    reading.posts.some(({ at }) => mayBeInside(at, window)),
  );
  if (unclear.length > 0)
    return {
      kind: 'unknown',
      why: '有发布时间不能确定是否在监测时段内的内容',
      next: '由检查员点开该条内容，记下发布时间并截图',
      rests: indexesOf(observations, unclear),
    };
  return shortOfSilence(observations, window) ?? { kind: 'unknown', ...stepAfter(observations) };
}

/**
 * @param observations of one account, in any order; those seen before the window's end count as well as later ones.
 */
export function concludeAccount(
  observations: readonly AccountObservation[],
  window: AccountWindow,
): AccountConclusion {
  const about = { repostsOnly: false, zombie: false, newest: newestOf(observations, window) };
  const proof = updatedBy(observations, window);
  if (proof)
    return {
      ...about,
      kind: 'updated',
      repostsOnly: proof.post.repost,
      why: `${isoAt(proof.at.latest).slice(0, 16).replace('T', ' ')} ${proof.post.repost ? '转发' : '发布'}：${proof.post.title || proof.post.url}`,
      next: '',
      rests: indexesOf(observations, [proof.by]),
    };
  const settled = silent(observations, window) ?? vanished(observations) ?? open(observations, window);
  return { ...about, ...settled };
}
