// `xunjian rescan CODE`: one site now, stored apart from the official run.
import { Command } from 'commander';
import { createDisplay } from './display.ts';
import { CommandFailure } from './exit.ts';
import { interruptSignal } from './interrupt.ts';
import { globalOptions, refuseFuture, siteCode } from './options.ts';
import { scanEndText } from './scan-end.ts';
import { withHouse } from './with-house.ts';

async function rescan(typed: string, command: Command): Promise<void> {
  const code = siteCode(typed);
  refuseFuture(globalOptions(command));
  const { runRescan } = await import('../run/rescan.ts');
  await withHouse(command, { store: 'existing' }, async (house) => {
    const interrupt = interruptSignal();
    const display = createDisplay(process.stderr, house.log);
    try {
      const ended = await runRescan(house, code, display.watch, interrupt.signal);
      display.close();
      if (!ended.ok) throw new CommandFailure(ended.error);
      process.stdout.write(
        house.options.json ? `${JSON.stringify(ended.value)}\n` : scanEndText(ended.value),
      );
      if (ended.value.run.state === 'open')
        throw new CommandFailure(`复扫被中止，没有得出结果；重新运行 xunjian rescan ${code}`);
    } finally {
      display.close();
      interrupt.release();
    }
  });
}

export function rescanCommand(): Command {
  return new Command('rescan')
    .description('立即复扫一个网站，不必等正在进行的巡检；结果自成一轮，不改动正式结果')
    .argument('<CODE>', '网站标识码')
    .action((code: string, _flags: object, command: Command) => rescan(code, command));
}
