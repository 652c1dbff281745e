// The quarter of the demo: the accounts drawn, checked by night and looked at by inspectors; both parts judged; the bulletin.
import { join } from 'node:path';
import { inspectByEye, prepareAccounts, type DemoPlatforms } from './demo-platforms.ts';
import { shown, type DemoPlaces, type Step } from './demo-step.ts';

/** In which the demo's 监测时间点 lies. */
const QUARTER = '2021Q4';

export const ACCOUNT_EXPORTS = [
  { kind: 'summary', format: 'xlsx', says: '账号合格率：分层、各市（州）、各平台' },
  { kind: 'verdicts', format: 'xlsx', says: '每个账号的结论' },
  { kind: 'findings', format: 'ndjson', says: '每条问题和未能确定的事项，带原因和下一步' },
] as const;

export const SAMPLE_LIST = {
  name: 'sample.xlsx',
  says: '本季抽取的账号，末尾附种子、名录快照和规则',
} as const;

export const QUARTER_EXPORTS = [
  { kind: 'bulletin', formats: ['docx'], says: '季度通报正文' },
  { kind: 'annexes', formats: ['docx', 'xlsx'], says: '通报附件：抽查情况、突出问题名单等' },
] as const;

interface AccountsInput {
  readonly platforms: DemoPlatforms;
  readonly places: DemoPlaces;
  /** So many are looked at. */
  readonly accounts: number;
  readonly seed: number;
  /** The options of every command. */
  readonly common: readonly string[];
}

/** What the office holds and is told: the register, canaries, the units' own reports; and whom it draws. */
async function gathered(step: Step, { places, seed, common }: AccountsInput): Promise<void> {
  const file = (name: string): string => shown(join(places.platforms, name));
  await step('导入新媒体台账、哨兵账号和单位自报', [
    ...['inventory', 'import', file('accounts.csv'), '--kind', 'accounts', ...common],
  ]);
  await step('', ['accounts', 'canaries', 'import', file('canaries.csv'), ...common]);
  await step('', ['accounts', 'reports', 'import', file('selfReports.csv'), '--period', QUARTER, ...common]);
  const list = shown(join(places.exports, SAMPLE_LIST.name));
  await step('抽取本季要检查的账号', [
    ...['sample', '--period', QUARTER, '--seed', String(seed), '--out', list, ...common],
  ]);
}

/** What a machine cannot prove by night is seen by inspectors. */
async function lookedAt(step: Step, { platforms, places, common }: AccountsInput): Promise<void> {
  const table = join(places.platforms, '检查员录入.xlsx');
  await step('检查员查看系统没有查明的账号', [
    ...['accounts', 'entries', 'template', '--out', shown(table), ...common],
  ]);
  const seen = await inspectByEye(table, platforms);
  process.stdout.write(
    `（模拟的检查员查看了 ${String(seen.accounts)} 个账号，填写 ${String(seen.entries)} 行，附截图：${shown(seen.table)}）\n`,
  );
  await step('', [
    ...['accounts', 'entries', 'import', shown(seen.table), '--screenshots', shown(seen.screenshots)],
    ...common,
  ]);
}

export async function accountsWay(step: Step, input: AccountsInput): Promise<void> {
  const { platforms, places, accounts, common } = input;
  await prepareAccounts(places.workspace, platforms, accounts);
  await gathered(step, input);
  await step('检查新媒体账号', [
    ...['accounts', 'check', ...common, '--connect-to', `::127.0.0.1:${String(platforms.port)}`],
  ]);
  await lookedAt(step, input);
  await step('判定新媒体账号', ['judge', '--run', 'latest', '--kind', 'accounts', ...common]);
  for (const [index, { kind, format }] of ACCOUNT_EXPORTS.entries()) {
    const out = shown(join(places.exports, `accounts-${kind}.${format}`));
    await step(index === 0 ? '导出新媒体结果' : '', [
      ...['export', kind, '--run', 'latest', '--kind', 'accounts', '--format', format, '--out', out],
      ...common,
    ]);
  }
}

/** Sites and accounts of the quarter frozen and judged, and its bulletin. */
export async function quarterWay(step: Step, places: DemoPlaces, common: readonly string[]): Promise<void> {
  await step('冻结并判定本季', ['judge', '--period', QUARTER, ...common]);
  const files = QUARTER_EXPORTS.flatMap(({ kind, formats }) => formats.map((format) => ({ kind, format })));
  for (const [index, { kind, format }] of files.entries()) {
    const out = shown(join(places.exports, `${kind}.${format}`));
    await step(index === 0 ? '写出本季通报和附件' : '', [
      ...['export', kind, '--period', QUARTER, '--format', format, '--out', out, ...common],
    ]);
  }
  await step('通报里每个数的来历', ['explain', 'bulletin', '--period', QUARTER, ...common]);
}
