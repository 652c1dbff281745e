// The options every command takes: declared once on the program, read by each command through globalOptions().
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { ConnectTo, GlobalOptions } from '../app/options.ts';
import { parseInstant } from '../model/calendar.ts';
import type { Result } from '../model/result.ts';
import { parseConnectTo, parseNetwork } from './connect-to.ts';
import { usageFailure } from './exit.ts';

export const DEFAULT_WORKSPACE = './data/workspace';

interface RawOptions {
  readonly workspace: string;
  readonly asOf?: string;
  readonly connectTo: readonly string[];
  readonly allowNetwork: readonly string[];
  readonly json?: boolean;
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Adds the common options to the program; commander then takes them before or after the command's name. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--workspace <DIR>', '工作目录：数据库、证据、配置所在', DEFAULT_WORKSPACE)
    .option('--as-of <TIME>', '监测时间点，ISO 8601，不带时区按北京时间；默认为现在')
    .addOption(
      new Option('--connect-to <HOST1:PORT1:HOST2:PORT2>', '把连接改到别处，同 curl，可重复')
        .argParser(collect)
        .default([], '无'),
    )
    .addOption(
      new Option('--allow-network <CIDR>', '允许访问的内网网段，可重复').argParser(collect).default([], '无'),
    )
    .option('--json', '在标准输出给出 JSON 结果');
}

function unwrap<T>(result: Result<T, string>): T {
  if (!result.ok) throw usageFailure(result.error);
  return result.value;
}

function instant(text: string): number {
  const at = parseInstant(text);
  if (at === null) throw usageFailure(`--as-of ${text}：不是时间，应如 2021-12-20 或 2021-12-20T02:00:00+08:00`);
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
