// The register that the golden quarter is drawn from: the program's own draw meets the bulletin's figures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../../src/app/config.ts';
import { samplePeriod } from '../../../src/run/sample.ts';
import { openStore } from '../../../src/store/open.ts';
import { registerOf } from '../../province/platforms/build.ts';
import type { AccountPlan } from '../../province/platforms/model.ts';
import { PLANTING } from '../../province/platforms/planting.ts';
import { isSilentTrap } from '../../province/platforms/traps.ts';
import { accountOf } from './house.ts';
import { AS_OF, AS_OF_TEXT } from './support.ts';

/** The demo's: rows of the register that goes with 1,012 accounts, and the seed of both world and draw. */
const [REGISTER, SEED] = [7605, 2021];

const register = (planting?: number): readonly AccountPlan[] =>
  registerOf({
    ...{ seed: SEED, asOf: AS_OF_TEXT, register: REGISTER },
    ...(planting === undefined ? {} : { planting }),
  });

/** Ids of the drawn, by the shipped settings. */
async function drawnFrom(rows: readonly AccountPlan[]): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-to-be-drawn-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const opened = await openStore({ file: join(folder, 'xunjian.db'), clock: () => AS_OF });
  const config = await loadConfig(folder);
  if (!opened.ok || !config.ok) throw new Error('no store or no configuration');
  const store = opened.value;
  await store.accounts.saveAccounts(rows.map(accountOf), AS_OF);
  const request = { kind: 'accounts', period: '2021Q4', seed: SEED, redraw: null } as const;
  const drawn = await samplePeriod({ store }, config.value.sampling, { ...request, asOf: AS_OF, now: AS_OF });
  await store.close();
  if (!drawn.ok) throw new Error(drawn.error);
  expect(drawn.value.sample.eligible).toBe(7441);
  return new Map(drawn.value.members.map(({ id, stratum }) => [id, stratum]));
}

const silentAmong = (rows: readonly AccountPlan[], drawn: ReadonlyMap<string, string>): readonly string[] =>
  rows.filter(({ id, trap }) => drawn.has(id) && isSilentTrap(trap)).map(({ id }) => drawn.get(id) ?? '');

/** Which numbers would do, told when the one written down does not. */
const fitting = (drawn: ReadonlyMap<string, string>): string =>
  Array.from({ length: 40 }, (_, planting) => planting)
    .filter((planting) => silentAmong(register(planting), drawn).length === 9)
    .join(' or ');

it('draws six silent ones of cities and counties beside the three of those looked at in full', async () => {
  const rows = register(PLANTING);
  const drawn = await drawnFrom(rows);
  expect([...drawn.values()].filter((stratum) => stratum === 'cities-and-counties')).toHaveLength(197);
  const silent = silentAmong(rows, drawn);
  expect(silent, silent.length === 9 ? '' : `write into PLANTING: ${fitting(drawn)}`).toHaveLength(9);
  expect(silent.filter((stratum) => stratum !== 'cities-and-counties')).toHaveLength(3);
}, 120_000);

it('is the same register, row by row, however it is planted', () => {
  const row = ({ id, platform, region, status }: AccountPlan): string =>
    [id, platform, region, status].join(' ');
  const planted = register(PLANTING);
  expect(planted.map(row)).toEqual(register().map(row));
  // Whoever runs may be drawn: the truth knows all of them.
  expect(planted.every(({ sampled, status }) => sampled === (status === 'running'))).toBe(true);
});
