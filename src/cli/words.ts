// The Chinese names of the states that commands and the status page show.
import type { TerminalState } from '../model/run.ts';

export const STATE_NAMES: Readonly<Record<string, string>> = {
  visited: '已检查',
  thin: '检查不充分',
  unreachable: '今晚打不开',
  challenged: '被防护系统拦截',
  'not-running': '非运行状态，未检查',
  'not-reached': '时间用完，未轮到',
  errored: '程序出错',
  planned: '未做完',
} satisfies Record<TerminalState | 'planned', string>;
