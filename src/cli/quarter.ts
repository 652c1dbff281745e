// A quarter as typed.
import { isPeriod } from '../run/find-run.ts';
import { usageFailure } from './exit.ts';

/** @throws CommandFailure (exit code 2) */
export function quarter(text: string): string {
  if (!isPeriod(text.trim())) throw usageFailure(`${text}：不是季度，应如 2021Q4`);
  return text.trim();
}
