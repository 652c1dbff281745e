// The HTTP server: a status page for people, /health for watchdogs, runs and summaries for programs. Read only.
import fastify, { type FastifyInstance } from 'fastify';
import type { House } from '../app/house.ts';
import { storedSummary } from '../app/stored-summary.ts';
import type { ObligationStanding } from '../model/obligation.ts';
import type { Run } from '../model/run.ts';
import { statusPage, type StatusView } from './page.ts';

/** What the server sees of the house. */
export type ServedHouse = Pick<House, 'store' | 'regions' | 'options' | 'log'>;

export interface ServerInput {
  readonly house: ServedHouse;
  /** Epoch ms of the next scheduled night, null without a schedule. */
  readonly nextNight: () => number | null;
  /** The calendar of obligations as it stands now. */
  readonly obligations?: () => Promise<readonly ObligationStanding[]>;
}

const SHOWN_RUNS = 50;

async function progressOf(house: ServedHouse, runs: readonly Run[]): Promise<StatusView['progress']> {
  const open = runs.filter((run) => run.state === 'open');
  const entries = await Promise.all(
    open.map(async (run) => [run.id, await house.store.runs.progress(run.id)] as const),
  );
  return Object.fromEntries(entries);
}

async function statusView({ house, nextNight, obligations }: ServerInput): Promise<StatusView> {
  const runs = (await house.store.runs.list()).slice(0, SHOWN_RUNS);
  const [newest] = await house.store.runs.list({ kind: 'nightly', state: 'sealed' });
  const summary = newest ? await storedSummary(house, newest) : null;
  if (summary && !summary.ok) house.log.error({ problem: summary.error }, 'the summary cannot be shown');
  return {
    runs,
    progress: await progressOf(house, runs),
    summary: summary?.ok ? summary.value : null,
    nextNight: nextNight(),
    obligations: (await obligations?.()) ?? [],
  };
}

/** Builds the server; the caller listens and closes. */
export function createServer(input: ServerInput): FastifyInstance {
  const { house } = input;
  const server = fastify({ logger: false });
  server.setErrorHandler(async (error, request, reply) => {
    house.log.error({ err: error, path: request.url }, 'request failed');
    return reply.code(500).send({ error: '服务器内部错误，详情见日志' });
  });
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: '没有这个地址' }));
  server.get('/', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(statusPage(await statusView(input))),
  );
  server.get('/health', async () => {
    const open = await house.store.runs.list({ state: 'open' });
    return { ok: true, openRuns: open.map((run) => run.id), nextNight: input.nextNight() };
  });
  server.get('/api/obligations', async () => (await input.obligations?.()) ?? []);
  server.get('/api/runs', () => house.store.runs.list());
  server.get<{ Params: { id: string } }>('/api/runs/:id/summary', async (request, reply) => {
    const run = await house.store.runs.get(request.params.id);
    if (!run) return reply.code(404).send({ error: '没有这一轮巡检' });
    const summary = await storedSummary(house, run);
    if (!summary.ok) return reply.code(500).send({ error: summary.error });
    return summary.value ?? reply.code(404).send({ error: '这一轮巡检还没有判定；运行 xunjian judge' });
  });
  return server;
}
