// 同平台重复开设: one unit, two running accounts on one platform. A unit may have its reasons: a person looks.
import { defineCheck } from '#check';
import { AccountRegister } from '#artifacts/account.js';
import { irregularities, oneIsEnough } from '#derive/accounts/irregular.js';
import { z } from 'zod';

export default defineCheck({
  id: 'duplicate-account',
  version: 1,
  title: '同平台重复开设',
  about: 'One unit runs two accounts on one platform; told for a person to look at, counted for no veto.',
  answers: 'account.register',
  appliesTo: 'account',
  needs: { register: AccountRegister },
  limits: z.strictObject({}),
  messages: {
    single: '同一单位在该平台只有这一个账号',
    duplicate: '疑似同平台重复开设：{reason}',
    inapplicable: '这类平台不限一个单位一个账号',
  },
  evaluate({ register }, _limits, { subject }) {
    const { platform } = register.account;
    const about = { target: subject.url, confirmedBy: [], evidence: [] };
    if (!oneIsEnough(platform))
      return [{ ...about, outcome: 'inapplicable', message: 'inapplicable', measured: { platform } }];
    const [found] = irregularities(register, ['twice-on-platform']);
    if (!found) return [{ ...about, outcome: 'pass', message: 'single', measured: { platform } }];
    const others = found.accounts.filter((id) => id !== register.account.id).join('、');
    const next = '请主办单位说明或归并，并维护台账';
    const measured = { platform, others, reason: found.text, next, candidate: true };
    return [{ ...about, outcome: 'unknown', message: 'duplicate', measured }];
  },
});
