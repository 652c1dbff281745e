// Waiting that can be called off.
import { setTimeout as pause } from 'node:timers/promises';

/** Waits so many ms; ends early, without a word, when the signal is raised. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
