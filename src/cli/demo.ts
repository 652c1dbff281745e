// `xunjian demo`: the whole way on a simulated province. Only the inventory and --connect-to differ from real use.
import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { EXPORTS } from './demo-exports.ts';
import { ACCOUNT_EXPORTS, accountsWay, QUARTER_EXPORTS, quarterWay, SAMPLE_LIST } from './demo-quarter.ts';
import {
  accountsFor,
  startDemoPlatforms,
  type DemoPlatforms,
  type PlatformsInput,
} from './demo-platforms.ts';
import { startProvince, type Province } from './demo-province.ts';
import { shown, stepper, type DemoPlaces, type Step } from './demo-step.ts';
import { usageFailure, type RunWords } from './exit.ts';
import { layOutWorkspace } from './init.ts';
import { interruptSignal } from './interrupt.ts';

const FOLDER = join('data', 'demo');
/** The quarter's last inspection of the bulletin that the simulated province is modelled on. */
const AS_OF = '2021-12-20T02:00:00+08:00';

/** What `serve` does by itself. Its looks would go to invented names on the real network: the province has been stopped by then. */
const ON_ITS_OWN = [
  ['system.yaml', 'schedule'],
  ['probe.yaml', 'probe'],
] as const;

interface DemoFlags {
  readonly sites: string;
  readonly seed: string;
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw usageFailure(`--${name} ${text}：应为 1 到 ${most} 之间的整数`);
}

async function freshPlaces(): Promise<DemoPlaces> {
  const folder = resolve(FOLDER);
  const places = {
    workspace: join(folder, 'workspace'),
    exports: join(folder, 'exports'),
    province: join(folder, 'province'),
    platforms: join(folder, 'platforms'),
  };
  for (const place of Object.values(places)) await rm(place, { recursive: true, force: true });
  await layOutWorkspace(places.workspace);
  for (const [file, section] of ON_ITS_OWN) {
    const off = `\n# 模拟省份的网站在真实网络上并不存在，不可自动访问。\n${section}:\n  enabled: false\n`;
    await appendFile(join(places.workspace, 'config', file), off);
  }
  await mkdir(places.exports, { recursive: true });
  return places;
}

async function wholeWay(step: Step, province: Province, places: DemoPlaces): Promise<void> {
  const common = ['--workspace', shown(places.workspace), '--as-of', AS_OF];
  await step('导入台账', ['inventory', 'import', shown(province.inventory), '--kind', 'sites', ...common]);
  await step('巡检', ['scan', ...common, '--connect-to', `::127.0.0.1:${province.port}`]);
  await step('判定', ['judge', '--run', 'latest', ...common]);
  for (const { kind, formats, title, problemsOnly } of EXPORTS) {
    for (const [index, format] of formats.entries()) {
      const out = shown(join(places.exports, `${kind}.${format}`));
      await step(index === 0 ? `导出${title}` : '', [
        'export',
        kind,
        '--run',
        'latest',
        '--format',
        format,
        '--out',
        out,
        ...(problemsOnly ? ['--problems'] : []),
        ...common,
      ]);
    }
  }
}

const fileNames = (kind: string, formats: readonly string[]): string =>
  formats.length === 1 ? `${kind}.${formats.join()}` : `${kind}.{${formats.join(',')}}`;

function whereToLook(places: DemoPlaces, province: Province): string {
  const files = [
    ...EXPORTS.map(({ kind, formats, says }) => `  ${fileNames(kind, formats)}  ${says}`),
    ...ACCOUNT_EXPORTS.map(({ kind, format, says }) => `  accounts-${kind}.${format}  ${says}`),
    `  ${SAMPLE_LIST.name}  ${SAMPLE_LIST.says}`,
    ...QUARTER_EXPORTS.map(({ kind, formats, says }) => `  ${fileNames(kind, formats)}  ${says}`),
  ];
  return [
    '',
    `演示完成。导出文件在 ${shown(places.exports)}：`,
    ...files,
    `数据库 ${shown(join(places.workspace, 'xunjian.db'))}，证据 ${shown(join(places.workspace, 'evidence'))}`,
    `模拟省份的真实情况（可与结果对照）${shown(province.truth)}`,
    `模拟平台上账号的真实情况 ${shown(join(places.platforms, 'accounts-truth.json'))}`,
    `查看状态网页：npx xunjian serve --workspace ${shown(places.workspace)}`,
    '',
  ].join('\n');
}

async function onPlatforms(
  input: PlatformsInput,
  work: (platforms: DemoPlatforms) => Promise<void>,
): Promise<void> {
  process.stdout.write(`\n建立模拟平台：${input.accounts} 个新媒体账号……\n`);
  const platforms = await startDemoPlatforms(input);
  try {
    await work(platforms);
  } finally {
    await platforms.stop();
  }
}

async function demo(flags: DemoFlags, run: RunWords): Promise<void> {
  const sites = wholeNumber('sites', flags.sites, 919);
  const seed = wholeNumber('seed', flags.seed, 4_294_967_295);
  const places = await freshPlaces();
  const interrupt = interruptSignal();
  process.stdout.write(`建立模拟省份：${sites} 个网站，种子 ${seed}……\n`);
  const province = await startProvince({ sites, seed, asOf: AS_OF, out: places.province });
  try {
    process.stdout.write(
      `模拟省份共 ${province.sites} 个网站 ${province.pages} 个页面，监测时间点 ${AS_OF}\n`,
    );
    const step = stepper(run, interrupt.signal);
    const common = ['--workspace', shown(places.workspace), '--as-of', AS_OF];
    await wholeWay(step, province, places);
    const accounts = accountsFor(sites);
    await onPlatforms({ accounts, seed, asOf: AS_OF, out: places.platforms }, (platforms) =>
      accountsWay(step, { platforms, places, accounts, seed, common }),
    );
    await quarterWay(step, places, common);
    process.stdout.write(whereToLook(places, province));
  } finally {
    await province.stop();
    interrupt.release();
  }
}

export function demoCommand(run: RunWords): Command {
  return new Command('demo')
    .description('在本机建立模拟省份，导入台账、巡检、判定、导出，走完全程。每次重新开始，数据放在 data/demo')
    .option('--sites <N>', '网站个数', '919')
    .option('--seed <N>', '种子：同一种子得到同一个省份', '2021')
    .action((flags: DemoFlags) => demo(flags, run));
}
