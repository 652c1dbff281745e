// Every failing finding against the files it rests on: all there, none altered, and still saying what convicts.
import type { Artifact } from '../../artifacts/token.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { Finding } from '../../model/finding.ts';
import type { SiteVisit } from '../../store/port.ts';
import { findingName, type Difference } from './difference.ts';
import { notDead } from './still-dead.ts';
import { homeNotThisOld, notBlank, notThisOld } from './still-says.ts';
import type { StoredFiles } from './stored-files.ts';
import { viewsOf, type Readers } from './stored-views.ts';

export interface EvidenceDesk {
  readonly files: StoredFiles;
  readonly readers: Readers;
  readonly asOf: CalendarDate;
}

const FILE_TEXT = { missing: '证据文件不存在', altered: '证据文件与其 SHA-256 不符' } as const;

function valueOf<T>(artifact: Artifact<T>): T | null {
  return artifact.ok ? artifact.value : null;
}

/** Chinese, null when the files bear the finding out. A site that did not open left no page to read again. */
async function contradiction(finding: Finding, visit: SiteVisit, desk: EvidenceDesk): Promise<string | null> {
  const { check, target, measured, evidence } = finding;
  if (check === 'unreachable-site') return null;
  if (evidence.length === 0) return '没有留存证据文件';
  if (check === 'dead-link') {
    const link = valueOf(visit.links)?.find(({ url }) => url === target);
    return link ? notDead(link, desk.files, desk.readers, desk.asOf) : '库中没有这个链接的读数';
  }
  const views = await viewsOf(evidence, desk.files, desk.readers, desk.asOf);
  if (check === 'stale-home-page') {
    const home = valueOf(visit.homePage);
    return home ? homeNotThisOld(home, views, desk.asOf) : '库中没有首页的读数';
  }
  const section = valueOf(visit.sections)?.find(
    ({ url, name }) => url === target && name === measured['section'],
  );
  if (!section) return '库中没有这个栏目的读数';
  return check === 'blank-section' ? notBlank(section, views) : notThisOld(section, views, desk.asOf);
}

/** The failing finding's files and what they say; nothing when all is well. */
export async function evidenceDifferences(
  finding: Finding,
  visit: SiteVisit,
  desk: EvidenceDesk,
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const ref of finding.evidence) {
    const state = await desk.files.stateOf(ref);
    if (state === 'whole') continue;
    const sides = { stored: ref.sha256, recomputed: FILE_TEXT[state] };
    found.push({ about: 'file', subject: finding.subject, id: ref.path, what: ref.url, ...sides });
  }
  // What cannot be read any more says nothing either way: it is told once, as a file.
  if (found.length > 0) return found;
  const recomputed = await contradiction(finding, visit, desk);
  if (recomputed === null) return [];
  const about = { about: 'evidence', subject: finding.subject, id: finding.id } as const;
  return [{ ...about, what: findingName(finding), stored: finding.message, recomputed }];
}
