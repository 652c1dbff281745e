// How much memory a process group holds for itself, as the kernel tells it.
import { readdirSync, readFileSync } from 'node:fs';

const PAGE_BYTES = 4096;

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process ended between listing and reading, or this system has no /proc: it holds nothing we know of.
    return null;
  }
}

/** Process ids of one group. */
export function groupMembers(group: number): readonly number[] {
  let names: readonly string[];
  try {
    names = readdirSync('/proc');
  } catch {
    // Not Linux: nothing can be known, and the page count alone decides when to replace the browser.
    return [];
  }
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((processId) => {
      const stat = readOrNull(`/proc/${String(processId)}/stat`);
      // After the name in parentheses: state, parent, group.
      const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields?.[0] !== 'Z' && Number(fields?.[2]) === group;
    });
}

/** Resident memory that is not shared with a file, summed over the group, megabytes; 0 where unknown. */
export function groupMemoryMegabytes(group: number): number {
  let pages = 0;
  for (const processId of groupMembers(group)) {
    const fields = readOrNull(`/proc/${String(processId)}/statm`)?.split(' ');
    pages += Number(fields?.[1] ?? 0) - Number(fields?.[2] ?? 0);
  }
  return Math.round((pages * PAGE_BYTES) / 1_048_576);
}
