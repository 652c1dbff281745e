// Verdicts with the names and places of whom they are about.
import type { Account } from '../../model/account.ts';
import { PLATFORM_NAMES } from '../../model/account-words.ts';
import type { Site } from '../../model/site.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { BulletinInput } from './input.ts';
import { placing } from './places.ts';
import type { Member } from './tally-figures.ts';

export const verdictRef = ({ run, subject }: Pick<Verdict, 'run' | 'subject'>): string =>
  `verdict:${run}/${subject}`;

export const accountTitle = ({ name, platform }: Account): string => `${name}（${PLATFORM_NAMES[platform]}）`;

function membersOf<S extends Pick<Site, 'region' | 'organizer'>>(
  input: BulletinInput,
  { register, verdicts }: { readonly register: readonly S[]; readonly verdicts: readonly Verdict[] },
  about: { readonly idOf: (subject: S) => string; readonly nameOf: (subject: S) => string },
): readonly Member[] {
  const placeOf = placing(input.regions);
  const subjects = new Map(register.map((subject) => [about.idOf(subject), subject]));
  return verdicts.flatMap((verdict) => {
    const subject = subjects.get(verdict.subject);
    if (!subject) return [];
    const { outcome } = verdict;
    const name = about.nameOf(subject);
    return [{ ref: verdictRef(verdict), subject: verdict.subject, name, outcome, place: placeOf(subject) }];
  });
}

export const siteMembers = (input: BulletinInput): readonly Member[] =>
  membersOf<Site>(input, input.sites, { idOf: ({ code }) => code, nameOf: ({ name }) => name });

/** Those of the period's sample alone: what else was looked at is no part of the bulletin. */
export function accountMembers(input: BulletinInput): readonly Member[] {
  const all = membersOf<Account>(input, input.accounts, { idOf: ({ id }) => id, nameOf: accountTitle });
  return all.filter(({ subject }) => input.sample.members.has(subject));
}
