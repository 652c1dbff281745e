// One Chromium from start to replacement: counts its pages, watches its memory, ends once its last visit is over.
import { launchChromium, type Chromium, type LaunchOptions } from './chromium.ts';
import { Tabs } from './tabs.ts';

/** One Chromium and its tabs. */
export class Generation {
  readonly tabs: Tabs;
  readonly #chromium: Chromium;
  readonly #options: LaunchOptions;
  #pages = 0;
  #visits = 0;
  #retired = false;
  #ended: Promise<void> | null = null;

  private constructor(chromium: Chromium, options: LaunchOptions) {
    this.#chromium = chromium;
    this.#options = options;
    this.tabs = new Tabs(chromium.connection, options.settings);
  }

  /** Throws when Chromium does not start. */
  static async start(options: LaunchOptions): Promise<Generation> {
    return new Generation(await launchChromium(options), options);
  }

  get processId(): number {
    return this.#chromium.processId;
  }

  /** Whether new visits may begin here. */
  get usable(): boolean {
    return !this.#retired && !this.#chromium.connection.closed;
  }

  get idle(): boolean {
    return this.#visits === 0;
  }

  get ended(): boolean {
    return this.#ended !== null;
  }

  enter(): void {
    this.#visits += 1;
    this.#pages += 1;
  }

  /** After a visit: retires this Chromium when its time has come, ends it when retired and idle. */
  async leave(): Promise<void> {
    this.#visits -= 1;
    const { pages, memoryMegabytes, memoryEveryPages } = this.#options.settings.process;
    if (this.#pages >= pages) this.#retired = true;
    else if (this.#pages % memoryEveryPages === 0 && this.#chromium.memoryMegabytes() > memoryMegabytes)
      this.#retired = true;
    if (!this.usable && this.#visits === 0) await this.end();
  }

  /** No new visits; it ends with the last one under way. */
  retire(): void {
    this.#retired = true;
  }

  /** Ends it now, visits under way included. */
  end(): Promise<void> {
    this.#retired = true;
    this.#ended ??= this.#chromium.kill();
    return this.#ended;
  }
}
