// What an inspector saw of an account with their own eyes (检查员录入), with screenshots.
import type { PostTime } from './account-reading.ts';
import type { EvidenceRef } from './evidence.ts';

/** Whether a way of interaction works: tried and open, tried and closed, or not tried. */
export const TRIED = ['open', 'closed', 'untried'] as const;
export type Tried = (typeof TRIED)[number];

/** 异常: what the platform shows in place of a normal account. */
export const SHOWN_STATES = ['normal', 'deregistered', 'suspended', 'migrated', 'renamed'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export interface AccountEntry {
  readonly account: string;
  /** 检查人 */
  readonly inspector: string;
  /** 检查时点, epoch ms. */
  readonly seenAt: number;
  /** 看到的账号名 */
  readonly shownName: string;
  /** The newest post seen: its title, link and the time as printed; '' where there is none. */
  readonly title: string;
  readonly link: string;
  readonly shownTime: string;
  /** The printed time understood; null when nothing was posted or it cannot be. */
  readonly newest: PostTime | null;
  /** The inspector looked through the list from its top: nothing is newer than `newest`. */
  readonly wholeList: boolean;
  readonly comments: Tried;
  readonly messages: Tried;
  /** 发布与政府工作或本部门本行业无关信息 */
  readonly offTopic: boolean;
  /** Of an app or mini-program: whether it could be opened and used on a device; null for what is neither. */
  readonly appUsable: boolean | null;
  readonly state: ShownState;
  readonly remarks: string;
  /** At least one screenshot for anything that tells against the account. */
  readonly evidence: readonly EvidenceRef[];
  /** Epoch ms. */
  readonly enteredAt: number;
}
