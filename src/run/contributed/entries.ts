// Takes inspectors' entries in, with their screenshots; what was entered before is not entered again.
import { accountWindow, SilenceLimits } from '../../derive/accounts/window.ts';
import type { FilledRow } from '../../inventory/entry-row.ts';
import type { AccountEntry } from '../../model/account-entry.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { Edition } from '../../model/indicator.ts';
import type { EvidenceStore } from '../../store/evidence-port.ts';
import type { Store } from '../../store/port.ts';

/** From when on a post is an update at 检查时点 (epoch ms); null when the edition has no limits of silence. */
export function quietSince(edition: Pick<Edition, 'limits'>): (seenAt: number) => number | null {
  const limits = SilenceLimits.safeParse(edition.limits['silent-account']);
  return (seenAt) => (limits.success ? accountWindow(seenAt, limits.data).from : null);
}

export interface EntryHouse {
  readonly store: Pick<Store, 'entries'>;
  readonly evidence: Pick<EvidenceStore, 'put'>;
  /** Epoch ms. */
  readonly clock: () => number;
}

export interface EntryImport {
  readonly added: readonly AccountEntry[];
  /** Entered in the same words, with the same screenshots, before. */
  readonly unchanged: number;
}

/** The same for entries that say the same; when it was entered and where its screenshots lie makes no difference. */
function printOf({ newest, evidence, ...entry }: AccountEntry): string {
  const { account, inspector, seenAt, shownName, title, link, shownTime } = entry;
  const { wholeList, comments, messages, offTopic, appUsable, state, remarks } = entry;
  return JSON.stringify([
    ...[account, inspector, seenAt, shownName, title, link, shownTime],
    ...[newest?.earliest, newest?.latest, newest?.basis],
    ...[wholeList, comments, messages, offTopic, appUsable, state, remarks],
    evidence.map(({ sha256 }) => sha256).sort(),
  ]);
}

async function keepScreenshots(
  { evidence }: EntryHouse,
  { seen, screenshots }: FilledRow,
  readPicture: (name: string) => Promise<Uint8Array>,
): Promise<readonly EvidenceRef[]> {
  const kept: EvidenceRef[] = [];
  for (const name of screenshots)
    kept.push(
      await evidence.put('photo', await readPicture(name), { url: seen.link, fetchedAt: seen.seenAt }),
    );
  return kept;
}

/**
 * All or none. Pictures kept before a failure are named by their content and harmless.
 * @param readPicture of a name in the folder of screenshots; throws when it is not what was checked any more.
 */
export async function importEntries(
  house: EntryHouse,
  rows: readonly FilledRow[],
  readPicture: (name: string) => Promise<Uint8Array>,
): Promise<EntryImport> {
  const known = new Set((await house.store.entries.list()).map(printOf));
  const enteredAt = house.clock();
  const added: AccountEntry[] = [];
  for (const row of rows) {
    const entry = { ...row.seen, evidence: await keepScreenshots(house, row, readPicture), enteredAt };
    if (!known.has(printOf(entry))) added.push(entry);
  }
  if (added.length > 0) await house.store.entries.add(added);
  return { added, unchanged: rows.length - added.length };
}
