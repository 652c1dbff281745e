// How a command says that it could not be done: at this outermost edge an error value becomes an exit code.

/** 1: it could not be done. 2: wrong usage. */
export type ExitCode = 1 | 2;

/** Runs one command line, without node and the script, and gives its exit code. */
export type RunWords = (words: readonly string[]) => Promise<number>;

/** Thrown by a command's action only; main.ts prints `message` as one line on stderr and exits. */
export class CommandFailure extends Error {
  readonly exitCode: ExitCode;

  /** @param message Chinese, one line: why, and what to do. */
  constructor(message: string, exitCode: ExitCode = 1) {
    super(message);
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
  }
}

/** A wrong option or argument. */
export function usageFailure(message: string): CommandFailure {
  return new CommandFailure(message, 2);
}
