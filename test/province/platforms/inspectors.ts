// What inspectors enter of the accounts that a check left open (检查员录入): what an eye sees at the account itself,
// whatever the platforms tell a machine. Only the truth knows it, and the program is told by its own table alone.
import type { Platform } from './model.ts';
import { isoShanghai, MINUTE } from './moments.ts';
import type { TruthAccount } from './truth.ts';

const INSPECTORS = ['周敏', '唐勇'] as const;

/**
 * They begin with the 监测时间点 and are through within the hour: an account that posts again later that morning is seen
 * as it stood then.
 */
const WITHIN_MINUTES = 50;

/** They are tried on a device; there is no list of posts to look through. */
const USED: readonly Platform[] = ['app-ios', 'app-android', 'mini-program'];

/** By how the table's headings begin. */
export type Filled = Readonly<Record<string, string>>;

export interface Entry {
  readonly account: string;
  readonly filled: Filled;
  /** The name of the picture's file. */
  readonly screenshot: string;
}

/** `2021-12-20 02:05`. */
const minuteOf = (at: number): string => isoShanghai(at).slice(0, 16).replace('T', ' ');

const yes = (is: boolean): string => (is ? '是' : '否');

function ofApp({ silent }: TruthAccount): Filled {
  return { 应用可用: yes(!silent), 备注: silent ? '应用商店中没有，真机无法安装' : '真机安装后可以使用' };
}

function ofList({ title, newest, commentsOpen, trap }: TruthAccount): Filled {
  return {
    最新一条标题: title,
    最新一条时间: newest === null ? '' : minuteOf(Date.parse(newest)),
    ...{ 已看完列表: '是', 评论可用: yes(commentsOpen), 私信可用: '是', 无关内容: '否' },
    异常: trap === 'renamed' ? '改名' : '正常',
  };
}

function entryOf(account: TruthAccount, inspector: string, at: number): Entry {
  const { id, platform, shownName } = account;
  // ASCII, as telephones name their pictures.
  const screenshot = `${id}-${String(INSPECTORS.findIndex((one) => one === inspector) + 1)}.png`;
  const seen = USED.includes(platform) ? ofApp(account) : ofList(account);
  const head = { 检查人: inspector, 检查时点: minuteOf(at), 看到的账号名: shownName };
  return { account: id, filled: { ...head, ...seen, 截图文件: screenshot }, screenshot };
}

/** One inspector looks at each account; where nothing is updated, another looks again. */
export function entriesOf(accounts: readonly TruthAccount[], asOf: number): readonly Entry[] {
  return accounts.flatMap((account, index) => {
    const at = asOf + (index % WITHIN_MINUTES) * MINUTE;
    const [first, second] = index % 2 === 0 ? INSPECTORS : [INSPECTORS[1], INSPECTORS[0]];
    const again = account.silent ? [entryOf(account, second, at + 5 * MINUTE)] : [];
    return [entryOf(account, first, at), ...again];
  });
}
