// 发布与政府工作或本部门本行业无关信息: what inspectors noted. A machine does not judge contents.
import { defineCheck } from '#check';
import { AccountSightings } from '#artifacts/account.js';
import { besideMachine, confirm } from '#derive/accounts/confirm.js';
import { weigh } from '#derive/accounts/weigh.js';
import { z } from 'zod';

const READ = '查看近期内容是否与政府工作或本部门本行业有关，并截图';

const MESSAGES = {
  confirmed: 'offTopic',
  sound: 'fitting',
  contradicted: 'unknown',
  candidate: 'suspected',
  open: 'unknown',
} as const;

export default defineCheck({
  id: 'off-topic-account',
  version: 1,
  title: '发布无关信息',
  about:
    'It keeps posting what has nothing to do with the unit’s work, as two inspectors noted; a suggestion, counted for no veto.',
  answers: 'account.content',
  appliesTo: 'account',
  needs: { sightings: AccountSightings },
  limits: z.strictObject({}),
  messages: {
    fitting: '检查员查看过，未见无关信息',
    offTopic: '发布与政府工作或本部门本行业无关信息，已由{confirmedBy}核实',
    suspected: '疑似发布无关信息：{reason}',
    unknown: '是否发布无关信息未能判定：{reason}',
  },
  evaluate({ sightings }, _limits, { subject }) {
    const { asOf, entries } = sightings;
    const asked = confirm({
      ...{ machine: false, entries, window: { to: asOf }, todo: READ },
      says: ({ offTopic }) => (offTopic ? 'fault' : 'nothing'),
    });
    // Whoever noted nothing has not said that there was nothing: it does not outweigh one who did.
    const read = entries.some(({ newest, wholeList }) => newest !== null || wholeList);
    const noted = entries.some(({ offTopic }) => offTopic);
    const why = noted ? '检查员的录入没有截图，或在监测时间点之前，不能作准' : '尚无检查员查看过内容';
    const sound = asked.state === 'open' && read && !noted;
    const told = besideMachine(asked, { sound, why, next: `由检查员${READ}` });
    return [{ ...weigh(sightings, told, []), target: subject.url, message: MESSAGES[told.state] }];
  },
});
