// Whose answer is it? Ids decide where both sides have one of the same kind, otherwise names.
import type { AccountIdentity } from '../../model/account-reading.ts';

/** What an answer says about whose it is: all ids it gives, the most telling first, and the name. */
export interface StatedIdentity {
  readonly ids: readonly string[];
  readonly name: string;
}

/** `unstated`: nothing that could be compared. */
export type Sameness = 'same' | 'other' | 'unstated';

/** A renamed account with its own id is the same account; its new name is told by the reading's identity. */
export function compareIdentity(stated: StatedIdentity, filed: AccountIdentity): Sameness {
  const ids = stated.ids.filter((id) => id !== '');
  if (filed.handle !== '') {
    if (ids.includes(filed.handle)) return 'same';
    if (ids.some((id) => kindOf(id) === kindOf(filed.handle))) return 'other';
  }
  const [here, there] = [plainName(stated.name), plainName(filed.name)];
  if (here === '' || there === '') return 'unstated';
  return here === there ? 'same' : 'other';
}

/** The identity as a reading tells it: the filed id where the answer gives it too, else its first. */
export function identityOf(stated: StatedIdentity, filed: AccountIdentity): AccountIdentity | null {
  const ids = stated.ids.filter((id) => id !== '');
  const handle = ids.includes(filed.handle) ? filed.handle : (ids[0] ?? '');
  return handle === '' && stated.name === '' ? null : { handle, name: stated.name };
}

/** NFKC, lower case, no blanks: how far two spellings of one name may differ. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\ufeff]/g, '');
}

/** Ids of different kinds (sec_uid and uid, biz and gh_) say nothing about each other. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['number', /^\d+$/],
  ['sec', /^MS4w/],
  ['gh', /^gh_[0-9a-f]+$/],
  ['biz', /^M[DTjz][A-Za-z0-9]{6,}={0,2}$/],
  ['eid', /^3x[0-9a-z]+$/],
  ['hex', /^[0-9a-f]{24}$/],
  ['package', /^[A-Za-z]\w*(?:\.\w+)+$/],
];

const kindOf = (id: string): string => KINDS.find(([, shape]) => shape.test(id))?.[0] ?? 'word';
