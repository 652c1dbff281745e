// A length of time as people read it.
import type { Span } from './score-table.ts';

export function spanText(span: Span): string {
  if ('workingDays' in span) return `${String(span.workingDays)} 个工作日`;
  return 'days' in span ? `${String(span.days)} 天` : `${String(span.months)} 个月`;
}
