// 栏目不更新, clause a: news sections of any level and first-level notice and policy sections.
import { cannotTell, defineCheck } from '#check';
import { CoverageOf, Sections } from '#artifacts/site.js';
import { ShortWindows } from '#derive/freshness/limits.js';
import { freshnessWithin, shortWindowOf } from '#derive/freshness/rule.js';
import { freshnessAnswer } from '#derive/freshness/section-answer.js';

export default defineCheck({
  id: 'stale-section',
  version: 1,
  title: '栏目未及时更新',
  about:
    'A news section, or a first-level notice or policy section, has been silent for longer than its window.',
  answers: 'site.columns-not-updated.a',
  appliesTo: 'site',
  needs: { sections: Sections, coverage: CoverageOf },
  limits: ShortWindows,
  messages: {
    fresh: '栏目“{section}”最近更新于 {latest}',
    stale: '栏目“{section}”最近更新于 {latest}，已 {quietDays} 天未更新（时限 {limitDays} 天）',
    undated: '栏目“{section}”无法确定更新时间：{reason}',
    unknown: '栏目“{section}”未能检查：{reason}',
    blank: '栏目“{section}”为空白栏目，不按更新时限判断',
    static: '栏目“{section}”不是信息列表，不按更新时限判断',
    noneApplies: '本站没有适用此条的栏目',
    unseen: '栏目未能检查：{reason}',
  },
  evaluate({ sections, coverage }, limits, { asOf, subject }) {
    const answers = sections.flatMap((section) => {
      const window = shortWindowOf(section, limits);
      if (!window) return [];
      return [freshnessAnswer(section, freshnessWithin(section, window, 'stale', asOf, coverage.thin))];
    });
    const thin = coverage.thin ?? (sections.length === 0 ? '未发现任何栏目' : null);
    if (thin !== null) return [...answers, cannotTell('unseen', subject.url, thin)];
    if (answers.length > 0) return answers;
    const measured = { sections: sections.length };
    const about = { target: subject.url, measured, confirmedBy: [], evidence: [] };
    return [{ ...about, outcome: 'inapplicable', message: 'noneApplies' }];
  },
});
