// `accounts entries template` after a batch over the simulated platforms: whoever needs a person, why, and what to do next.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { benchOver } from '../run/accounts/house.ts';
import { AS_OF, batch, platformsOf, toldIn } from '../run/accounts/support.ts';
import { entry } from '../checks/account-bench.ts';
import { rowsOf } from './filled-tables.ts';
import { xunjian } from './run-program.ts';

interface Line {
  readonly id: string;
  readonly why: string;
  readonly entered: string;
}

async function linesOf(folder: string, name: string): Promise<readonly Line[]> {
  const file = join(folder, name);
  const { status, stdout } = xunjian('accounts', 'entries', 'template', '--out', file, '--workspace', folder);
  const [head = [], ...rows] = await rowsOf(file);
  expect(status).toBe(0);
  expect(stdout).toContain(`${String(rows.length)} 个账号`);
  const [why, entered] = ['原因', '已录入'].map((word) =>
    head.findIndex((cell) => String(cell).includes(word)),
  );
  return rows.map((row) => ({
    ...{ id: String(row[0]), why: String(row[why ?? -1]), entered: String(row[entered ?? -1]) },
  }));
}

it('lists those who need a person and nobody else, each with its reason and next step', async () => {
  const platforms = await platformsOf({ count: 300 });
  const bench = await benchOver(platforms, AS_OF);
  const { run } = await batch(bench);
  const told = await toldIn(bench, run.id);
  const lines = await linesOf(bench.folder, 'first.xlsx');
  const listed = new Map(lines.map((line) => [line.id, line]));

  // Everybody who could not be told is listed; whoever is not, posted or is offered in a store.
  const open = platforms.accounts.filter(({ id }) => told.get(id) !== 'updated');
  expect(open.length).toBeGreaterThan(50);
  expect(open.filter(({ id }) => !listed.has(id))).toEqual([]);
  const truth = new Map(platforms.truth.accounts.map((account) => [account.id, account]));
  for (const { id } of platforms.accounts)
    if (!listed.has(id)) expect([id, truth.get(id)?.posted]).toEqual([id, true]);
  const apps = platforms.accounts.filter(({ platform }) => platform.startsWith('app-'));
  expect(apps.some(({ id }) => listed.has(id))).toBe(true);
  expect(apps.some(({ id }) => !listed.has(id))).toBe(true);

  for (const { id, why } of lines) {
    expect([id, why]).toEqual([id, expect.stringMatching(/下一步：|由检查员|请单位/)]);
    expect([id, why]).toEqual([id, expect.not.stringContaining('不适用')]);
  }
  const of = (trap: string): string => {
    const id = platforms.accounts.find((account) => account.trap === trap && listed.has(account.id))?.id;
    return listed.get(id ?? '')?.why ?? '';
  };
  expect(of('deregistered')).toMatch(/注销.*下一步：隔日再取一次/);
  expect(of('no-list')).toContain('请单位自报最新一条链接');
  expect(of('wrong-report')).toContain('核对台账中的账号名称');

  // Two inspectors have seen to one: the next table leaves it out once it was judged, and says who entered what else.
  const [done, half] = open.filter(({ platform }) => platform === 'channels');
  if (!done || !half) throw new Error('too few accounts without a list');
  const saw = (account: string, inspector: string) => ({
    ...{ ...entry(inspector), account, seenAt: AS_OF + 3_600_000, enteredAt: AS_OF + 3_600_000 },
    newest: {
      earliest: AS_OF - 40 * 86_400_000,
      latest: AS_OF - 40 * 86_400_000,
      basis: 'absolute' as const,
    },
  });
  await bench.store.entries.add([saw(done.id, '甲'), saw(done.id, '乙'), saw(half.id, '甲')]);
  expect(xunjian('judge', '--run', run.id, '--workspace', bench.folder).status).toBe(0);
  const after = new Map((await linesOf(bench.folder, 'second.xlsx')).map((line) => [line.id, line]));
  expect(after.has(done.id)).toBe(false);
  expect(after.get(half.id)?.entered).toBe('甲');
}, 120_000);
