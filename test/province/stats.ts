// Counts what visitors ask for, and writes the compact request log.
import { createWriteStream, type WriteStream } from 'node:fs';

export interface Stats {
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** The most requests any one host got in one second, and in all. */
  readonly hostMaxima: { readonly perSecond: number; readonly total: number };
  /** GETs of an address that had been asked for before. */
  readonly repeatedGets: number;
  readonly hosts: number;
}

/** Counters of one server's life. */
export class Recorder {
  readonly #byStatus = new Map<number, number>();
  readonly #hosts = new Map<string, { total: number; second: number; inSecond: number }>();
  readonly #seen = new Set<string>();
  readonly #log: WriteStream | null;
  #requests = 0;
  #repeated = 0;
  #perSecond = 0;

  constructor(logFile: string | null) {
    this.#log = logFile === null ? null : createWriteStream(logFile, { flags: 'a' });
  }

  /** `secure` tells two addresses apart that differ in nothing else. */
  record(method: string, secure: boolean, host: string, url: string, status: number, tookMs: number): void {
    this.#requests += 1;
    this.#byStatus.set(status, (this.#byStatus.get(status) ?? 0) + 1);
    const second = Math.floor(Date.now() / 1000);
    const entry = this.#hosts.get(host) ?? { total: 0, second, inSecond: 0 };
    entry.total += 1;
    entry.inSecond = entry.second === second ? entry.inSecond + 1 : 1;
    entry.second = second;
    this.#hosts.set(host, entry);
    this.#perSecond = Math.max(this.#perSecond, entry.inSecond);
    if (method === 'GET') {
      const key = `${secure ? 's' : ''}//${host}${url}`;
      if (this.#seen.has(key)) this.#repeated += 1;
      else this.#seen.add(key);
    }
    this.#log?.write(
      `${method} ${secure ? 'https' : 'http'}://${host}${url} ${status} ${tookMs.toFixed(1)}\n`,
    );
  }

  /** `status` 0 stands for connections dropped without an answer. */
  read(): Stats {
    return {
      requests: this.#requests,
      byStatus: Object.fromEntries(this.#byStatus),
      repeatedGets: this.#repeated,
      hosts: this.#hosts.size,
      hostMaxima: {
        perSecond: this.#perSecond,
        total: Math.max(0, ...[...this.#hosts.values()].map((entry) => entry.total)),
      },
    };
  }

  close(): void {
    this.#log?.end();
  }
}
