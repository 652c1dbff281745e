// The whole kit a check's author sees: data and one pure function.
import type { z } from 'zod';
import type { Token } from '../artifacts/token.ts';
import type { CalendarDate } from '../model/calendar.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { Measured, SubjectKind } from '../model/finding.ts';
import type { Outcome } from '../model/outcome.ts';
import type { View } from '../model/section.ts';

/** What a check is handed for its declared needs. */
export type Needs = Readonly<Record<string, Token<unknown>>>;
export type Handed<N extends Needs> = { readonly [K in keyof N]: N[K] extends Token<infer T> ? T : never };

/** One answer: about which target, what, and what it rests on. */
export interface Answer<M extends string = string> {
  readonly outcome: Outcome;
  /** A key of the check's messages; `{name}` in it is filled from `measured`. */
  readonly message: M;
  readonly target: string;
  readonly page?: string;
  readonly measured: Measured;
  readonly confirmedBy: readonly View[];
  readonly evidence: readonly EvidenceRef[];
  /** Epoch ms; without it the inspector gives the visit's own time. */
  readonly seenAt?: number;
}

export interface CheckContext {
  /** 监测时间点's calendar day. */
  readonly asOf: CalendarDate;
  readonly subject: {
    readonly code: string;
    readonly name: string;
    readonly url: string;
    readonly services: boolean;
  };
}

export interface CheckDefinition<N extends Needs, L extends z.ZodType, M extends string> {
  /** A noun in the failing state; also the file's name. */
  readonly id: string;
  /** Raised when the same evidence would be answered differently. */
  readonly version: number;
  /** Chinese name, for reports. */
  readonly title: string;
  /** One English sentence for checks/README.md. */
  readonly about: string;
  /** The indicator's id, and its clause where it has lettered ones. */
  readonly answers: string;
  readonly appliesTo: SubjectKind;
  /** `period`: over a series of days, not over one visit. Absent: `run`. */
  readonly over?: 'run' | 'period';
  readonly needs: N;
  /** The shape of its limits; the numbers live in config/indicators. */
  readonly limits: L;
  readonly messages: Readonly<Record<M, string>>;
  evaluate(handed: Handed<N>, limits: z.infer<L>, context: CheckContext): readonly Answer<M>[];
}

/** Any check, as the inspector runs them. */
export type Check = CheckDefinition<Needs, z.ZodType, string>;

export function defineCheck<const N extends Needs, L extends z.ZodType, const M extends string>(
  definition: CheckDefinition<N, L, M>,
): CheckDefinition<N, L, M> {
  return definition;
}
