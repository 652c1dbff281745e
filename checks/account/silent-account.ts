// 内容不更新: nothing was posted within the window. Machines suspect, inspectors' screenshots confirm.
import { defineCheck } from '#check';
import { AccountSightings } from '#artifacts/account.js';
import { confirmSilence } from '#derive/accounts/confirm-silence.js';
import { silenceFigures, takesNoPosts } from '#derive/accounts/silence-figures.js';
import { weigh } from '#derive/accounts/weigh.js';
import { accountWindow, SilenceLimits } from '#derive/accounts/window.js';
import { z } from 'zod';

const MESSAGES = {
  confirmed: 'silent',
  sound: 'updated',
  contradicted: 'unknown',
  candidate: 'suspected',
  open: 'unknown',
} as const;

export default defineCheck({
  id: 'silent-account',
  version: 1,
  title: '账号内容不更新',
  about:
    'Nothing was posted within the window, as an inspector’s screenshot and a whole list, or two inspectors, confirm.',
  answers: 'account.not-updated.a',
  appliesTo: 'account',
  needs: { sightings: AccountSightings },
  limits: SilenceLimits.extend({ withoutPosts: z.array(z.string()) }),
  messages: {
    updated: '监测时间点前 {limitDays} 天内有更新（最近 {latest}）',
    silent: '监测时间点前 {limitDays} 天内无更新（最近 {latest}），已由{confirmedBy}核实',
    suspected: '疑似 {limitDays} 天内无更新（最近 {latest}）：{reason}',
    unknown: '是否更新未能判定：{reason}',
    inapplicable: '这类平台没有发布功能，此项不适用',
  },
  evaluate({ sightings }, { withoutPosts, ...limits }, { subject }) {
    const { account, asOf, seen, entries } = sightings;
    const target = subject.url;
    if (takesNoPosts(sightings, withoutPosts)) {
      const measured = { platform: account.platform };
      return [
        { outcome: 'inapplicable', message: 'inapplicable', target, measured, confirmedBy: [], evidence: [] },
      ];
    }
    const window = accountWindow(asOf, limits);
    const told = confirmSilence(seen, entries, window);
    const figures = silenceFigures(told, window, limits);
    return [{ ...weigh(sightings, told, told.rests, figures), target, message: MESSAGES[told.state] }];
  },
});
