// One step of the demo: the command as a user would type it, and then exactly that.
import { relative } from 'node:path';
import { CommandFailure, type RunWords } from './exit.ts';

export interface DemoPlaces {
  readonly workspace: string;
  readonly exports: string;
  readonly province: string;
  readonly platforms: string;
}

export const shown = (path: string): string => relative(process.cwd(), path) || '.';

export type Step = (title: string, words: readonly string[]) => Promise<void>;

/** Says the command as a user would type it, then does exactly that; no title where the one above still holds. */
export function stepper(run: RunWords, signal: AbortSignal): Step {
  return async (title, words) => {
    if (signal.aborted) throw new CommandFailure('演示被中止');
    const heading = title === '' ? '' : `\n== ${title}\n`;
    process.stdout.write(`${heading}$ npx xunjian ${words.join(' ')}\n`);
    const code = await run(words);
    if (code !== 0) throw new CommandFailure(`演示在 xunjian ${words[0] ?? ''} 一步停下，原因见上`);
  };
}
