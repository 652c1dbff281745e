// One line of an evidence pack: the fields that inspectors keep of a problem (证据记录), and the files it rests on.
import { isoAt } from '../../model/calendar.ts';
import type { EvidenceKind, EvidenceRef } from '../../model/evidence.ts';
import type { Edition } from '../../model/indicator.ts';
import { ENTERED_CHECK } from '../../model/period.ts';
import type { Site } from '../../model/site.ts';
import { messageInWords } from '../cause-words.ts';
import { OUTCOME_NAMES } from '../columns.ts';
import { evidenceNumber } from '../evidence-number.ts';
import type { KeptFinding } from '../kept-finding.ts';

/** One file of the pack. */
export interface PackedFile {
  /** In the pack: `html/3f2a….txt`. */
  readonly name: string;
  /** Chinese. */
  readonly title: string;
  readonly ref: EvidenceRef;
}

/** As one finding rests on it. */
export type DatedFile = Pick<PackedFile, 'name' | 'title'> & {
  /** When it was got, Beijing time: a page that stayed the same keeps the picture of an earlier night. */
  readonly fetchedAt: string;
};

export interface EvidenceRecord {
  readonly number: number;
  readonly outcome: string;
  /** Beijing time. */
  readonly seenAt: string;
  readonly site: string;
  readonly code: string;
  readonly section: string;
  readonly url: string;
  readonly page: string;
  readonly clause: string;
  readonly problem: string;
  readonly files: readonly DatedFile[];
  readonly standard: string;
  readonly finding: string;
}

interface Shelf {
  readonly folder: string;
  readonly ending: string;
  readonly title: string;
}

/** Pages as sent are kept as plain text: opened by mistake, nothing in them runs. */
const SHELVES: Readonly<Record<EvidenceKind, Shelf>> = {
  screenshot: { folder: 'screenshots', ending: '.jpg', title: '全页截图' },
  crop: { folder: 'crops', ending: '.jpg', title: '局部截图' },
  html: { folder: 'html', ending: '.txt', title: '页面源码' },
  headers: { folder: 'headers', ending: '.txt', title: '应答记录' },
  answer: { folder: 'answers', ending: '.txt', title: '接口应答' },
  photo: { folder: 'photos', ending: '.bin', title: '人工截图' },
};

/** Every content once, however many findings rest on it; those whose numbers are alike go by the whole hash. */
export function packedFiles(findings: readonly KeptFinding[]): ReadonlyMap<string, PackedFile> {
  const files = new Map<string, PackedFile>();
  const taken = new Set<string>();
  for (const ref of findings.flatMap(({ evidence }) => evidence)) {
    const key = fileKey(ref);
    if (files.has(key)) continue;
    const { folder, ending, title } = SHELVES[ref.kind];
    const short = `${folder}/${evidenceNumber(ref)}${ending}`;
    const name = taken.has(short) ? `${folder}/${ref.sha256}${ending}` : short;
    taken.add(name);
    files.set(key, { name, title, ref });
  }
  return files;
}

export const fileKey = ({ kind, sha256 }: EvidenceRef): string => `${kind} ${sha256}`;

interface Ruled {
  readonly clause: string;
  readonly standard: string;
}

/** The clause that counts a finding: of the vetoes first, then of what is deducted or added. */
function ruleOf({ indicators, portal }: Edition, { check, measured }: KeptFinding): Ruled | null {
  const scored = portal ? [...portal.deduct.indicators, ...portal.bonus.indicators] : [];
  const entered = check === ENTERED_CHECK;
  for (const { id, name, clauses } of [...indicators, ...scored]) {
    const clause = clauses.find((one) =>
      entered ? measured['indicator'] === id && measured['clause'] === one.id : one.checks.includes(check),
    );
    if (clause) return { clause: `${name}（${clause.source}）`, standard: clause.text };
  }
  return null;
}

const secondAt = (at: number): string => isoAt(at).slice(0, 19).replace('T', ' ');

const shown = (value: unknown): string => (typeof value === 'string' ? value : '');

export interface PackAbout {
  readonly site: Site;
  readonly edition: Edition;
  /** Checks by id, in Chinese. */
  readonly checkNames: ReadonlyMap<string, string>;
}

/** @param files of `packedFiles` over the same findings. */
export function evidenceRecords(
  findings: readonly KeptFinding[],
  files: ReadonlyMap<string, PackedFile>,
  { site, edition, checkNames }: PackAbout,
): readonly EvidenceRecord[] {
  return findings.map((finding, index) => {
    const { id, check, outcome, target, page, measured, evidence, seenAt } = finding;
    const message = messageInWords(finding);
    const rule = ruleOf(edition, finding);
    const reason = shown(measured['reason']);
    const why = reason === '' || message.includes(reason) ? '' : `（${reason}）`;
    const kept = evidence.flatMap((ref): readonly (readonly [string, DatedFile])[] => {
      const file = files.get(fileKey(ref));
      return file
        ? [[file.name, { name: file.name, title: file.title, fetchedAt: secondAt(ref.fetchedAt) }]]
        : [];
    });
    return {
      ...{ number: index + 1, outcome: OUTCOME_NAMES[outcome] },
      seenAt: seenAt === null ? '' : secondAt(seenAt),
      ...{ site: site.name, code: site.code, section: shown(measured['section']) },
      ...{ url: target, page: page === target ? '' : page },
      clause: rule?.clause ?? `${checkNames.get(check) ?? check}（不计入单项否决）`,
      ...{
        problem: `${message}${why}`,
        files: [...new Map(kept).values()],
        standard: rule?.standard ?? '',
        finding: id,
      },
    };
  });
}
