// Waits until a page has settled: loaded, and neither DOM nor network nor a short timer has anything more to bring.
import { setTimeout as pause } from 'node:timers/promises';
import { CdpError, type Send } from './cdp.ts';
import { SCROLL_EXPRESSION } from './in-page/scroll.ts';
import { PROBE_EXPRESSION, type Stirring } from './in-page/watch.ts';
import type { Progress } from './progress.ts';
import type { BrowserSettings } from './settings.ts';
import type { Traffic } from './traffic.ts';

/** Asks the page how it stirs; null while it changes documents or when it cannot say. */
export async function probe(send: Send, timeoutMs: number): Promise<Stirring | null> {
  try {
    const answer = await send(
      'Runtime.evaluate',
      { expression: PROBE_EXPRESSION, returnByValue: true },
      { timeout: timeoutMs },
    );
    return answer.exceptionDetails ? null : (answer.result.value as Stirring | null);
  } catch (error) {
    // A document on its way out refuses questions; the next one will answer.
    if (error instanceof CdpError && error.reason === 'refused') return null;
    throw error;
  }
}

interface Settling {
  readonly send: Send;
  readonly settings: BrowserSettings;
  readonly traffic: Traffic;
  readonly progress: Progress;
  /** Epoch ms. */
  readonly until: number;
  readonly signal: AbortSignal;
  readonly hurry: Hurry;
}

/** Whether a page was given the time it needs. */
export class Hurry {
  readonly #lateMs: number;
  #longest = 0;
  #outOfTime = false;

  constructor({ settle }: BrowserSettings) {
    this.#lateMs = settle.lateMs;
  }

  /** Something of ours, in the page or out here, ran so much later than it was to, ms. */
  note(lateMs: number): void {
    this.#longest = Math.max(this.#longest, lateMs);
  }

  /** The visit's time was up, or the page had to be stopped, before it had settled. */
  cutShort(): void {
    this.#outOfTime = true;
  }

  get hurried(): boolean {
    return this.#outOfTime || this.#longest >= this.#lateMs;
  }
}

async function quiet(settling: Settling): Promise<boolean> {
  const {
    settings: { settle, answerMs },
    traffic,
    progress,
  } = settling;
  if (progress.readyAt === null || progress.leaving) return false;
  const now = Date.now();
  const tired = now - progress.readyAt >= settle.limitMs;
  if (tired) return !traffic.awaitsData(progress.readyAt + settle.limitMs);
  if (traffic.busy() || now - traffic.lastEnd < settle.quietMs) return false;
  // Without the load event something unimportant hangs (a counter's picture): quiet must then last longer.
  const patience = progress.loaded ? settle.quietMs : settle.quietMs * 4;
  const stirring = await probe(settling.send, Math.max(1, Math.min(answerMs, settling.until - now)));
  settling.hurry.note(stirring?.lateMs ?? 0);
  if (stirring === null) return progress.loaded && now - progress.readyAt >= patience * 2;
  return stirring.timers === 0 && stirring.quietMs >= patience && !progress.leaving && !traffic.busy();
}

/** Returns once the page is settled, its time is up, it crashed or starts a download. Throws CdpError when it hangs. */
export async function settle(settling: Settling): Promise<void> {
  const { progress, signal, settings, hurry } = settling;
  const over = (): boolean => progress.crashed || progress.downloading || progress.intruded || signal.aborted;
  while (Date.now() < settling.until && !over()) {
    if (await quiet(settling)) return;
    const wait = Math.min(settings.settle.everyMs, Math.max(1, settling.until - Date.now()));
    const paused = Date.now();
    await pause(wait);
    hurry.note(Date.now() - paused - wait);
  }
  if (!over()) hurry.cutShort();
}

/**
 * Looks down a page and up again where its scripts wait for what comes into view. False when there is nothing to wait
 * for, or no time. A page on its way out, or one that hangs, is left as it is.
 */
export async function lookBelow({ send, settings, until }: Settling): Promise<boolean> {
  const { limitMs } = settings.settle;
  const left = until - Date.now();
  if (left < 2 * limitMs) return false;
  const stirring = await probe(send, left);
  if (stirring?.below !== true) return false;
  try {
    await send(
      'Runtime.evaluate',
      { expression: SCROLL_EXPRESSION, awaitPromise: true },
      { timeout: limitMs },
    );
    return true;
  } catch (error) {
    if (error instanceof CdpError && error.reason !== 'gone') return false;
    throw error;
  }
}
