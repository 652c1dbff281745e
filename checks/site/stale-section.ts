// 栏目不更新, clause a: news sections of any level and first-level notice and policy sections.
import { defineCheck, withWhole } from '#check';
import { CoverageOf, Sections } from '#artifacts/site.js';
import { ShortWindows } from '#derive/freshness/limits.js';
import { freshnessWithin, shortWindowOf } from '#derive/freshness/rule.js';
import { FRESHNESS_MESSAGES, freshnessAnswer } from '#derive/freshness/section-answer.js';

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
  messages: FRESHNESS_MESSAGES,
  evaluate({ sections, coverage }, limits, { asOf, subject }) {
    const answers = sections.flatMap((section) => {
      const window = shortWindowOf(section, limits);
      if (!window) return [];
      return [freshnessAnswer(section, freshnessWithin(section, window, 'stale', asOf, coverage.thin))];
    });
    const looked = { target: subject.url, sections: sections.length, thin: coverage.thin };
    return withWhole(answers, looked, { unseen: 'unseen', noneApplies: 'noneApplies' });
  },
});
