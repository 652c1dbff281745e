// Reads the options every command takes into their checked form.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ConnectTo, GlobalOptions } from '../app/options.ts';
import { isoAt, parseCalendarDate, parseInstant, startOfDay } from '../model/calendar.ts';
import { isRegionCode } from '../model/region.ts';
import type { Result } from '../model/result.ts';
import { isSiteCode, SITE_CODE_RULE } from '../model/site.ts';
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

/** A 网站标识码 as typed, in the inventory's spelling. @throws CommandFailure (exit code 2) */
export function siteCode(typed: string): string {
  const code = typed.trim().toLowerCase();
  if (!isSiteCode(code)) throw usageFailure(`网站标识码“${typed}”：${SITE_CODE_RULE}`);
  return code;
}

/** The first moment of a day as typed for `--since`, epoch ms. @throws CommandFailure (exit code 2) */
export function sinceDay(text: string): number {
  const day = parseCalendarDate(text.trim());
  if (day === null) throw usageFailure(`--since ${text}：不是日期，应如 2021-12-20`);
  return startOfDay(day);
}

/** A 行政区划码 as typed. @throws CommandFailure (exit code 2) */
export function regionCode(typed: string): string {
  const code = typed.trim();
  if (!isRegionCode(code)) throw usageFailure(`行政区划码“${typed}”：应为 6 位数字`);
  return code;
}

/** A bare date means the end of that day, and clocks differ a little. */
const SLACK_MS = 86_400_000;

/** Seen from the future every section would be out of date. @throws CommandFailure (exit code 2) */
export function refuseFuture({ asOf }: GlobalOptions, now: number = Date.now()): void {
  if (asOf > now + SLACK_MS)
    throw usageFailure(
      `--as-of ${isoAt(asOf)}：在本机时钟（${isoAt(now)}）之后，各栏目都会显得久未更新，请核对`,
    );
}

/**
 * The common options as given to this command or to the program above it.
 * @param now epoch ms, the 监测时间点 when none is given.
 * @throws CommandFailure with exit code 2 and one Chinese line.
 */
export function globalOptions(command: Command, now: number = Date.now()): GlobalOptions {
  const raw = command.optsWithGlobals<RawOptions>();
  if (raw.workspace.trim() === '') throw usageFailure('--workspace 是空的：请写上工作目录，或去掉这个选项');
  const connectTo: readonly ConnectTo[] = raw.connectTo.map((text) => unwrap(parseConnectTo(text)));
  return {
    workspace: resolve(raw.workspace),
    asOf: raw.asOf === undefined ? now : instant(raw.asOf),
    connectTo,
    allowNetworks: raw.allowNetwork.map((text) => unwrap(parseNetwork(text))),
    json: raw.json === true,
  };
}
