// Where a problem was found: section, address, newest date and evidence of every finding it rests on.
import { isoAt } from '../../model/calendar.ts';
import type { Finding } from '../../model/finding.ts';
import type { BriefFinding } from '../bulletin/input.ts';
import { messageInWords } from '../cause-words.ts';
import { bestEvidence, evidenceNumber } from '../evidence-number.ts';
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
}

/** Findings in full; in brief, where retention has let go of the rest. */
export interface KnownFindings {
  readonly whole: ReadonlyMap<string, Finding>;
  readonly brief: ReadonlyMap<string, BriefFinding>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What stands for an address of an account without one is no address. */
const addressOf = (target: string): string => (/^https?:/i.test(target) ? target : '');

function placeOf(finding: Finding): Place {
  const { target, page, measured, evidence, seenAt } = finding;
  const best = bestEvidence(evidence);
  return {
    section: text(measured['section']),
    message: messageInWords(finding),
    url: target.startsWith('account:') ? '' : target,
    page: page === target ? '' : addressOf(page),
    latest: text(measured['latest']),
    seenAt: isoAt(seenAt).slice(0, 16).replace('T', ' '),
    evidence: best ? evidenceNumber(best) : '',
  };
}

const NOTHING_MORE = { section: '', page: '', latest: '', seenAt: '', evidence: '' };

function knownPlace(id: string, { whole, brief }: KnownFindings, confirmedOnly: boolean): readonly Place[] {
  const finding = whole.get(id);
  if (finding) return confirmedOnly && finding.measured['confirmed'] !== true ? [] : [placeOf(finding)];
  const short = confirmedOnly ? undefined : brief.get(id);
  return short ? [{ ...NOTHING_MORE, message: short.message, url: short.target }] : [];
}

const keyOf = ({ section, url, message }: Place): string => JSON.stringify([section, url, message]);

/** In the order of sections and addresses. */
export function placesOf(problem: NoticedProblem, known: KnownFindings): readonly Place[] {
  return problem.findings
    .flatMap((id) => knownPlace(id, known, problem.confirmedOnly))
    .map((place) => ({ place, key: keyOf(place) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ place }) => place);
}
