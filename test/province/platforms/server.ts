// The platforms on one loopback port: takes requests apart, waits, answers, and logs who was asked when.
import { createWriteStream, type WriteStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenBoth, type Handler, type RunningServer } from '../front.ts';
import type { Ask } from './ask.ts';
import type { Told } from './world.ts';

export const HOSTS = [
  'm.weibo.cn',
  'weibo.com',
  'www.weibo.com',
  'passport.weibo.com',
  'visitor.passport.weibo.cn',
  'mp.weixin.qq.com',
  'api.weixin.qq.com',
  'www.douyin.com',
  'www.kuaishou.com',
  'live.kuaishou.com',
  'www.toutiao.com',
  'api.bilibili.com',
  'space.bilibili.com',
  'www.xiaohongshu.com',
  'api.thepaper.cn',
  'itunes.apple.com',
  'sj.qq.com',
  'app.mi.com',
  'web-drcn.hispace.dbankcloud.cn',
  'rsshub.test',
  't.cn',
  'b23.tv',
  'v.douyin.com',
  'v.kuaishou.com',
  'xhslink.com',
] as const;

/** One line of the log: a JSON object each. */
export interface LogLine {
  /** Epoch ms of the request's arrival. */
  readonly at: number;
  readonly method: string;
  readonly host: string;
  /** With the query. */
  readonly path: string;
  readonly platform: string;
  readonly account: string;
  readonly status: number;
}

export interface PlatformServerOptions {
  readonly port: number;
  readonly latencyMs: number;
  readonly tell: (ask: Ask) => Told;
  /** The platforms' own clock, epoch ms: what their answers are dated by. */
  readonly now: () => number;
  readonly logFile: string | null;
}

export interface PlatformServer extends RunningServer {
  readonly lines: readonly LogLine[];
}

const header = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '');

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function askOf(request: IncomingMessage): Promise<Ask> {
  const url = new URL(request.url ?? '/', 'http://platform.invalid');
  return {
    method: request.method ?? 'GET',
    host: header(request, 'host').toLowerCase().replace(/:\d+$/, ''),
    path: url.pathname,
    query: url.searchParams,
    cookie: header(request, 'cookie'),
    origin: header(request, 'origin'),
    acceptLanguage: header(request, 'accept-language'),
    body: await bodyOf(request),
  };
}

class Log {
  readonly lines: LogLine[] = [];
  readonly #file: WriteStream | null;

  constructor(file: string | null) {
    this.#file = file === null ? null : createWriteStream(file, { flags: 'a' });
  }

  add(line: LogLine): void {
    this.lines.push(line);
    this.#file?.write(`${JSON.stringify(line)}\n`);
  }

  async close(): Promise<void> {
    const file = this.#file;
    if (file) await new Promise<void>((resolve) => file.end(() => resolve()));
  }
}

async function serve(
  options: PlatformServerOptions,
  log: Log,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = Date.now();
  const ask = await askOf(request);
  const { answer, account, platform } = options.tell(ask);
  log.add({
    at,
    method: ask.method,
    host: ask.host,
    path: request.url ?? '/',
    platform,
    account,
    status: answer.status,
  });
  if (options.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, options.latencyMs));
  response.writeHead(answer.status, {
    Date: new Date(options.now()).toUTCString(),
    ...answer.headers,
    'Content-Length': String(answer.body.length),
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

export async function startPlatformServer(options: PlatformServerOptions): Promise<PlatformServer> {
  const log = new Log(options.logFile);
  const handler: Handler = (request, response) => {
    serve(options, log, request, response).catch((error: unknown) => {
      // A request that cannot be read, or a fault of this world: tell the visitor, who is a test.
      const why = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8' }).end(why);
    });
  };
  const server = await listenBoth({ port: options.port, hosts: HOSTS, handler: () => handler });
  return {
    port: server.port,
    lines: log.lines,
    async close() {
      await server.close();
      await log.close();
    },
  };
}
