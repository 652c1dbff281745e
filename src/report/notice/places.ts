// Where a problem was found: section, address, newest date and evidence of every finding it rests on.
import { isoAt } from '../../model/calendar.ts';
import { messageInWords } from '../cause-words.ts';
import { bestEvidence, evidenceNumber } from '../evidence-number.ts';
import type { KeptFinding } from '../kept-finding.ts';
import type { NoticedProblem } from './units.ts';

export interface Place {
  /** The section's name; '' where the finding is of none. */
  readonly section: string;
  readonly message: string;
  readonly url: string;
  /** Where it stands, when that is another page; otherwise ''. */
  readonly page: string;
  /** `2021-11-20`; '' when there is no date. */
  readonly latest: string;
  /** `2021-12-20 02:11`, Beijing time; '' when unknown. */
  readonly seenAt: string;
  readonly evidence: string;
  /** The finding's id, by which it is dismissed (核减). */
  readonly finding: string;
}

/** By finding's id. */
export type KeptFindings = ReadonlyMap<string, KeptFinding>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What stands for an address of an account without one is no address. */
const addressOf = (target: string): string => (/^https?:/i.test(target) ? target : '');

function placeOf(finding: KeptFinding): Place {
  const { id, target, page, measured, evidence, seenAt } = finding;
  const best = bestEvidence(evidence);
  return {
    section: text(measured['section']),
    message: messageInWords(finding),
    url: target.startsWith('account:') ? '' : target,
    page: page === target ? '' : addressOf(page),
    latest: text(measured['latest']),
    seenAt: seenAt === null ? '' : isoAt(seenAt).slice(0, 16).replace('T', ' '),
    finding: id,
    evidence: best ? evidenceNumber(best) : '',
  };
}

const keyOf = ({ section, url, message }: Place): string => JSON.stringify([section, url, message]);

/** In the order of sections and addresses. */
export function placesOf({ findings }: NoticedProblem, kept: KeptFindings): readonly Place[] {
  return findings
    .flatMap((id) => kept.get(id) ?? [])
    .map(placeOf)
    .map((place) => ({ place, key: keyOf(place) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ place }) => place);
}
