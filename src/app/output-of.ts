// Asks another program of this machine a short question.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Its standard output, or null when it is missing, fails or does not answer within `timeoutMs`. */
export async function outputOf(
  program: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<string | null> {
  try {
    const { stdout } = await run(program, args, { timeout: timeoutMs });
    return stdout.trim();
  } catch {
    // The caller says what the missing answer means.
    return null;
  }
}
