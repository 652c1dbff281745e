// CPU time of the processes below this one, sampled from /proc: what the browser costs.
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second, as Linux reports them to programs. */
const TICKS = 100;

interface ProcessLine {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

function readProcess(pid: string): ProcessLine | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      pid: Number(pid),
      parent: Number(fields[1]),
      seconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
    };
  } catch {
    // The process ended between the listing and the reading.
    return null;
  }
}

export class ProcessTree {
  readonly #seconds = new Map<number, number>();
  readonly #except: ReadonlySet<number>;
  readonly #timer: NodeJS.Timeout;

  /** Samples every `everyMs`; `except` are children that are not counted. */
  constructor(everyMs: number, except: readonly number[]) {
    this.#except = new Set(except);
    this.#timer = setInterval(() => this.#sample(), everyMs);
  }

  stop(): number {
    this.#sample();
    clearInterval(this.#timer);
    return [...this.#seconds.values()].reduce((sum, seconds) => sum + seconds, 0);
  }

  #sample(): void {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => readProcess(pid) ?? []);
    const below = new Set([process.pid]);
    for (let grew = true; grew;) {
      const found = all.filter(
        (each) => below.has(each.parent) && !below.has(each.pid) && !this.#except.has(each.pid),
      );
      for (const each of found) below.add(each.pid);
      grew = found.length > 0;
    }
    for (const { pid, seconds } of all)
      if (pid !== process.pid && below.has(pid)) this.#seconds.set(pid, seconds);
  }
}
