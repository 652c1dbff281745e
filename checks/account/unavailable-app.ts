// 移动客户端无法下载或使用: gone from every official channel, or unusable on an inspector's device.
import { defineCheck } from '#check';
import { AccountSightings } from '#artifacts/account.js';
import { appChannels } from '#derive/accounts/app-channels.js';
import { besideMachine, confirm } from '#derive/accounts/confirm.js';
import { weigh } from '#derive/accounts/weigh.js';
import { z } from 'zod';

const DEVICE = '用真机试装试用并截图';

const MESSAGES = {
  confirmed: 'unavailable',
  sound: 'available',
  contradicted: 'unknown',
  candidate: 'suspected',
  open: 'unknown',
} as const;

export default defineCheck({
  id: 'unavailable-app',
  version: 1,
  title: '移动客户端无法下载或使用',
  about:
    'An app or mini-program is gone from every official channel or unusable, as a test on an inspector’s device confirms.',
  answers: 'account.not-updated.b',
  appliesTo: 'account',
  needs: { sightings: AccountSightings },
  limits: z.strictObject({ platforms: z.array(z.string()) }),
  messages: {
    available: '可以下载使用',
    unavailable: '无法下载或使用，已由{confirmedBy}核实',
    suspected: '疑似无法下载或使用：{reason}',
    unknown: '能否下载使用未能判定：{reason}',
    inapplicable: '不是移动客户端或小程序，此项不适用',
  },
  evaluate({ sightings }, { platforms }, { subject }) {
    const { account, asOf, seen, entries } = sightings;
    const target = subject.url;
    if (!platforms.includes(account.platform)) {
      const measured = { platform: account.platform };
      return [
        { outcome: 'inapplicable', message: 'inapplicable', target, measured, confirmedBy: [], evidence: [] },
      ];
    }
    const { state, why, next, rests, listing } = appChannels(seen, { to: asOf });
    const asked = confirm({
      ...{ machine: state === 'absent', entries, window: { to: asOf }, todo: DEVICE },
      says: ({ appUsable }) => (appUsable === null ? 'nothing' : appUsable ? 'sound' : 'fault'),
    });
    // That a store offers it says nothing of its use: an inspector whom it failed is not overruled.
    const sound = state === 'offered' && asked.by.length === 0;
    const told = besideMachine(asked, { sound, why, next });
    // An old version is a hint, never a fault.
    const hint = listing ? { version: listing.version, versionOn: listing.versionOn } : {};
    const measured = { channels: state, ...hint };
    return [{ ...weigh(sightings, told, rests, measured), target, message: MESSAGES[told.state] }];
  },
});
