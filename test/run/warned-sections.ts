// Sections of one small site that warnings are about.
import type { SectionReading } from '../../src/artifacts/site.ts';
import { plusDays } from '../../src/model/calendar.ts';
import { AS_OF, section } from '../checks/bench.ts';

export const A = '5111000001';

export const notices = (over: Partial<SectionReading> = {}): SectionReading =>
  section({
    ...{ url: 'http://www.5111000001.gov.cn/tzgg/', name: '通知公告', path: '首页/通知公告', level: 1 },
    ...{ type: 'notice', newest: plusDays(AS_OF, -10), ...over },
  });
/** Updated so many days before the first night. */
export const news = (quiet: number, over: Partial<SectionReading> = {}): SectionReading =>
  section({
    ...{ url: 'http://www.5111000001.gov.cn/xw/', name: '工作动态', path: '首页/工作动态', level: 1 },
    ...{ newest: plusDays(AS_OF, -quiet), ...over },
  });
