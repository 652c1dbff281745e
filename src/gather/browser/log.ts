// What the browser needs of a log; pino's logger fits.

export interface BrowserLog {
  debug(fields: Readonly<Record<string, unknown>>, text: string): void;
  warn(fields: Readonly<Record<string, unknown>>, text: string): void;
}

export const silentLog: BrowserLog = { debug: () => undefined, warn: () => undefined };
