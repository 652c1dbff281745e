// Draws a period's sample from the register and freezes it; a frozen one is handed back as it was.
import { drawSample, type Candidate, type Draw, type StratumRule } from '../derive/sampling/draw.ts';
import { accountMatches, siteMatches, type SamplingSettings } from '../derive/sampling/settings.ts';
import type { Account } from '../model/account.ts';
import { dateAt, isoAt } from '../model/calendar.ts';
import { quartersBefore } from '../model/quarter.ts';
import { cityOf } from '../model/region.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { SampleKind } from '../model/sample.ts';
import { statusOn, type Site } from '../model/site.ts';
import type { Store } from '../store/port.ts';
import type { SampledRow, StoredSample } from '../store/sample-port.ts';
import { registerHash } from './period/register-hash.ts';

export const SAMPLED_NAMES = { accounts: '账号', portals: '门户网站' } as const satisfies Record<
  SampleKind,
  string
>;

export interface SampleRequest {
  readonly kind: SampleKind;
  /** A quarter, as 2021Q4. */
  readonly period: string;
  /** null to be handed what is frozen. */
  readonly seed: number | null;
  /** Why it is drawn again; null when it is not. */
  readonly redraw: string | null;
  /** Sites are drawn as they stood on this day; epoch ms. */
  readonly asOf: number;
  /** Epoch ms. */
  readonly now: number;
}

export interface SampleAnswer extends StoredSample {
  /** It was drawn earlier. */
  readonly frozen: boolean;
  /** The register is not any more what it was drawn from. */
  readonly registerChanged: boolean;
  /** Candidates in no stratum; null of a frozen sample. */
  readonly outside: number | null;
}

type SampleHouse = { readonly store: Pick<Store, 'accounts' | 'inventory' | 'samples'> };

interface Register {
  /** Every row, sorted by id. */
  readonly rows: ReadonlyMap<string, SampledRow>;
  readonly snapshot: string;
  readonly eligible: number;
  draw(options: Parameters<typeof drawSample>[2]): Draw;
}

function registerOf<T extends SampledRow>(
  all: readonly T[],
  idOf: (row: T) => string,
  over: {
    readonly isRunning: (row: T) => boolean;
    readonly kindOf: (row: T) => string;
    readonly rules: readonly StratumRule<Candidate & { readonly row: T }>[];
  },
): Register {
  const sorted = [...all].sort((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
  const rows = new Map<string, SampledRow>(sorted.map((row) => [idOf(row), row]));
  const candidates = sorted.filter(over.isRunning).map((row) => ({
    ...{ id: idOf(row), city: cityOf(row.region), kind: over.kindOf(row), row },
  }));
  return {
    rows,
    snapshot: registerHash(rows.values()),
    eligible: candidates.length,
    draw: (options) => drawSample(candidates, over.rules, options),
  };
}

async function readRegister(
  { store }: SampleHouse,
  settings: SamplingSettings,
  { kind, asOf }: SampleRequest,
): Promise<Register> {
  if (kind === 'accounts')
    return registerOf<Account>(await store.accounts.list(), ({ id }) => id, {
      isRunning: ({ status }) => status === 'running',
      kindOf: ({ platform }) => platform,
      rules: settings.accounts.strata.map(({ where, ...rule }) => ({
        ...rule,
        matches: ({ row }) => accountMatches(where, row),
      })),
    });
  const day = dateAt(asOf);
  return registerOf<Site>(await store.inventory.all(), ({ code }) => code, {
    isRunning: (site) => statusOn(site, day) === 'running',
    kindOf: () => '',
    rules: settings.portals.strata.map(({ where, ...rule }) => ({
      ...rule,
      matches: ({ row }) => siteMatches(where, row),
    })),
  });
}

/** One Chinese line when what is frozen stands against the request. */
function refusal({ sample }: StoredSample, { seed, redraw, kind, period }: SampleRequest): string | null {
  if (redraw !== null || seed === null || seed === sample.seed) return null;
  return `${period} 的${SAMPLED_NAMES[kind]}样本已于 ${isoAt(sample.drawnAt)} 用种子 ${String(sample.seed)} 抽取并冻结（第 ${String(sample.version)} 版），不能换成种子 ${String(seed)}；沿用请去掉 --seed，确需重抽请加 --redraw --reason 理由（旧版保留）`;
}

async function previousPicks(
  { store }: SampleHouse,
  { period, kind }: SampleRequest,
  quarters: number,
): Promise<ReadonlySet<string>> {
  const picks = new Set<string>();
  for (const quarter of quartersBefore(period, quarters)) {
    const stored = await store.samples.latest(quarter, kind);
    for (const { id } of stored?.members ?? []) picks.add(id);
  }
  return picks;
}

async function drawn(
  house: SampleHouse,
  settings: SamplingSettings,
  request: SampleRequest & { readonly seed: number },
  before: StoredSample | null,
  register: Register,
): Promise<Result<SampleAnswer, string>> {
  const { kind, period, seed, redraw, now } = request;
  const avoid = await previousPicks(house, request, settings[kind].avoidPrevious);
  const draw = register.draw({ seed, purpose: `${kind}|${period}`, avoid });
  const members = draw.members.flatMap(({ id, stratum }) => {
    const row = register.rows.get(id);
    return row ? [{ id, stratum, row }] : [];
  });
  const sample = {
    ...{ period, kind, seed, version: (before?.sample.version ?? 0) + 1, reason: redraw ?? '' },
    ...{ snapshot: register.snapshot, registered: register.rows.size, eligible: register.eligible },
    ...{ drawnAt: now, strata: draw.strata, settings: settings[kind] },
  };
  if (!(await house.store.samples.freeze({ sample, members })))
    return err(`${period} 的样本刚被另一个程序冻结；请重新运行查看`);
  return ok({ sample, members, frozen: false, registerChanged: false, outside: draw.outside });
}

/** The period's sample, frozen now or earlier; or one Chinese line saying why not. */
export async function samplePeriod(
  house: SampleHouse,
  settings: SamplingSettings,
  request: SampleRequest,
): Promise<Result<SampleAnswer, string>> {
  const { kind, period, seed, redraw } = request;
  const name = SAMPLED_NAMES[kind];
  const before = await house.store.samples.latest(period, kind);
  const refused = before && refusal(before, request);
  if (refused) return err(refused);
  const register = await readRegister(house, settings, request);
  if (before && redraw === null) {
    const registerChanged = before.sample.snapshot !== register.snapshot;
    return ok({ ...before, frozen: true, registerChanged, outside: null });
  }
  if (redraw !== null && !before)
    return err(`${period} 还没有${name}样本，不存在重抽；请去掉 --redraw 和 --reason`);
  if (seed === null) return err(`${period} 还没有${name}样本；请用 --seed N 给出种子（自然数），抽取并冻结`);
  if (register.rows.size === 0)
    return err(
      `还没有${kind === 'accounts' ? '账号' : '网站'}台账，无从抽样；先运行 xunjian inventory import 台账文件 --kind ${kind === 'accounts' ? 'accounts' : 'sites'}`,
    );
  return drawn(house, settings, { ...request, seed }, before, register);
}
