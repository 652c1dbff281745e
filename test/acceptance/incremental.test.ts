// Nights that lean on the nights before find what full looks find, and ask, read and draw less.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runNight, type NightTally } from '../bench/nights.ts';
import { AS_OF, exported, scratch, startProvince, type Province } from './world.ts';

const SITES = Number(process.env['XUNJIAN_INCREMENTAL_SITES'] ?? '24');
const NEXT = '2021-12-21T02:00:00+08:00';
const THIRD = '2021-12-22T02:00:00+08:00';

type Row = Record<string, unknown>;

/** Everything but the run's id, the finding's id made from it, times of looking, and what a picture is called. */
function essence(rows: readonly Row[]): readonly string[] {
  return rows
    .map((row) => {
      const { run: _run, id: _id, seenAt: _seenAt, evidence, ...rest } = row;
      const kinds = (evidence as readonly { kind: string; sha256: string }[]).map(({ kind, sha256 }) =>
        kind === 'html' ? `html ${sha256}` : kind,
      );
      return JSON.stringify([rest, kinds]);
    })
    .sort();
}

interface Night extends NightTally {
  readonly rows: readonly Row[];
}

/** What both nights found of the sites that the browser did not lose on either. */
function compared(one: Night, other: Night): readonly [readonly string[], readonly string[]] {
  const lost = [...one.lost, ...other.lost];
  const subjects = new Set(
    [...one.rows, ...other.rows]
      .filter((row) => lost.some((host) => String(row['target']).includes(`//${host}/`)))
      .map((row) => row['subject']),
  );
  const essenceOf = ({ rows }: Night): readonly string[] =>
    essence(rows.filter((row) => !subjects.has(row['subject'])));
  expect(subjects.size).toBeLessThan(SITES / 4);
  return [essenceOf(one), essenceOf(other)];
}

test(`nights over ${SITES} unchanged sites find what full looks find`, async () => {
  const folder = await scratch();
  const province: Province = await startProvince(join(folder.path, 'province'), SITES);
  try {
    const { port, inventory } = province;
    const night = async (of: string, asOf: string, fullLook: boolean): Promise<Night> => {
      const workspace = join(folder.path, of);
      const tally = await runNight({ workspace, port, inventory, asOf, fullLook });
      const rows = await exported('findings', workspace, tally.run, folder.path);
      process.stdout.write(`${asOf} ${of} ${JSON.stringify(tally)}\n`);
      return { ...tally, rows };
    };
    const first = await night('leaning', AS_OF, false);
    const second = await night('leaning', NEXT, false);
    const third = await night('leaning', THIRD, false);
    const secondFull = await night('full', NEXT, true);
    const thirdFull = await night('full', THIRD, true);

    for (const [leaning, full] of [
      [second, secondFull],
      [third, thirdFull],
    ] as const) {
      const [found, expected] = compared(leaning, full);
      expect(found).toEqual(expected);
      expect(found.length).toBeGreaterThan(SITES);
      // A seventh of the sites is looked at in full, and rows of that very day are read again.
      expect(leaning.pagesRead).toBeLessThan(full.pagesRead * 0.5);
      expect(leaning.requests).toBeLessThan(full.requests * 0.85);
      expect(leaning.pictures).toBeLessThanOrEqual(full.pictures);
      expect(full.conditional).toBe(0);
    }
    // Servers whose word proved good on two nights are taken by it on the third.
    expect([first.conditional, second.conditional]).toEqual([0, 0]);
    expect(third.conditional).toBeGreaterThan(0);
    expect(third.unchanged).toBe(third.conditional);
  } finally {
    await province.stop();
    await folder.remove();
  }
});
