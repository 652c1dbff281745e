// One lane on which cases are visited one after the other: its own server and its own real Chromium, kept between cases.
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import type { Fetching } from '../../src/fetch/create.ts';
import { createFetching } from '../../src/fetch/create.ts';
import type { ConnectTo } from '../../src/fetch/connect-to.ts';
import { userAgentOf } from '../../src/fetch/settings.ts';
import { createBrowser } from '../../src/gather/browser/create.ts';
import { findBrowser } from '../../src/gather/browser/find.ts';
import { BrowserSettings } from '../../src/gather/browser/settings.ts';
import { err } from '../../src/model/result.ts';
import type { Browser } from '../../src/gather/browser-port.ts';
import { unhurried } from '../fetch/support/fetching.ts';
import type { Fixture } from './fixture.ts';
import { addressOf, worldOf } from './little-world.ts';
import { serveWorld, type WorldServer } from './serve-world.ts';

/** Nothing listens there. */
const CLOSED_PORT = 1;
/** The stub resolver knows no name but this one. */
const LOOPBACK = '127.0.0.1';

export interface Lane {
  readonly browser: Browser;
  /** Stages the case's world; the client is good until `leave`. */
  enter(fixture: Fixture): Pick<Fetching, 'client'>;
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** Hosts that cannot be reached at all go first; every other host is the little world's server. */
function doorsFor(fixture: Fixture, port: number): readonly ConnectTo[] {
  const shut = Object.entries(fixture.pages).flatMap(([key, [said]]): ConnectTo[] => {
    const { hostname } = new URL(addressOf(key));
    const door = { host: hostname, port: null };
    if (said?.broken === 'dns') return [{ ...door, toHost: 'no-such-name.invalid', toPort: 80 }];
    if (said?.broken === 'refused') return [{ ...door, toHost: LOOPBACK, toPort: CLOSED_PORT }];
    return [];
  });
  return [...shut, { host: '', port: null, toHost: LOOPBACK, toPort: port }];
}

function fetchingFor(fixture: Fixture, port: number): Fetching {
  const settings = unhurried();
  const backOff = { ...settings.pacing.backOff, firstMs: 1, maxMs: 1, unavailableMs: 1 };
  const hurried = {
    ...settings,
    retry: { times: 0, pauseMs: 1, throttledTimes: 0 },
    pacing: { ...settings.pacing, backOff },
  };
  return createFetching({
    settings: hurried,
    connectTo: doorsFor(fixture, port),
    allowNetworks: ['127.0.0.0/8'],
    userAgent: userAgentOf(hurried),
    resolver: { resolve: (name) => Promise.resolve(err({ kind: 'dns', detail: name })) },
  });
}

/** The shipped settings; only what one case leaves in the browser does not reach the next. */
function browserSettings(): BrowserSettings {
  const shipped: unknown = parse(readFileSync('config/crawl.yaml', 'utf8'));
  const settings = BrowserSettings.parse((shipped as { browser: unknown }).browser);
  return { ...settings, context: { ...settings.context, pages: 1 } };
}

export async function openLane(): Promise<Lane> {
  const server: WorldServer = await serveWorld();
  let fetching: Fetching | null = null;
  const executablePath = findBrowser()?.path ?? null;
  if (executablePath === null) throw new Error('no Chromium: run npm run setup');
  const browser = createBrowser({
    settings: browserSettings(),
    // The browser outlives the cases; each case brings its own doors.
    dialer: {
      dial: async (host, port) => (fetching ? fetching.dialer.dial(host, port) : err({ kind: 'cancelled' })),
    },
    pacer: {
      acquire: async () => ({ waitedMs: 0, release: () => undefined }),
      slowest: () => [],
      spaceOut: () => undefined,
    },
    userAgent: userAgentOf(unhurried()),
    executablePath,
  });
  return {
    browser,
    enter(fixture) {
      server.stage(worldOf(fixture), fixture);
      fetching = fetchingFor(fixture, server.port);
      return fetching;
    },
    async leave() {
      await fetching?.close();
      fetching = null;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** A few lanes, opened as they are needed. */
export class Lanes {
  readonly #free: Lane[] = [];
  readonly #opened: Promise<Lane>[] = [];
  readonly #waiting: ((lane: Lane) => void)[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Lends a lane to `work`, waiting for one when all are taken. */
  async on<T>(work: (lane: Lane) => Promise<T>): Promise<T> {
    const lane = await this.#take();
    try {
      return await work(lane);
    } finally {
      await lane.leave();
      const next = this.#waiting.shift();
      if (next) next(lane);
      else this.#free.push(lane);
    }
  }

  async close(): Promise<void> {
    const lanes = await Promise.all(this.#opened.splice(0));
    await Promise.all(lanes.map((lane) => lane.close()));
  }

  #take(): Promise<Lane> {
    const free = this.#free.pop();
    if (free) return Promise.resolve(free);
    if (this.#opened.length < this.#most) {
      const opened = openLane();
      this.#opened.push(opened);
      return opened;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
