// 栏目不更新, clause b: every dated section that clause a does not cover.
import { defineCheck, withWhole } from '#check';
import { CoverageOf, Sections } from '#artifacts/site.js';
import { LongWindows } from '#derive/freshness/limits.js';
import { freshnessWithin, longWindowOf } from '#derive/freshness/rule.js';
import { FRESHNESS_MESSAGES, freshnessAnswer } from '#derive/freshness/section-answer.js';

export default defineCheck({
  id: 'long-stale-section',
  version: 1,
  title: '栏目长期未更新',
  about: 'A section that should be kept up has been silent for longer than its long window.',
  answers: 'site.columns-not-updated.b',
  appliesTo: 'site',
  needs: { sections: Sections, coverage: CoverageOf },
  limits: LongWindows,
  messages: FRESHNESS_MESSAGES,
  evaluate({ sections, coverage }, limits, { asOf, subject }) {
    const answers = sections.flatMap((section) => {
      const window = longWindowOf(section, limits);
      if (!window) return [];
      return [freshnessAnswer(section, freshnessWithin(section, window, 'long-stale', asOf, coverage.thin))];
    });
    const looked = { target: subject.url, sections: sections.length, thin: coverage.thin };
    return withWhole(answers, looked, { unseen: 'unseen', noneApplies: 'noneApplies' });
  },
});
