// 内容不更新: what sources answered and what inspectors saw, to one settled answer.
import type { AccountConclusion, AccountObservation, AccountWindow } from '../../model/account-conclusion.ts';
import type { AccountEntry } from '../../model/account-entry.ts';
import { concludeAccount } from './conclude.ts';
import { besideMachine, confirm, hasPicture, type Confirmation, type Says } from './confirm.ts';
import { anyMayBeInside, inside, sawTheEnd, showsSilence } from './silence.ts';

export interface SettledSilence extends Confirmation {
  /** What the machine concludes by itself. */
  readonly concluded: AccountConclusion;
  /** By index: the observations that the answer rests on. */
  readonly rests: readonly number[];
  /** The latest moment of a post known to lie at or before T0, epoch ms; null when none is known. */
  readonly newest: number | null;
}

const TODO = '打开账号主页核实最近一条的发布时间并截图';

const sawUpdate = ({ newest }: AccountEntry, window: AccountWindow): boolean =>
  newest !== null && inside(newest, window);

/** The inspector looked through the list of a live account, and the newest post is older than the window. */
function sawSilence(entry: AccountEntry, window: AccountWindow): boolean {
  const { newest, wholeList, state, title, link, shownTime } = entry;
  if (!wholeList || (state !== 'normal' && state !== 'renamed')) return false;
  if (newest !== null) return newest.latest < window.from;
  // Nothing was ever posted; a post whose time could not be understood says nothing.
  return [title, link, shownTime].every((text) => text.trim() === '');
}

function newestKnown(
  { newest }: AccountConclusion,
  entries: readonly AccountEntry[],
  { to }: AccountWindow,
): number | null {
  const times = entries.flatMap(({ newest: at }) =>
    at !== null && at.basis !== 'edited' && at.latest <= to ? [at.latest] : [],
  );
  if (newest !== null) times.push(newest);
  return times.length === 0 ? null : Math.max(...times);
}

/** Wholly inside, whoever's answer it was: then silence is never established. */
const anyInside = (observations: readonly AccountObservation[], window: AccountWindow): boolean =>
  observations.some(({ reading }) => reading.posts.some(({ at }) => at !== null && inside(at, window)));

const CONTRADICTION = {
  state: 'contradicted',
  why: '有的见到时段内的发布，有的没有见到',
  next: `由第三名检查员${TODO}`,
} as const;

/** A post inside the window, and an inspector with a picture who looked after it was up and did not see it. */
function denied(entries: readonly AccountEntry[], window: AccountWindow): boolean {
  const deniers = entries.filter((entry) => sawSilence(entry, window) && hasPicture(entry));
  return entries.some(
    (entry) =>
      sawUpdate(entry, window) && deniers.some(({ seenAt }) => seenAt >= (entry.newest?.latest ?? Infinity)),
  );
}

/** People's words beside the machine's conclusion. */
function weighSilence(told: Confirmation, concluded: AccountConclusion, blocked: boolean): Confirmation {
  const { why, next } = concluded;
  const beside = besideMachine(told, { sound: concluded.kind === 'updated', why, next });
  if (beside.state === 'confirmed' && blocked) return { ...beside, ...CONTRADICTION };
  if (beside.state !== 'candidate' || beside.by.length > 0) return beside;
  // One list alone is no candidate yet, and the machine's own words say more than “nobody has looked”.
  return { ...beside, state: concluded.kind === 'silent-candidate' ? 'candidate' : 'open', why, next };
}

/**
 * A post inside the window proves the update, by one source or one inspector with a screenshot. Silence needs one list
 * with conditions ①–④, seen at or after 监测时间点, and one inspector's screenshot; or two inspectors'. A post that may
 * lie inside leaves it to two inspectors; one that does lie inside, whoever showed it, keeps silence from ever being
 * established.
 */
export function confirmSilence(
  observations: readonly AccountObservation[],
  entries: readonly AccountEntry[],
  window: AccountWindow,
): SettledSilence {
  const concluded = concludeAccount(observations, window);
  const lists = observations.flatMap((one, index) =>
    showsSilence(one, window) && sawTheEnd(one, window) ? [index] : [],
  );
  const machine = lists.length > 0 && !anyMayBeInside(observations, window);
  const says = (entry: AccountEntry): Says => {
    if (sawUpdate(entry, window)) return 'sound';
    return sawSilence(entry, window) ? 'fault' : 'nothing';
  };
  const asked = confirm({ machine, entries, says, window, todo: TODO });
  const told = asked.state === 'sound' && denied(entries, window) ? { ...asked, ...CONTRADICTION } : asked;
  const settled = weighSilence(told, concluded, anyInside(observations, window));
  const rests = machine && settled.state === 'confirmed' ? lists : concluded.rests;
  return { ...settled, concluded, rests, newest: newestKnown(concluded, entries, window) };
}
