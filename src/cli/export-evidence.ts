// `xunjian export evidence --site CODE --out FILE.zip`: what one site's problems rest on, to be handed on (证据包).
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { House } from '../app/house.ts';
import { isoAt } from '../model/calendar.ts';
import type { Edition } from '../model/indicator.ts';
import { err, ok, type Result } from '../model/result.ts';
import { evidencePack, type EvidencePack } from '../report/evidence/pack.ts';
import type { PackHead } from '../report/evidence/page.ts';
import { deliver } from '../report/file.ts';
import {
  filesWhole,
  quarterEvidence,
  siteEvidence,
  type PackOf,
  type SiteEvidence,
} from '../run/evidence-pack.ts';
import { StoredFiles } from '../run/reassess/stored-files.ts';
import { chosenRun, editionOf, subjectsOf, type RunFlags } from './assess-house.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { frozenOrRefuse } from './judge-period.ts';
import { siteCode } from './options.ts';
import { frozenQuarter } from './period-house.ts';
import { withHouse } from './with-house.ts';
import { STATE_NAMES } from './words.ts';

export const EVIDENCE = 'evidence';

export interface EvidenceFlags extends RunFlags {
  readonly site?: string;
  readonly problems?: boolean;
  readonly format?: string;
  readonly out: string;
}

function codeOf({ site, kind, format }: EvidenceFlags): string {
  if (format !== undefined && format !== 'zip')
    throw usageFailure(`${EVIDENCE} 只能导出为 zip；请去掉 --format`);
  if (kind !== undefined) throw usageFailure(`--kind 不用于 ${EVIDENCE}`);
  if (site === undefined) throw usageFailure(`${EVIDENCE} 一次导出一个网站；请写 --site 网站标识码`);
  return siteCode(site);
}

const minute = (at: number): string => isoAt(at).slice(0, 16).replace('T', ' ');

/** What the pack is of, besides the site. */
interface Source {
  readonly edition: Edition;
  /** 监测时间点, and the time that the files bear; epoch ms. */
  readonly asOf: number;
  readonly at: number;
  /** Chinese: the run, or the quarter as frozen. */
  readonly says: readonly (readonly [string, string])[];
}

function headOf({ site, ledger }: SiteEvidence, { edition, asOf, says }: Source): PackHead {
  const state = ledger.state === null ? '' : (STATE_NAMES[ledger.state] ?? ledger.state);
  return {
    title: `${site.name}检查证据`,
    lines: [
      ...([
        ['网站', site.name],
        ['标识码', site.code],
        ['网址', site.url],
        ['主办单位', site.organizer],
        ['监测时间点', minute(asOf)],
      ] as const),
      ...says,
      ['指标', edition.title],
      ['检查状态', ledger.reason === '' ? state : `${state}（${ledger.reason}）`],
    ],
  };
}

type Found = readonly [Result<SiteEvidence, string>, Source];

async function ofRun(house: House, flags: EvidenceFlags, about: PackOf): Promise<Found> {
  const run = await chosenRun(house, flags);
  if (subjectsOf(run) === 'accounts')
    throw new CommandFailure(`巡检 ${run.id} 是账号检查，没有网站的证据；请另写 --run`);
  const edition = await editionOf(house, run);
  const source = { edition, asOf: run.asOf, at: run.sealedAt ?? run.asOf };
  return [
    await siteEvidence(house.store, { run, edition }, about),
    { ...source, says: [['巡检编号', run.id]] },
  ];
}

async function ofQuarter(house: House, period: string, about: PackOf): Promise<Found> {
  const sites = frozenOrRefuse((await frozenQuarter(house, period)).sites, period, 'site');
  const { edition, asOf, sealedAt, version, runs } = sites.part;
  const frozen = `${period}，网站部分第 ${String(version)} 版（巡检 ${runs.join('、')}），已核减的不在内`;
  return [
    await quarterEvidence(house.store, sites, about),
    { edition, asOf, at: sealedAt, says: [['冻结的季度', frozen]] },
  ];
}

async function prepared(house: House, code: string, flags: EvidenceFlags): Promise<EvidencePack> {
  const about = { code, unknownToo: flags.problems === true };
  const { period } = flags;
  const [found, source] = await (period === undefined
    ? ofRun(house, flags, about)
    : ofQuarter(house, period, about));
  if (!found.ok) throw new CommandFailure(found.error);
  const { site, findings } = found.value;
  const pack = await evidencePack({
    ...{ head: headOf(found.value, source), findings, site, edition: source.edition, at: source.at },
    checkNames: new Map(house.checks.map(({ check }) => [check.id, check.title])),
  });
  if (!pack.ok) throw new CommandFailure(pack.error);
  return pack.value;
}

/** @throws CommandFailure with one Chinese line; nothing is written then. */
export async function exportEvidence(flags: EvidenceFlags, command: Command): Promise<void> {
  const code = codeOf(flags);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const pack = await prepared(house, code, flags);
    const stored = new StoredFiles(house.evidence);
    // Before the first byte: what goes down a pipe cannot be taken back.
    const whole = await filesWhole(stored, pack.files);
    if (!whole.ok) throw new CommandFailure(whole.error);
    const written = await deliver(flags.out, async (into) => {
      let changed: string | null = null;
      const bytes = pack.bytes(async ({ ref }) => {
        const content = await stored.contentOf(ref);
        if (content === null) changed = ref.path;
        return content ?? new Uint8Array();
      });
      await pipeline(Readable.from(bytes), into);
      return changed === null
        ? ok(null)
        : err(`证据文件 ${String(changed)} 在打包时变了，没有写出证据包；请重试`);
    });
    if (!written.ok) throw new CommandFailure(written.error);
  });
}
