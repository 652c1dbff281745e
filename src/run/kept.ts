// What is said where retention has left too little of a run.
import type { Run } from '../model/run.ts';

/** Where findings are needed of a run whose ledger alone is left. */
export function problemsGone({ id }: Pick<Run, 'id'>): string {
  return `巡检 ${id} 的问题和结论已按保留期限清除，只留检查状态；请改用同一周或同一季度的最后一轮（xunjian status）`;
}

/** Where readings or passing findings are needed of a run of which only problems, or less, are left. */
export function readingsGone({ id, kept }: Pick<Run, 'id' | 'kept'>): string {
  const left = kept === 'problems' ? '问题、结论和检查状态' : '检查状态';
  return `巡检 ${id} 的读数已按保留期限清除，只留${left}；保留多久见 config/crawl.yaml 的 store 一节`;
}
