// Links that lead the public nowhere, each only after a second attempt; counted for no veto.
import { defineCheck } from '#check';
import { Links } from '#artifacts/site.js';
import { z } from 'zod';

/** These can be told from the address alone: no second attempt would change the answer. */
const PLAIN_FROM_ADDRESS: readonly string[] = ['malformed-url', 'intranet-address'];

export default defineCheck({
  id: 'dead-link',
  version: 1,
  title: '失效链接',
  about: 'A link, picture or attachment leads to an address that does not answer as it should, twice.',
  answers: 'site.availability',
  appliesTo: 'site',
  needs: { links: Links },
  limits: z.strictObject({ minAttempts: z.number().int().positive() }),
  messages: {
    dead: '链接“{text}”无法打开（{cause}）',
    unknown: '链接“{text}”未能确认：{reason}',
    none: '已检查 {checked} 个链接，未发现失效链接',
    unseen: '未检查任何链接',
  },
  evaluate({ links }, { minAttempts }, { subject }) {
    const answers = links.flatMap((link) => {
      if (link.state === 'alive') return [];
      const { url, cause, status, text, onHomePage, occurrences, page, confirmedBy, evidence, seenAt } = link;
      const about = { target: url, page, confirmedBy, evidence, seenAt };
      const measured = { cause, status, text, onHomePage, occurrences };
      const enough = link.attempts >= minAttempts || (cause !== null && PLAIN_FROM_ADDRESS.includes(cause));
      if (link.state === 'dead' && enough) return [{ ...about, outcome: 'fail', message: 'dead', measured } as const];
      const reason = link.reason || (link.state === 'dead' ? '只尝试了一次，尚待复核' : '未能检查');
      return [{ ...about, outcome: 'unknown', message: 'unknown', measured: { ...measured, reason } } as const];
    });
    const dead = answers.filter((answer) => answer.outcome === 'fail').length;
    const unknown = answers.length - dead;
    if (dead > 0) return answers;
    const checked = links.length - unknown;
    const whole = { target: subject.url, measured: { checked, dead, unknown }, confirmedBy: [], evidence: [] };
    if (checked === 0) return [...answers, { ...whole, outcome: 'unknown', message: 'unseen', measured: { ...whole.measured, reason: '未检查任何链接' } }];
    return [...answers, { ...whole, outcome: 'pass', message: 'none' }];
  },
});
