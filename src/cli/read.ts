// `xunjian read FILE|URL`: what the system reads on one page, for an operator who wonders why.
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import type { ReceivedPage } from '../app/receive-page.ts';
import { packageRoot } from '../app/package-root.ts';
import { loadTables } from '../app/tables.ts';
import type { PageReading } from '../artifacts/page-reading.ts';
import { readPage } from '../derive/read-page/read-page.ts';
import { dateAt } from '../model/calendar.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { readNamedFile } from './named-file.ts';
import { globalOptions } from './options.ts';
import { describeReading } from './read-text.ts';

interface ReadFlags {
  readonly url?: string;
  readonly status?: number;
  readonly header: Readonly<Record<string, string>>;
  readonly browser?: boolean;
}

/** Where a saved page counts as received from when nobody says; no real site has it. */
const UNKNOWN_SITE = 'http://saved.invalid/';

/** Reads a page as received; `asOf` is epoch ms. */
export function runRead(page: ReceivedPage, asOf: number): PageReading {
  const { bytes, url, finalUrl, status, headers, rendered } = page;
  const options = { url, finalUrl, status, headers, asOf: dateAt(asOf) };
  return readPage(
    bytes,
    rendered ? { ...options, rendered } : options,
    loadTables(join(packageRoot(), 'data')),
  );
}

async function received(target: string, flags: ReadFlags, command: Command): Promise<ReceivedPage> {
  if (target.trim() === '')
    throw usageFailure('FILE|URL 是空的：请给出保存的网页文件，或以 http:// 开头的网址');
  if (/^https?:\/\//i.test(target)) {
    const { receivePage } = await import('../app/receive-page.ts');
    const page = await receivePage(target, flags.browser === true, globalOptions(command));
    if (!page.ok) throw new CommandFailure(page.error);
    return page.value;
  }
  const url = flags.url ?? `${UNKNOWN_SITE}${encodeURIComponent(basename(target))}`;
  if (!isWebAddress(url)) throw usageFailure(`--url ${url}：不是完整的 http(s) 网址`);
  const { href } = new URL(url);
  return {
    bytes: await savedPage(target),
    url: href,
    finalUrl: href,
    status: flags.status ?? 200,
    headers: flags.header,
    rendered: flags.browser === true,
  };
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

async function savedPage(file: string): Promise<Uint8Array> {
  const read = await readNamedFile(file);
  if (read.ok) return read.value;
  throw new CommandFailure(`${file} ${read.error.why}；请给出保存的网页文件，或以 http:// 开头的网址`);
}

function parseStatus(text: string): number {
  const status = Number(text);
  if (!/^[1-5]\d\d$/.test(text)) throw usageFailure(`--status ${text}：不是 HTTP 状态码，应如 200`);
  return status;
}

function addHeader(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, name, value] = /^([^\s:]+)\s*:\s*(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw usageFailure(`--header ${text}：应写作 '名称: 值'`);
  const key = name.toLowerCase();
  const known = before[key];
  return { ...before, [key]: known === undefined ? value : `${known}\n${value}` };
}

async function read(target: string, flags: ReadFlags, command: Command): Promise<void> {
  const options = globalOptions(command);
  const page = await received(target, flags, command);
  const reading = runRead(page, options.asOf);
  process.stdout.write(options.json ? `${JSON.stringify(reading, null, 2)}\n` : describeReading(reading));
}

/** The command `read`. */
export function readCommand(): Command {
  return new Command('read')
    .description('看系统在一个页面上读到了什么')
    .argument('<FILE|URL>', '保存的网页（收到的原始字节）或网址')
    .option('--url <URL>', '保存的网页来自哪个网址')
    .addOption(new Option('--status <N>', '保存的网页的 HTTP 状态码').argParser(parseStatus).default(200))
    .addOption(
      new Option("--header <'Name: value'>", '保存的网页的应答头，可重复')
        .argParser(addHeader)
        .default({}, '无'),
    )
    .option('--browser', '网址：在浏览器中打开；文件：是浏览器存下的页面')
    .action(read);
}
