// 站点无法访问: the prober's week, which alone convicts. Fewer usable days than the rule asks for say nothing.
import { defineCheck } from '#check';
import { ProbeWeek } from '#artifacts/probe-week.js';
import { WeekLimits } from '#derive/availability/limits.js';
import { weekFigures } from '#derive/availability/week.js';

export default defineCheck({
  id: 'unreachable-week',
  version: 1,
  title: '一周内站点无法访问',
  about:
    'Over a week of spaced visits, too large a share did not open in time, each confirmed by a second method.',
  answers: 'site.unreachable',
  appliesTo: 'site',
  over: 'period',
  needs: { week: ProbeWeek },
  limits: WeekLimits,
  messages: {
    convicts: '一周（{from} 至 {to}）访问 {visits} 次，打不开 {failures} 次，达到 {limitPercent}%',
    clears: '一周（{from} 至 {to}）访问 {visits} 次，打不开 {failures} 次，未达到 {limitPercent}%',
    short: '站点能否访问未能确定：{reason}',
  },
  evaluate({ week }, limits) {
    const { state, days, visits, failures, reached, unverifiable, exemptDays } = weekFigures(week, limits);
    const about = { target: week.url, confirmedBy: ['http'] as const, evidence: [] };
    const figures = {
      ...{ from: days.at(-1)?.day ?? null, to: days[0]?.day ?? null, usableDays: days.length },
      ...{ visits, failures, limitPercent: limits.failurePercent, unverifiable, exemptDays },
      byDay: days.map((day) => `${day.day} ${day.failures}/${day.visits}`).join('；'),
    };
    if (state === 'convicts') return [{ ...about, outcome: 'fail', message: 'convicts', measured: figures }];
    if (state === 'clears') return [{ ...about, outcome: 'pass', message: 'clears', measured: figures }];
    const notes = [
      ...(exemptDays > 0 ? [`另有 ${exemptDays} 天已报备，不计`] : []),
      ...(unverifiable > 0 ? [`${unverifiable} 次访问被防护系统拦截或拒绝，无法核实`] : []),
      ...(reached ? [`已计入的访问中打不开的已达 ${limits.failurePercent}%`] : []),
    ];
    const reason = [`一周监测不足：可用 ${days.length} 天，须 ${limits.days} 天`, ...notes].join('，');
    // Whether the week, were it whole, might convict: then tonight's opening does not clear the site.
    const measured = { ...figures, reason, mayConvict: reached };
    return [{ ...about, outcome: 'unknown', message: 'short', measured }];
  },
});
