// What was seen of an account, as it is stored: one answer of one source, a canary's health, what people report.
import type { SourceCoverage } from './account-conclusion.ts';
import type { AccountReading } from './account-reading.ts';
import type { Platform } from './account.ts';
import type { EvidenceRef } from './evidence.ts';

/**
 * Who must be there when a source is asked: nobody, an inspector at the browser (检查员在场), or the source is a person
 * alone. `blocked`: the office has not allowed it.
 */
export const AUTOMATIONS = ['scheduled', 'user-present', 'manual', 'blocked'] as const;
export type Automation = (typeof AUTOMATIONS)[number];

/** One answer of one source about one account, read. Rows are only ever added. */
export interface AccountSighting {
  /** The run in which it was asked. */
  readonly run: string;
  /** 备案编号. */
  readonly account: string;
  readonly platform: Platform;
  /** The source's id; of what a person saw: `inspector`. */
  readonly source: string;
  readonly coverage: SourceCoverage;
  readonly automation: Automation;
  /** Our clock when it was asked, epoch ms: pacing and daily caps count by it. */
  readonly askedAt: number;
  /** The answer's own moment, epoch ms: what relative times count from. The server's clock where it tells. */
  readonly seenAt: number;
  /** What was asked for; '' for what a person saw. */
  readonly url: string;
  /** null when no answer came. */
  readonly status: number | null;
  readonly reading: AccountReading;
  readonly evidence: readonly EvidenceRef[];
}

/** 哨兵账号: a large account that posts every day. Where it seems silent, it is we who cannot see. */
export interface CanaryAccount {
  readonly platform: Platform;
  readonly handle: string;
  readonly name: string;
  /** Its home page, or for 公众号 a link to an article. */
  readonly url: string;
}

/** One look at a canary by one source. */
export interface CanaryLook {
  readonly run: string;
  readonly platform: Platform;
  readonly source: string;
  readonly handle: string;
  /** Epoch ms, our clock. */
  readonly askedAt: number;
  readonly healthy: boolean;
  /** Chinese; '' when healthy. */
  readonly why: string;
}

/** 单位自报: the link of its newest post, as a unit filled it in. */
export interface SelfReport {
  readonly account: string;
  /** As 2021Q4. */
  readonly period: string;
  readonly link: string;
  /** Who filled it in; '' when not told. */
  readonly by: string;
  /** Epoch ms. */
  readonly reportedAt: number;
}
