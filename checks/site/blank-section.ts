// 栏目不更新, clause c: sections that hold nothing at all.
import { cannotTell, defineCheck } from '#check';
import { CoverageOf, Sections } from '#artifacts/site.js';
import { blankness } from '#derive/freshness/rule.js';
import { z } from 'zod';

const OUTCOME_OF = { blank: 'fail', filled: 'pass', unknown: 'unknown' } as const;

export default defineCheck({
  id: 'blank-section',
  version: 1,
  title: '空白栏目',
  about: 'A section holds nothing: no rows, no article, no picture, no document, no link onwards.',
  answers: 'site.columns-not-updated.c',
  appliesTo: 'site',
  needs: { sections: Sections, coverage: CoverageOf },
  limits: z.strictObject({}),
  messages: {
    blank: '栏目“{section}”无任何内容',
    filled: '栏目“{section}”有内容',
    unknown: '栏目“{section}”未能检查：{reason}',
    unseen: '栏目未能检查：{reason}',
  },
  evaluate({ sections, coverage }, _limits, { subject }) {
    const answers = sections.map((section) => {
      const { state, reason } = blankness(section, coverage.thin);
      return {
        outcome: OUTCOME_OF[state],
        message: state,
        target: section.url,
        page: section.foundOn,
        measured: {
          section: section.name,
          sectionType: section.type,
          ...(state === 'blank' ? { why: section.why } : {}),
          ...(state === 'unknown' ? { reason } : {}),
        },
        confirmedBy: section.confirmedBy,
        evidence: section.evidence,
        seenAt: section.seenAt,
      };
    });
    const thin = coverage.thin ?? (sections.length === 0 ? '未发现任何栏目' : null);
    return thin === null ? answers : [...answers, cannotTell('unseen', subject.url, thin)];
  },
});
