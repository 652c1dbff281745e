// A quarter as it was frozen: what is judged of it, apart from everything that happens afterwards.
import type { Account } from './account.ts';
import type { EvidenceRef } from './evidence.ts';
import type { Finding, SubjectKind } from './finding.ts';
import type { Edition } from './indicator.ts';
import type { LedgerRow } from './run.ts';
import type { SampleKind } from './sample.ts';
import type { Site } from './site.ts';

/** What is kept of a finding: enough to judge it again and to tell it. */
export type FrozenFinding = Pick<
  Finding,
  'id' | 'run' | 'subject' | 'check' | 'outcome' | 'target' | 'page' | 'message' | 'measured'
>;

/** One row of the register as it was, with what was found of it. */
export interface FrozenSubject<Row = Site | Account> {
  /** 网站标识码 or 备案编号. */
  readonly id: string;
  readonly row: Row;
  /** The run that looked at it, and how that ended; null when none did: then nothing is judged. */
  readonly run: string | null;
  readonly ledger: Pick<LedgerRow, 'state' | 'reason'> | null;
  /** By id. Of those that pass one per check: the others say no more. */
  readonly findings: readonly FrozenFinding[];
}

/** Sites and accounts of a quarter are frozen apart: they are checked at their own times. */
export interface PeriodPart {
  /** As 2021Q4. */
  readonly period: string;
  readonly kind: SubjectKind;
  /** 1, 2, 3 …; the newest counts. */
  readonly version: number;
  /** As it was, so that a later change of the file changes nothing here. */
  readonly edition: Edition;
  /** 监测时间点 of the first of `runs`, epoch ms. */
  readonly asOf: number;
  /** What it rests on, the one that counts first; a prober's week among the sites' comes last. */
  readonly runs: readonly string[];
  /** Versions of the samples that were frozen then. */
  readonly samples: Partial<Readonly<Record<SampleKind, number>>>;
  /** SHA-256 of the register's rows, sorted by id; hex. */
  readonly register: string;
  /** When the newest of its runs was sealed, epoch ms: documents bear this time. */
  readonly sealedAt: number;
  /** Epoch ms. */
  readonly frozenAt: number;
  /** Chinese; why it was frozen again, '' for the first version. */
  readonly reason: string;
  /** Who asked for it to be frozen again; '' for the first version. */
  readonly by: string;
}

/** A part with its subjects, by id. */
export interface FrozenPart<Row = Site | Account> {
  readonly part: PeriodPart;
  readonly subjects: readonly FrozenSubject<Row>[];
}

/**
 * What people decide of a frozen quarter, each for one subject. `dismiss` 核减: the finding is no fault. `confirm` 确认: a
 * second person stands for a suspected or entered fault. `exempt` 豁免: the subject is not judged. `adopt` 采用: another
 * run's findings take the place of the frozen ones. `enter` 录入: a person found a fault. `revoke` 撤销: an earlier
 * decision no longer holds.
 */
export const DECISION_ACTIONS = ['dismiss', 'confirm', 'exempt', 'adopt', 'enter', 'revoke'] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** Another run's view of one subject, as it was when it was adopted. */
export interface AdoptedView {
  readonly run: string;
  /** Of a prober's week null: it says nothing of the pages. */
  readonly ledger: Pick<LedgerRow, 'state' | 'reason'> | null;
  readonly findings: readonly FrozenFinding[];
}

export interface DecisionEntry {
  readonly action: DecisionAction;
  readonly kind: SubjectKind;
  readonly subject: string;
  /** The finding's id; of `adopt` the run's, of `revoke` the decision's number; '' of `exempt`. */
  readonly target: string;
  /** Chinese. */
  readonly reason: string;
  /** Who decided, by name. */
  readonly by: string;
  /** The day of it, YYYY-MM-DD. */
  readonly day: string;
  /** Of `adopt`: what is adopted; of `enter`: the finding. */
  readonly adopted: AdoptedView | null;
  readonly entered: FrozenFinding | null;
  /** Pictures that whoever entered a fault took of it. */
  readonly photos: readonly EvidenceRef[];
}

/** As stored: never changed, never removed. */
export interface PeriodDecision extends DecisionEntry {
  /** Its number in the period, from 1. */
  readonly number: number;
  readonly period: string;
  /** When it was stored, epoch ms. */
  readonly at: number;
  /** Chinese: the subject's verdict before and after. */
  readonly before: string;
  readonly after: string;
}

/** The check that entered findings (`enter`) are of; `measured` names indicator and clause. */
export const ENTERED_CHECK = 'entered';
