// Looks at the machine before a night: each check gives one line, and what to do when it is not in order.
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { Resolver } from 'node:dns/promises';
import { dirname, join } from 'node:path';
import type { BrowserSettings } from '../gather/browser/settings.ts';
import type { WorkingCalendar } from '../derive/dates/working-days.ts';
import { isoAt } from '../model/calendar.ts';
import { openStore } from '../store/open.ts';
import type { StoreProblem } from '../store/problem.ts';
import { loadAccessTokens, TOKENS_FILE } from './access-tokens.ts';
import { KNOWN_FILES, strayConfig } from './config-files.ts';
import type { Config } from './config.ts';
import { outputOf } from './output-of.ts';
import type { DoctorSettings } from './settings.ts';
import { usableBrowser } from './usable-browser.ts';

export type HealthState = 'ok' | 'warning' | 'error';

export interface HealthLine {
  /** Chinese. */
  readonly name: string;
  readonly state: HealthState;
  /** Chinese: what was found. */
  readonly message: string;
  /** Chinese: what to do; '' when in order. */
  readonly remedy: string;
}

const COMMAND_MS = 10_000;
const DNS_MS = 3_000;

const fine = (name: string, message: string): HealthLine => ({ name, state: 'ok', message, remedy: '' });
const warning = (name: string, message: string, remedy: string): HealthLine => ({
  name,
  state: 'warning',
  message,
  remedy,
});
const failing = (name: string, message: string, remedy: string): HealthLine => ({
  name,
  state: 'error',
  message,
  remedy,
});

export async function browserHealth(settings: BrowserSettings): Promise<HealthLine> {
  const found = await usableBrowser(settings);
  return found.ok
    ? fine('浏览器', `${found.value.version}（${found.value.path}）`)
    : failing('浏览器', found.error.why, found.error.remedy);
}

export async function fontHealth(): Promise<HealthLine> {
  const listed = await outputOf('fc-list', [':lang=zh-cn', 'family'], COMMAND_MS);
  const families = new Set((listed ?? '').split('\n').filter((line) => line !== ''));
  return families.size > 0
    ? fine('中文字体', `${families.size} 种`)
    : warning(
        '中文字体',
        '没有找到中文字体，截图中的汉字会显示为方框',
        '安装 fonts-noto-cjk 和 fonts-wqy-microhei',
      );
}

/** What happened and what to do are two sentences there. */
function troubled({ message }: StoreProblem): HealthLine {
  const [what = message, ...remedy] = message.split('。');
  return failing('数据库', what, remedy.join('。'));
}

export async function databaseHealth(workspace: string): Promise<HealthLine> {
  const file = join(workspace, 'xunjian.db');
  const databaseUrl = process.env['DATABASE_URL'];
  const opened = await openStore({
    file,
    ...(databaseUrl ? { databaseUrl } : {}),
    readonly: true,
    clock: Date.now,
  });
  if (opened.ok) {
    const damage = await opened.value.maintenance.damage();
    await opened.value.close();
    if (damage) return troubled(damage);
    return fine('数据库', databaseUrl ? 'PostgreSQL 可以使用' : `${file} 可以使用`);
  }
  return opened.error.kind === 'missing'
    ? warning('数据库', '尚未建立', '运行 xunjian inventory import 导入台账，或核对 --workspace')
    : troubled(opened.error);
}

export async function clockHealth(now: number): Promise<HealthLine> {
  const shown = `北京时间 ${isoAt(now)}`;
  const ask = ['show', '--property=NTPSynchronized', '--value'];
  const synchronised = await outputOf('timedatectl', ask, COMMAND_MS);
  return synchronised === 'no'
    ? warning('时钟', `${shown}，未与时间服务器同步`, '启用时间同步（timedatectl set-ntp true）')
    : fine('时钟', shown);
}

export async function networkHealth(name: string): Promise<HealthLine> {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 1 });
  try {
    const addresses = await resolver.resolve4(name);
    return fine('网络', `${name} 解析到 ${addresses[0] ?? ''}`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '未知原因';
    return warning(
      '网络',
      `解析不了 ${name}（${code}）`,
      '检查本机网络和域名服务器；只巡检内网或演示时可忽略',
    );
  }
}

/** Fewer are no jury: one of them being down would look like our own outage, or hide it. */
const ENOUGH_CANARIES = 3;

/** Whether the prober can tell its own outage from the sites'. */
export function canaryHealth(hosts: readonly string[]): HealthLine {
  return hosts.length >= ENOUGH_CANARIES
    ? fine('对照网站', `${hosts.length} 个`)
    : warning(
        '对照网站',
        hosts.length === 0
          ? '没有配置，可用性监测只能凭各网站是否同时打不开来识别本机断网'
          : `只有 ${hosts.length} 个`,
        `在 config/probe.yaml 的 probe.canaries.hosts 写上至少 ${ENOUGH_CANARIES} 个互不相干、常年可用的网址`,
      );
}

export async function diskHealth(workspace: string, settings: DoctorSettings): Promise<HealthLine> {
  let folder = workspace;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const gigabytes = (bavail * bsize) / 1e9;
  const message = `${folder} 所在磁盘剩余 ${gigabytes.toFixed(1)} GB`;
  if (gigabytes < settings.diskErrorBelowGb)
    return failing('磁盘', message, '清理磁盘，或用 --workspace 换到别的磁盘');
  if (gigabytes < settings.diskWarnBelowGb) return warning('磁盘', message, '尽快清理磁盘');
  return fine('磁盘', message);
}

/** Which 公众号 have authorised the office: without their tokens only reported articles tell of them. */
export async function tokenHealth(workspace: string): Promise<HealthLine> {
  const tokens = await loadAccessTokens(workspace);
  if (!tokens.ok) {
    const cut = tokens.error.lastIndexOf('；');
    return failing('公众号授权', tokens.error.slice(0, cut), tokens.error.slice(cut + 1));
  }
  if (tokens.value.size > 0) return fine('公众号授权', `${tokens.value.size} 个账号有 access_token`);
  const where = join(workspace, TOKENS_FILE);
  return fine(
    '公众号授权',
    `没有授权文件，公众号只凭单位自报的链接核验；有授权的，由第三方平台把每个账号的 access_token 写入 ${where}（首行“备案编号,access_token”），到期前换新`,
  );
}

/** The configuration's own lines: one per problem, or one that all is well. */
export function configHealth(problems: readonly string[]): readonly HealthLine[] {
  if (problems.length === 0) return [fine('配置', '各项配置有效')];
  return problems.map((problem) => {
    const cut = problem.lastIndexOf('；');
    return cut < 0
      ? failing('配置', problem, '')
      : failing('配置', problem.slice(0, cut), problem.slice(cut + 1));
  });
}

/** Whether working days can be told this year. @param now epoch ms */
export function calendarHealth(calendar: WorkingCalendar, now: number): HealthLine {
  const year = Number(isoAt(now).slice(0, 4));
  const known = [...calendar.keys()].sort().join('、');
  return calendar.has(year)
    ? fine('节假日', `有 ${known} 年的安排`)
    : warning(
        '节假日',
        `没有 ${year} 年的安排（已有 ${known}），按工作日计算的时限算不出来`,
        `照国务院办公厅的通知写成工作目录的 config/calendar/holidays-${year}.json`,
      );
}

/** A warning per file in the workspace's config/ that nobody reads: misspelt, it would be missed in silence. */
export async function strayHealth(workspace: string): Promise<readonly HealthLine[]> {
  return (await strayConfig(workspace)).map((file) =>
    warning('配置', `${file} 不起作用`, `改名为 ${KNOWN_FILES.join('、')} 之一，或移走`),
  );
}

/**
 * Everything a night needs, in the order a person would mend it.
 * @param now epoch ms, for the clock's line only.
 */
export async function machineHealth(
  workspace: string,
  config: Config,
  now: number,
): Promise<readonly HealthLine[]> {
  const lines = await Promise.all([
    browserHealth(config.browser),
    fontHealth(),
    databaseHealth(workspace),
    clockHealth(now),
    networkHealth(config.doctor.resolves),
    diskHealth(workspace, config.doctor),
    tokenHealth(workspace),
  ]);
  return [...lines, canaryHealth(config.probe.canaries.hosts)];
}
