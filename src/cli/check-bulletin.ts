// `xunjian check-bulletin FILE.docx`: percentages of a bulletin that people have edited, recomputed from their counts.
import { basename } from 'node:path';
import { Command } from 'commander';
import { inOneLine } from '../app/config-problems.ts';
import { loadConfig } from '../app/config.ts';
import { documentParagraphs } from '../report/docx/text.ts';
import { checkRates, type RateCheck } from '../report/lint/check-rates.ts';
import { CommandFailure } from './exit.ts';
import { readNamedFile } from './named-file.ts';
import { globalOptions } from './options.ts';

function told({ doubts, checked, unchecked }: RateCheck): string {
  const lines = doubts.map(({ paragraph, quote, why }) => `第 ${String(paragraph)} 段“${quote}”：${why}`);
  const beside = unchecked === 0 ? '' : `，另有 ${String(unchecked)} 个旁边没有可以对照的个数`;
  const end = `核对了 ${String(checked)} 个百分比${beside}；${doubts.length === 0 ? '没有对不上的' : `存疑 ${String(doubts.length)} 处`}`;
  return [...lines, end].map((line) => `${line}\n`).join('');
}

async function check(file: string, command: Command): Promise<void> {
  const { json, workspace } = globalOptions(command);
  const config = await loadConfig(workspace);
  if (!config.ok) throw new CommandFailure(inOneLine(config.error));
  const read = await readNamedFile(file);
  if (!read.ok) throw new CommandFailure(`${file} ${read.error.why}；${read.error.remedy}`);
  const paragraphs = documentParagraphs(read.value);
  if (!paragraphs.ok) throw new CommandFailure(`${basename(file)} ${paragraphs.error}`);
  const result = checkRates(paragraphs.value, config.value.bulletin.rate.mode);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : told(result));
}

export function checkBulletinCommand(): Command {
  return new Command('check-bulletin')
    .description('核对改过的通报（docx）：合格率、占比、抽查率等百分比是否与旁边的个数相符；存疑的一处一行')
    .argument('<FILE>', 'docx 文件')
    .action((file: string, _flags: object, command: Command) => check(file, command));
}
