// `xunjian scan`: the nightly run over every site of the inventory, or over those named.
import { Command, Option } from 'commander';
import { DEPTHS, type Depth, type ScanRequest } from '../run/request.ts';
import { createDisplay } from './display.ts';
import { CommandFailure } from './exit.ts';
import { interruptSignal } from './interrupt.ts';
import { globalOptions, refuseFuture, regionCode, siteCode } from './options.ts';
import { scanEndText } from './scan-end.ts';
import { withHouse } from './with-house.ts';

interface ScanFlags {
  readonly site?: readonly string[];
  readonly region?: readonly string[];
  readonly depth: Depth;
  readonly resume?: boolean;
  readonly fullLook?: boolean;
}

function requestOf(flags: ScanFlags): ScanRequest {
  return {
    sites: (flags.site ?? []).map(siteCode),
    regions: (flags.region ?? []).map(regionCode),
    depth: flags.depth,
    resume: flags.resume === true,
    fullLook: flags.fullLook === true,
  };
}

async function scan(flags: ScanFlags, command: Command): Promise<void> {
  const request = requestOf(flags);
  if (!request.resume) refuseFuture(globalOptions(command));
  const { runScan } = await import('../run/nightly.ts');
  await withHouse(command, { store: 'existing' }, async (house) => {
    const interrupt = interruptSignal();
    const display = createDisplay(process.stderr, house.log);
    try {
      const budgetMs = house.config.schedule.nightBudget;
      const ended = await runScan(house, { ...request, budgetMs }, display.watch, interrupt.signal);
      display.close();
      if (!ended.ok) throw new CommandFailure(ended.error);
      process.stdout.write(
        house.options.json ? `${JSON.stringify(ended.value)}\n` : scanEndText(ended.value),
      );
      if (ended.value.run.state === 'open')
        throw new CommandFailure('巡检被中止；用 xunjian scan --resume 继续');
    } finally {
      display.close();
      interrupt.release();
    }
  });
}

export function scanCommand(): Command {
  return new Command('scan')
    .description('巡检台账中的全部网站，或用 --site、--region 指定的网站。发现问题不算出错，退出码仍为 0')
    .option('--site <CODE...>', '只巡检这些网站标识码')
    .option('--region <CODE...>', '只巡检这些行政区划码，市州包含其区县')
    .addOption(new Option('--depth <DEPTH>', '检查到栏目，或检查全站').choices(DEPTHS).default('sections'))
    .option('--full-look', '全部重新查看，不沿用前几夜所记的页面与链接')
    .option('--resume', '继续上次中断的一轮')
    .action((flags: ScanFlags, command: Command) => scan(flags, command));
}
