// “僵尸”号: silent for months and hardly followed. Information beside silent-account; counted for no veto.
import { defineCheck } from '#check';
import { AccountSightings } from '#artifacts/account.js';
import { confirmSilence } from '#derive/accounts/confirm-silence.js';
import { newestFollowers } from '#derive/accounts/followers.js';
import { silenceFigures, takesNoPosts } from '#derive/accounts/silence-figures.js';
import { weigh } from '#derive/accounts/weigh.js';
import { accountWindow, SilenceLimits } from '#derive/accounts/window.js';
import { z } from 'zod';

const MESSAGES = {
  confirmed: 'zombie',
  sound: 'alive',
  contradicted: 'unknown',
  candidate: 'suspected',
  open: 'unknown',
} as const;

export default defineCheck({
  id: 'zombie-account',
  version: 1,
  title: '“僵尸”号',
  about:
    'Nothing was posted for months, confirmed as for `silent-account`, and few follow the account (where that is known).',
  answers: 'account.not-updated.a',
  appliesTo: 'account',
  needs: { sightings: AccountSightings },
  limits: z.strictObject({
    silence: SilenceLimits.extend({ withoutPosts: z.array(z.string()) }),
    followersBelow: z.number().int().positive(),
  }),
  messages: {
    alive: '{limitMonths} 个月内有更新（最近 {latest}）',
    followed: '关注者 {followers} 人，不算“僵尸”号',
    zombie: '{limitMonths} 个月以上不更新（最近 {latest}，关注者 {followers}），已由{confirmedBy}核实',
    suspected: '疑似“僵尸”号（最近 {latest}，关注者 {followers}）：{reason}',
    unknown: '是否“僵尸”号未能判定：{reason}',
    inapplicable: '这类平台没有发布功能，此项不适用',
  },
  evaluate({ sightings }, { silence, followersBelow }, { subject }) {
    const { account, asOf, seen, entries } = sightings;
    const about = { target: subject.url, confirmedBy: [], evidence: [] };
    const followers = newestFollowers(seen);
    const followed = { followers: followers?.count ?? null, platform: account.platform };
    if (takesNoPosts(sightings, silence.withoutPosts))
      return [{ ...about, outcome: 'inapplicable', message: 'inapplicable', measured: followed }];
    if (followers !== null && followers.count >= followersBelow)
      return [{ ...about, outcome: 'pass', message: 'followed', measured: { ...followed, followersBelow } }];
    const two = accountWindow(asOf, silence);
    const window = { ...two, from: two.zombieBefore };
    const told = confirmSilence(seen, entries, window);
    const { limitDays: _days, ...figures } = silenceFigures(told, window, silence);
    const measured = { ...figures, limitMonths: silence.zombieMonths, followers: followed.followers };
    return [
      {
        ...weigh(sightings, told, told.rests, measured),
        target: subject.url,
        message: MESSAGES[told.state],
      },
    ];
  },
});
