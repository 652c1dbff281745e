// 站点无法访问: tonight's view alone. It never convicts; only the prober's week does.
import { defineCheck, failureText, failureTraits } from '#check';
import { Reachability } from '#artifacts/site.js';
import { z } from 'zod';

export default defineCheck({
  id: 'unreachable-site',
  version: 1,
  title: '站点无法访问',
  about:
    'Neither plain HTTP nor a real browser could open the site tonight, and the fault is the site’s own.',
  answers: 'site.unreachable',
  appliesTo: 'site',
  needs: { reachability: Reachability },
  limits: z.strictObject({}),
  messages: {
    opened: '网站可以打开（{by}）',
    closed: '网站无法打开：{cause}',
    unknown: '网站能否打开未能确定：{reason}',
  },
  evaluate({ reachability }) {
    const { opened, by, status, failure, attempts, confirmedBy, evidence, seenAt } = reachability;
    const about = { target: reachability.url, confirmedBy, evidence, seenAt };
    const tried = { status, attempts: attempts.length };
    if (opened) return [{ ...about, outcome: 'pass', message: 'opened', measured: { by, ...tried } }];
    const unknown = (reason: string) =>
      [{ ...about, outcome: 'unknown', message: 'unknown', measured: { reason, ...tried } }] as const;
    if (failure === null) return unknown('没有记录到失败原因');
    if (failureTraits(failure).fault !== 'site') return unknown(failureText(failure));
    if (!confirmedBy.includes('http') || !confirmedBy.includes('browser')) {
      return unknown(`${failureText(failure)}，尚未经浏览器与 HTTP 两种方式共同确认`);
    }
    const measured = { cause: failureText(failure), failure: failure.kind, ...tried };
    return [{ ...about, outcome: 'fail', message: 'closed', measured }];
  },
});
