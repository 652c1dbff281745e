// 认定: a machine may suspect, people confirm (new-media reference §6.3). The same words in any order confirm the same.
import type { AccountWindow } from '../../model/account-conclusion.ts';
import type { AccountEntry } from '../../model/account-entry.ts';
import type { EvidenceKind } from '../../model/evidence.ts';
import { plainName } from './identity.ts';
import { sawTheEnd } from './silence.ts';

/** What an entry says to one question: the fault is there, it is not, or nothing to this question. */
export type Says = 'fault' | 'sound' | 'nothing';

/**
 * `confirmed`: the fault is established. `sound`: somebody saw, with a screenshot, that it is not there. `contradicted`:
 * some say so, some say otherwise. `candidate`: one voice, machine's or inspector's. `open`: nobody has said anything
 * that counts.
 */
export type ConfirmationState = 'confirmed' | 'sound' | 'contradicted' | 'candidate' | 'open';

export interface Confirmation {
  readonly state: ConfirmationState;
  /** Whether the machine's answers alone made it a candidate, or stand beside the inspector's. */
  readonly machine: boolean;
  /** The entries that it rests on, in the order of seeing. */
  readonly entries: readonly AccountEntry[];
  /** Their inspectors, sorted, each once. */
  readonly by: readonly string[];
  /** Epoch ms, when the last of them looked; null when it rests on no entry. */
  readonly at: number | null;
  /** Chinese: why it is neither confirmed nor sound, and the next step; '' where it is. */
  readonly why: string;
  readonly next: string;
}

/** One question put to the machine and to the inspectors. */
export interface Question {
  /** A machine candidate, or (for silence) one list that meets conditions ①–④. */
  readonly machine: boolean;
  readonly entries: readonly AccountEntry[];
  readonly says: (entry: AccountEntry) => Says;
  /** An entry tells against the account only if it was made at or after this window's end (监测时间点). */
  readonly window: Pick<AccountWindow, 'to'>;
  /** Chinese: what an inspector does to settle it, as in “打开账号主页核实并截图”. */
  readonly todo: string;
}

const PICTURES: ReadonlySet<EvidenceKind> = new Set(['screenshot', 'photo', 'crop']);

export const hasPicture = ({ evidence }: AccountEntry): boolean =>
  evidence.some(({ kind }) => PICTURES.has(kind));

const text = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const inOrder = (entries: readonly AccountEntry[]): readonly AccountEntry[] =>
  [...entries].sort(
    (a, b) => a.seenAt - b.seenAt || text(a.inspector, b.inspector) || a.enteredAt - b.enteredAt,
  );

/** Two spellings of one name are one inspector. */
function inspectorsOf(entries: readonly AccountEntry[]): readonly string[] {
  const names = new Map<string, string>();
  for (const { inspector } of inOrder(entries)) {
    const key = plainName(inspector);
    if (key !== '' && !names.has(key)) names.set(key, inspector.trim());
  }
  return [...names.values()].sort(text);
}

type Told = Pick<Confirmation, 'state' | 'why' | 'next'>;

function settled(state: Told, machine: boolean, entries: readonly AccountEntry[]): Confirmation {
  const rests = inOrder(entries);
  return { ...state, machine, entries: rests, by: inspectorsOf(rests), at: rests.at(-1)?.seenAt ?? null };
}

function candidate(machine: boolean, people: readonly string[], todo: string): Told {
  if (people.length === 0)
    return { state: 'candidate', why: '系统取得的结果显示疑似问题，尚无检查员核实', next: `由检查员${todo}` };
  return {
    state: 'candidate',
    why: `只有检查员${people.join('、')}一人${machine ? '和系统' : ''}见到，尚未复核`,
    next: `由另一名检查员${todo}`,
  };
}

/**
 * Established by the machine and one inspector, or by two different inspectors, each with a picture and looking at or
 * after the window's end. Whoever says otherwise keeps it from being established, with a picture or without.
 */
export function confirm({ machine, entries, says, window, todo }: Question): Confirmation {
  const faults = entries.filter(
    (entry) => says(entry) === 'fault' && hasPicture(entry) && sawTheEnd(entry, window),
  );
  const against = inspectorsOf(faults);
  const sound = entries.filter((entry) => says(entry) === 'sound');
  const shown = sound.filter(hasPicture);
  if (sound.length > 0 && against.length > 0)
    return settled(
      { state: 'contradicted', why: '检查员的录入互相矛盾', next: `由第三名检查员${todo}` },
      machine,
      [...faults, ...sound],
    );
  if (shown.length > 0) return settled({ state: 'sound', why: '', next: '' }, machine, shown);
  if (sound.length > 0)
    return settled(
      { state: 'open', why: '检查员的录入没有截图，不能作准', next: `由检查员${todo}` },
      machine,
      sound,
    );
  if (against.length + (machine ? 1 : 0) >= 2)
    return settled({ state: 'confirmed', why: '', next: '' }, machine, faults);
  if (against.length > 0 || machine) return settled(candidate(machine, against, todo), machine, faults);
  return settled({ state: 'open', why: '', next: '' }, machine, []);
}

/** What the machine knows beside the inspectors' words. */
export interface MachineWord {
  /** It proves by itself that the fault is not there. */
  readonly sound: boolean;
  /** Chinese: why it cannot tell, and the next step, where no inspector has said anything either. */
  readonly why: string;
  readonly next: string;
}

const AGAINST_MACHINE = {
  state: 'contradicted',
  why: '检查员的录入与系统取得的内容互相矛盾',
  next: '由第三名检查员打开账号核实并截图',
} as const;

/** A machine's proof clears what fewer than two inspectors say, and contradicts what is confirmed. */
export function besideMachine(asked: Confirmation, { sound, why, next }: MachineWord): Confirmation {
  if (asked.state === 'contradicted') return asked;
  if (sound && asked.state === 'confirmed') return { ...asked, ...AGAINST_MACHINE };
  if (sound) return { ...asked, state: 'sound', entries: [], by: [], at: null, why: '', next: '' };
  return asked.state === 'open' && asked.why === '' ? { ...asked, why, next } : asked;
}
