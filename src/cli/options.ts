// Reads the options every command takes into their checked form.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ConnectTo, GlobalOptions } from '../app/options.ts';
import { parseInstant } from '../model/calendar.ts';
import type { Result } from '../model/result.ts';
import { parseConnectTo, parseNetwork } from './connect-to.ts';
import { usageFailure } from './exit.ts';

interface RawOptions {
  readonly workspace: string;
  readonly asOf?: string;
  readonly connectTo: readonly string[];
  readonly allowNetwork: readonly string[];
  readonly json?: boolean;
}

function unwrap<T>(result: Result<T, string>): T {
  if (!result.ok) throw usageFailure(result.error);
  return result.value;
}

function instant(text: string): number {
  const at = parseInstant(text);
  if (at === null)
    throw usageFailure(`--as-of ${text}：不是时间，应如 2021-12-20 或 2021-12-20T02:00:00+08:00`);
  return at;
}

/**
 * The common options as given to this command or to the program above it.
 * @param now epoch ms, the 监测时间点 when none is given.
 * @throws CommandFailure with exit code 2 and one Chinese line.
 */
export function globalOptions(command: Command, now: number = Date.now()): GlobalOptions {
  const raw = command.optsWithGlobals<RawOptions>();
  const connectTo: readonly ConnectTo[] = raw.connectTo.map((text) => unwrap(parseConnectTo(text)));
  return {
    workspace: resolve(raw.workspace),
    asOf: raw.asOf === undefined ? now : instant(raw.asOf),
    connectTo,
    allowNetworks: raw.allowNetwork.map((text) => unwrap(parseNetwork(text))),
    json: raw.json === true,
  };
}
