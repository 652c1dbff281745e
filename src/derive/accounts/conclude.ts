// From observations to a conclusion about one account (new-media reference §6.3). One attributable post inside the window
// proves an update; "not updated" needs every condition at once; an empty list is never evidence.
import type { AccountConclusion, AccountObservation, AccountWindow } from '../../model/account-conclusion.ts';
import type { AccountAnswer, AccountPost, PostTime } from '../../model/account-reading.ts';
import { isoAt } from '../../model/calendar.ts';
import { stepAfter } from './next-step.ts';

const DAY_MS = 86_400_000;

const GONE: ReadonlySet<AccountAnswer> = new Set(['not-found', 'deregistered', 'suspended', 'frozen']);

/** The whole interval lies in the window; an edited post's has no beginning, and never does. */
const inside = ({ earliest, latest }: PostTime, { from, to }: AccountWindow): boolean =>
  earliest >= from && latest <= to;

/** It cannot be told to lie outside: it blocks every conclusion of silence. */
const mayBeInside = (at: PostTime | null, { from, to }: AccountWindow): boolean =>
  at === null || (at.latest >= from && at.earliest <= to);

const unpinned = (posts: readonly AccountPost[]): readonly AccountPost[] =>
  posts.filter(({ pinned }) => !pinned);

function newestOf(observations: readonly AccountObservation[], { to }: AccountWindow): number | null {
  const times = observations.flatMap(({ reading }) =>
    reading.posts.flatMap(({ at }) =>
      at !== null && at.basis !== 'edited' && at.latest <= to ? [at.latest] : [],
    ),
  );
  return times.length === 0 ? null : Math.max(...times);
}

/** A list that by itself shows silence: whole, dated, of this account, past the window, with healthy canaries. */
function showsSilence(
  { coverage, canaryHealthy, reading }: AccountObservation,
  window: AccountWindow,
): boolean {
  if (coverage !== 'complete' || !canaryHealthy) return false;
  if (reading.answer !== 'ok' || reading.identity === null || reading.posts.length === 0) return false;
  if (reading.posts.some(({ at }) => mayBeInside(at, window))) return false;
  return unpinned(reading.posts).some(({ at }) => at !== null && at.latest < window.from);
}

/** Two sources, or one asked again a day or more later. */
function independent(observations: readonly AccountObservation[]): boolean {
  return observations.some((one) =>
    observations.some(
      (other) => one.source !== other.source || Math.abs(one.seenAt - other.seenAt) >= DAY_MS,
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
  // A post of any source that may lie inside keeps the machine from concluding.
  if (observations.some(({ reading }) => reading.posts.some(({ at }) => mayBeInside(at, window))))
    return null;
  const last = newestOf(observations, window);
  const zombie = last !== null && last < window.zombieBefore;
  const since = last === null ? '' : `，最近一条发布于 ${isoAt(last).slice(0, 10)}`;
  return {
    kind: 'silent-candidate',
    zombie,
    why: `两次取得的完整列表在监测时段内都没有发布${since}`,
    next: '由两名检查员打开账号主页核实并截图后才能认定',
    rests: indexesOf(observations, lists),
  };
}

function vanished(observations: readonly AccountObservation[]): Settled | null {
  const gone = observations.filter(({ reading }) => GONE.has(reading.answer));
  // The same source may be wrong twice in a row on one day: another day decides.
  const lasting = gone.filter((one) =>
    gone.some(
      (other) => other.reading.answer === one.reading.answer && Math.abs(other.seenAt - one.seenAt) >= DAY_MS,
    ),
  );
  const alive = observations.some(({ reading }) => reading.answer === 'ok' && reading.posts.length > 0);
  if (lasting.length === 0 || alive) return null;
  return {
    kind: 'vanished-candidate',
    why: `平台隔日两次答复：${lasting[0]?.reading.why ?? ''}`,
    next: '由检查员打开账号主页核实并截图；已注销或迁移的先维护台账',
    rests: indexesOf(observations, lasting),
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
  const once = observations.filter((one) => showsSilence(one, window));
  if (once.length > 0)
    return {
      kind: 'unknown',
      why: '只有一次完整列表显示时段内没有发布，还不足以认定',
      next: '隔 24 小时以上再取一次，或换一个来源',
      rests: indexesOf(observations, once),
    };
  const { why, next, rests } = stepAfter(observations);
  return { kind: 'unknown', why, next, rests };
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
