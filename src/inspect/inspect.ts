// Runs the checks over what was gathered about one site or account. Pure and synchronous: the same artifacts give the same findings.
import { createHash } from 'node:crypto';
import type { ArtifactBag } from '../artifacts/token.ts';
import { cannotTell, failureText, type Answer, type CheckContext } from '../check/index.ts';
import { accountAddress, type Account } from '../model/account.ts';
import type { CalendarDate } from '../model/calendar.ts';
import type { Failure } from '../model/failure.ts';
import type { Finding, SubjectKind } from '../model/finding.ts';
import type { Site } from '../model/site.ts';
import { fillMessage } from './message.ts';
import type { PreparedCheck } from './prepare.ts';

/** What an inspection is told, whatever it is of. */
interface Inspecting {
  /** The run's id. */
  readonly run: string;
  /** 监测时间点's calendar day in Asia/Shanghai. */
  readonly asOf: CalendarDate;
  readonly edition: { readonly id: string };
  readonly checks: readonly PreparedCheck[];
  /** Which checks: those of one visit (when absent), or those of a period. */
  readonly over?: 'run' | 'period';
  readonly artifacts: ArtifactBag;
  /** Epoch ms, for findings that carry no time of their own: when the visit ended. */
  readonly seenAt: number;
  /** Told of every check that threw; a bug of ours, never the subject's fault. */
  readonly log?: (message: string, about: Readonly<Record<string, unknown>>) => void;
}

export interface Inspection extends Inspecting {
  readonly site: Pick<Site, 'code' | 'name' | 'url' | 'services'>;
}

export interface AccountInspection extends Inspecting {
  readonly account: Pick<Account, 'id' | 'name' | 'url'>;
}

/** The same for every kind of subject. */
interface Inspected extends Inspecting {
  readonly kind: SubjectKind;
  readonly subject: CheckContext['subject'];
}

/** An answer with its words filled in. */
type Said = Answer & { readonly text: string };

function handOver(
  prepared: PreparedCheck,
  artifacts: ArtifactBag,
): { handed: Record<string, unknown>; failure?: Failure } {
  const handed: Record<string, unknown> = {};
  for (const [name, token] of Object.entries(prepared.check.needs)) {
    const artifact = artifacts.get(token);
    if (!artifact.ok) return { handed, failure: artifact.error };
    handed[name] = artifact.value;
  }
  return { handed };
}

function unseen(subject: Inspected['subject'], failure: Failure): readonly Said[] {
  const answer = cannotTell('', subject.url, failureText(failure));
  return [
    {
      ...answer,
      measured: { ...answer.measured, failure: failure.kind },
      text: `未能检查：${failureText(failure)}`,
    },
  ];
}

function answersOf(prepared: PreparedCheck, input: Inspected): readonly Said[] {
  const { check, limits } = prepared;
  const { handed, failure } = handOver(prepared, input.artifacts);
  if (failure) return unseen(input.subject, failure);
  try {
    return check.evaluate(handed, limits, { asOf: input.asOf, subject: input.subject }).map((answer) => ({
      ...answer,
      text: fillMessage(check.messages[answer.message] ?? '', answer.measured),
    }));
  } catch (error) {
    input.log?.('a check threw', { check: check.id, [input.kind]: input.subject.code, error });
    return unseen(input.subject, { kind: 'internal' });
  }
}

/** 24 hex digits that depend on nothing but what is answered about. */
function findingId(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);
}

function findingsOf(prepared: PreparedCheck, input: Inspected): readonly Finding[] {
  const { check } = prepared;
  const seen = new Map<string, number>();
  return answersOf(prepared, input).map((answer) => {
    const ordinal = seen.get(answer.target) ?? 0;
    seen.set(answer.target, ordinal + 1);
    return {
      id: findingId([input.run, input.subject.code, check.id, answer.target, ordinal]),
      run: input.run,
      subject: input.subject.code,
      subjectKind: input.kind,
      check: check.id,
      checkVersion: check.version,
      outcome: answer.outcome,
      target: answer.target,
      page: answer.page ?? answer.target,
      message: answer.text,
      measured: answer.measured,
      confirmedBy: answer.confirmedBy,
      edition: input.edition.id,
      evidence: answer.evidence,
      seenAt: answer.seenAt ?? input.seenAt,
    };
  });
}

function inspect(input: Inspected): readonly Finding[] {
  return input.checks
    .filter(({ check }) => check.appliesTo === input.kind && (check.over ?? 'run') === (input.over ?? 'run'))
    .flatMap((prepared) => findingsOf(prepared, input));
}

/**
 * All findings about one site. A needed artifact that failed, or a check that throws, becomes one `unknown` that stands
 * for everything the check would have looked at.
 */
export function inspectSite({ site, ...input }: Inspection): readonly Finding[] {
  return inspect({ ...input, kind: 'site', subject: site });
}

/** The same of one new-media account; what is judged is its address. */
export function inspectAccount({ account, ...input }: AccountInspection): readonly Finding[] {
  const { id, name } = account;
  const subject = { code: id, name, url: accountAddress(account), services: true };
  return inspect({ ...input, kind: 'account', subject });
}
