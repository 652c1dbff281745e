// 名称与认证不规范: what the platform shows differs from what is filed, or what is filed does not fit together.
import { defineCheck } from '#check';
import { AccountRegister, AccountSightings } from '#artifacts/account.js';
import { besideMachine, confirm } from '#derive/accounts/confirm.js';
import { irregularities, shownNames, unrelatedNames } from '#derive/accounts/irregular.js';
import { weigh } from '#derive/accounts/weigh.js';
import { z } from 'zod';

const MESSAGES = {
  confirmed: 'renamed',
  sound: 'regular',
  contradicted: 'unknown',
  candidate: 'suspected',
  open: 'unknown',
} as const;

export default defineCheck({
  id: 'irregular-name',
  version: 1,
  title: '名称或认证不规范',
  about:
    'The shown name is not the filed one, names of one unit have nothing in common, or the certification is missing or another’s.',
  answers: 'account.register',
  appliesTo: 'account',
  needs: { register: AccountRegister, sightings: AccountSightings },
  limits: z.strictObject({ sharedCharacters: z.number().int().positive() }),
  messages: {
    regular: '平台显示的名称与台账一致',
    renamed: '平台显示的名称“{shownName}”与台账登记的“{filedName}”不一致，已由{confirmedBy}核实',
    suspected: '平台显示的名称“{shownName}”与台账登记的“{filedName}”疑似不一致：{reason}',
    unknown: '平台显示的名称未能核对：{reason}',
    filed: '登记信息不规范：{reason}',
  },
  evaluate({ register, sightings }, { sharedCharacters }, { subject }) {
    const { account, asOf, seen, entries } = sightings;
    const shown = shownNames(seen, account.name);
    const asked = confirm({
      ...{ machine: shown.differs, entries, window: { to: asOf }, todo: '打开账号主页核对名称并截图' },
      says: shown.says,
    });
    const why = '没有取得平台显示的名称';
    const told = besideMachine(asked, { sound: shown.same, why, next: '由检查员打开账号主页核对名称' });
    const shownName = told.entries.find((entry) => shown.says(entry) === 'fault')?.shownName ?? shown.name;
    const name = weigh(sightings, told, shown.rests, { shownName, filedName: account.name });
    const filed = [
      ...unrelatedNames(register, sharedCharacters),
      ...irregularities(register, ['uncertified', 'certified-otherwise']).map(({ text }) => text),
    ].map((reason) => ({
      ...{ outcome: 'unknown' as const, message: 'filed' as const, target: subject.url },
      measured: { platform: account.platform, reason, next: '核对台账与平台认证信息', candidate: true },
      ...{ confirmedBy: [], evidence: [] },
    }));
    return [{ ...name, target: subject.url, message: MESSAGES[told.state] }, ...filed];
  },
});
