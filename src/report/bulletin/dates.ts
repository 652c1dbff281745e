// Days and quarters as a bulletin writes them.
import { parseCalendarDate, plusDays } from '../../model/calendar.ts';

const QUARTERS = ['一', '二', '三', '四'] as const;

/** Two halves, and whether the year ends with this quarter ('' when not). */
export function periodTexts(period: string): Readonly<Record<string, string>> {
  const year = period.slice(0, 4);
  const quarter = Number(period.slice(5));
  return {
    年: year,
    季度: `第${QUARTERS[quarter - 1] ?? ''}季度`,
    时段: `${year}年第${QUARTERS[quarter - 1] ?? ''}季度`,
    半年: quarter <= 2 ? '上半年' : '下半年',
    年末: quarter === 4 ? year : '',
  };
}

/** `2021年12月31日`, so many days later; left to be filled in while nobody knows. */
export function dayText(date: string | null, later: number): string {
  const day = date === null ? null : parseCalendarDate(date);
  if (day === null) return '××××年×月×日';
  const [year = '', month = '', dayOfMonth = ''] = plusDays(day, later).split('-');
  return `${year}年${String(Number(month))}月${String(Number(dayOfMonth))}日`;
}
