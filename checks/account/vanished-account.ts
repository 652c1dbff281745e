// 账号已注销、封禁或不存在: as the platform said on two days, or an inspector saw. The register comes first.
import { defineCheck } from '#check';
import { AccountSightings } from '#artifacts/account.js';
import { besideMachine, confirm } from '#derive/accounts/confirm.js';
import { presence, shownState } from '#derive/accounts/presence.js';
import { weigh } from '#derive/accounts/weigh.js';
import { z } from 'zod';

const MESSAGES = {
  confirmed: 'gone',
  sound: 'there',
  contradicted: 'unknown',
  candidate: 'suspected',
  open: 'unknown',
} as const;

export default defineCheck({
  id: 'vanished-account',
  version: 1,
  title: '账号已注销、封禁或不存在',
  about:
    'The platform says on two days that the account is gone, or an inspector saw it; the register is to be put right first.',
  answers: 'account.register',
  appliesTo: 'account',
  needs: { sightings: AccountSightings },
  limits: z.strictObject({}),
  messages: {
    there: '平台上可以见到该账号',
    gone: '账号已注销、封禁或不存在，已由{confirmedBy}核实；请先维护台账（登记注销、迁移或变更）',
    suspected: '疑似账号已注销、封禁或不存在：{reason}；核实后先维护台账',
    unknown: '账号是否仍在未能判定：{reason}',
  },
  evaluate({ sightings }, _limits, { subject }) {
    const { asOf, seen, entries } = sightings;
    const { state, why, next, rests } = presence(seen, entries);
    const todo = '打开账号主页核实并截图；已注销或迁移的先维护台账';
    const machine = state === 'gone';
    const asked = confirm({ machine, entries, says: shownState, window: { to: asOf }, todo });
    const told = besideMachine(asked, { sound: state === 'there', why, next });
    const words = told.state === 'candidate' && told.by.length === 0 ? { ...told, why, next } : told;
    return [{ ...weigh(sightings, words, rests), target: subject.url, message: MESSAGES[words.state] }];
  },
});
