// The log: JSON lines on stderr, so that stdout stays for answers.
import { pino, type DestinationStream, type Logger } from 'pino';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Log = Logger;

/** Errors are written with message and stack under either name. */
const ERRORS = { err: pino.stdSerializers.err, error: pino.stdSerializers.err };

function isLogLevel(text: string | undefined): text is LogLevel {
  return LOG_LEVELS.some((level) => level === text);
}

/**
 * @param level from the configuration; the environment's XUNJIAN_LOG_LEVEL goes before it.
 * @param destination stderr unless told otherwise.
 */
export function createLog(
  level: LogLevel,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
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
