// Links that lead the public nowhere, each only after a second attempt; counted for no veto.
import { cannotTell, defineCheck } from '#check';
import { Links, type LinkReading } from '#artifacts/site.js';
import { z } from 'zod';

/** These can be told from the address alone: no second attempt would change the answer. */
const PLAIN_FROM_ADDRESS: readonly string[] = ['malformed-url', 'intranet-address'];

function isDead(link: LinkReading, minAttempts: number): boolean {
  if (link.state !== 'dead' || link.cause === null) return false;
  return link.attempts >= minAttempts || PLAIN_FROM_ADDRESS.includes(link.cause);
}

function whyUnknown(link: LinkReading): string {
  return link.reason || (link.state === 'dead' ? '尝试次数不足，尚待复核' : '未能检查');
}

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
    unseen: '链接未能检查：{reason}',
  },
  evaluate({ links }, { minAttempts }, { subject }) {
    const answers = links
      .filter((link) => link.state !== 'alive')
      .map((link) => {
        const { url, cause, status, text, onHomePage, occurrences, page, confirmedBy, evidence, seenAt } =
          link;
        const dead = isDead(link, minAttempts);
        const measured = { cause, status, text, onHomePage, occurrences };
        return {
          ...{ target: url, page, confirmedBy, evidence, seenAt },
          outcome: dead ? ('fail' as const) : ('unknown' as const),
          message: dead ? ('dead' as const) : ('unknown' as const),
          measured: dead ? measured : { ...measured, reason: whyUnknown(link) },
        };
      });
    const dead = answers.filter((answer) => answer.outcome === 'fail').length;
    const unknown = answers.length - dead;
    const checked = links.length - unknown;
    if (dead > 0) return answers;
    if (checked === 0) return [...answers, cannotTell('unseen', subject.url, '没有一个链接得到检查')];
    const whole = {
      target: subject.url,
      measured: { checked, dead, unknown },
      confirmedBy: [],
      evidence: [],
    };
    return [...answers, { ...whole, outcome: 'pass', message: 'none' }];
  },
});
