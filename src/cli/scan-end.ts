// How a finished scan is told: the terminal states, the findings, where the run can be looked up.
import type { ScanEnd } from '../run/request.ts';
import { STATE_NAMES } from './words.ts';

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** `1 小时 5 分`, `42 秒`. */
export function spokenDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
  return seconds % 60 === 0 ? `${minutes} 分` : `${minutes} 分 ${seconds % 60} 秒`;
}

function states(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${STATE_NAMES[state] ?? state} ${count}`)
    .join('，');
}

/** Chinese, several lines, for stdout. */
export function scanEndText(end: ScanEnd): string {
  const { run } = end;
  const fails = Object.entries(end.fails).map(([check, count]) => `${check} ${count}`);
  const open = run.kind === 'rescan' ? '未完成' : '未完成，可用 --resume 继续';
  const lines = [
    `${run.kind === 'rescan' ? '复扫' : '巡检'} ${run.id} ${run.state === 'sealed' ? '已完成并封存' : open}，用时 ${spokenDuration(end.tookMs)}`,
    `网站 ${total(end.states)} 个：${states(end.states)}`,
    `问题 ${total(end.fails)} 条${fails.length > 0 ? `：${fails.join('，')}` : ''}；无法判定 ${end.unknowns} 条`,
  ];
  return `${lines.join('\n')}\n`;
}
