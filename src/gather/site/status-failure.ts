// What a status says of an answer.
import type { Failure } from '../../model/failure.ts';

/** The failure a status stands for. */
export function statusFailure(status: number): Failure {
  if (status === 429) return { kind: 'throttled', status };
  if (status === 401 || status === 403 || status === 407) return { kind: 'forbidden', status };
  return { kind: 'http-status', status };
}
