// 未提供有效互动功能: comments and private messages are closed. Answers can only prove “open”; people try the rest.
import { defineCheck } from '#check';
import { AccountSightings } from '#artifacts/account.js';
import { besideMachine, confirm } from '#derive/accounts/confirm.js';
import { commentsTold, triedInteraction } from '#derive/accounts/interaction.js';
import { weigh } from '#derive/accounts/weigh.js';
import { z } from 'zod';

const TRY = '试用私信、留言或评论功能并截图';

const MESSAGES = {
  confirmed: 'closed',
  sound: 'open',
  contradicted: 'unknown',
  candidate: 'suspected',
  open: 'unknown',
} as const;

export default defineCheck({
  id: 'no-interaction',
  version: 1,
  title: '未提供有效互动功能',
  about: 'Neither comments nor private messages work, as inspectors who tried them confirm.',
  answers: 'account.interaction.a',
  appliesTo: 'account',
  needs: { sightings: AccountSightings },
  limits: z.strictObject({ newestPosts: z.number().int().positive() }),
  messages: {
    open: '提供互动功能',
    closed: '未提供有效互动功能，已由{confirmedBy}试用核实',
    suspected: '疑似未提供有效互动功能：{reason}',
    unknown: '互动功能未能判定：{reason}',
    untried: '互动功能未经检查：{reason}',
  },
  evaluate({ sightings }, { newestPosts }, { subject }) {
    const { asOf, seen, entries } = sightings;
    const comments = commentsTold(seen, newestPosts);
    const machine = comments.state === 'closed';
    const says = triedInteraction(machine);
    const asked = confirm({ machine, entries, says, window: { to: asOf }, todo: TRY });
    const told = besideMachine(asked, {
      sound: comments.state === 'open',
      why: '须人工试用：取得的答复不说明能否互动',
      next: `由检查员${TRY}`,
    });
    const measured = { comments: comments.state, posts: comments.posts };
    // Nothing told of it and nobody tried: not examined, as any clause that only people can check.
    const untried = told.state === 'open' && comments.state === 'untold' && told.entries.length === 0;
    if (untried) {
      const said = { ...measured, reason: told.why, next: told.next };
      const target = subject.url;
      return [
        {
          outcome: 'inapplicable',
          message: 'untried',
          target,
          measured: said,
          confirmedBy: [],
          evidence: [],
        },
      ];
    }
    return [
      {
        ...weigh(sightings, told, comments.rests, measured),
        target: subject.url,
        message: MESSAGES[told.state],
      },
    ];
  },
});
