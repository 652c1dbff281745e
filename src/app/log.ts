// The log: JSON lines on stderr, so that stdout stays for answers.
import { pino, type DestinationStream, type Logger } from 'pino';
import { storeProblemOf } from '../store/problem.ts';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Log = Logger;

/** With message and stack; what is known of a database, a full disk say, needs no stack. */
function describeError(error: unknown): unknown {
  const problem = storeProblemOf(error);
  if (problem) return problem;
  return error instanceof Error ? pino.stdSerializers.err(error) : error;
}

/** Errors are written so under either name. */
const ERRORS = { err: describeError, error: describeError };

function isLogLevel(text: string | undefined): text is LogLevel {
  return LOG_LEVELS.some((level) => level === text);
}

/** Lines kept for a log that cannot be written just now, bytes; beyond that they are lost. */
const KEPT_BYTES = 1_000_000;

/** Lines to an open file. A full disk under the log, or a reader that has gone, must not end the night. */
export function lineWriter(fd: number): DestinationStream {
  const lines = pino.destination({ fd, sync: true, maxLength: KEPT_BYTES });
  // The library's own listener would throw. There is nowhere left to tell of it; the next line tries again.
  lines.removeAllListeners('error');
  lines.on('error', () => undefined);
  return lines;
}

/**
 * @param level from the configuration; the environment's XUNJIAN_LOG_LEVEL goes before it.
 * @param destination stderr unless told otherwise.
 */
export function createLog(level: LogLevel, destination: DestinationStream = lineWriter(2)): Log {
  const wanted = process.env['XUNJIAN_LOG_LEVEL'];
  return pino(
    {
      level: isLogLevel(wanted) ? wanted : level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: ERRORS,
    },
    destination,
  );
}
