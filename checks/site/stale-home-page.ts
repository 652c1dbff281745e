// 首页不更新: nothing new on the home page, or on any second-level page when the home page is only navigation.
import { cannotTell, defineCheck } from '#check';
import { CoverageOf, HomePage } from '#artifacts/site.js';
import { homeFreshness } from '#derive/freshness/home-page.js';
import { z } from 'zod';

const OUTCOME_OF = { fresh: 'pass', stale: 'fail', undated: 'unknown', unknown: 'unknown' } as const;

export default defineCheck({
  id: 'stale-home-page',
  version: 1,
  title: '首页不更新',
  about:
    'The home page shows no new item within the window (a navigation-only home page: none of its second-level pages).',
  answers: 'site.home-not-updated',
  appliesTo: 'site',
  needs: { home: HomePage, coverage: CoverageOf },
  limits: z.strictObject({ maxQuietDays: z.number().int().positive() }),
  messages: {
    fresh: '首页最近更新于 {latest}',
    stale: '首页最近更新于 {latest}，已 {quietDays} 天无信息更新（时限 {limitDays} 天）',
    undated: '首页信息均未注明可识别的发布时间',
    unknown: '首页更新情况未能确定：{reason}',
  },
  evaluate({ home, coverage }, { maxQuietDays }, { asOf }) {
    if (coverage.thin !== null) return [cannotTell('unknown', home.url, coverage.thin)];
    const { state, latest, quietDays, reason } = homeFreshness(home, maxQuietDays, asOf);
    const why = state === 'undated' ? '首页信息均未注明可识别的发布时间' : reason;
    return [
      {
        outcome: OUTCOME_OF[state],
        message: state,
        target: home.url,
        measured: {
          latest,
          quietDays,
          limitDays: maxQuietDays,
          navigationOnly: home.navigationOnly,
          ...(why ? { reason: why } : {}),
        },
        confirmedBy: home.confirmedBy,
        evidence: home.evidence,
        seenAt: home.seenAt,
      },
    ];
  },
});
