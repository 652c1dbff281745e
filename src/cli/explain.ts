// `xunjian explain bulletin --period P`: every number of the bulletin, what it is made of, and the rows behind it.
import { Argument, Command } from 'commander';
import type { Figure } from '../report/bulletin/figure.ts';
import type { BulletinModel } from '../report/bulletin/model.ts';
import { prepareBulletin } from './bulletin-house.ts';
import { CommandFailure } from './exit.ts';
import { quarter } from './quarter.ts';
import { table } from './table.ts';
import { withHouse } from './with-house.ts';

interface ExplainFlags {
  readonly period: string;
  readonly figure?: string;
  readonly names?: boolean;
  readonly annexes?: boolean;
}

/** `912 ÷ 919`, or what a count counts. */
const madeOf = ({ numerator, denominator }: Figure): string =>
  denominator === null ? `${String(numerator)} 行` : `${String(numerator)} ÷ ${String(denominator)}`;

function oneFigure(figure: Figure): string {
  const { id, name, text, says, rows, outOf, denominator } = figure;
  const head = [`${name}（${id}）：${text}`, `说明：${says}`, `来历：${madeOf(figure)}`];
  const from = outOf ? [`分母：${outOf.name}（${outOf.ref}）`] : [];
  const lines = rows.map(({ ref, name: row, counted }) =>
    denominator === null || outOf ? [ref, row] : [counted ? '计入' : '不计入', ref, row],
  );
  const header = denominator === null || outOf ? ['行', '名称'] : ['分子', '行', '名称'];
  return `${[...head, ...from].join('\n')}\n${rows.length === 0 ? '没有行\n' : table(header, lines, 'left')}`;
}

const isOfAnnex = ({ id }: Figure): boolean => id.startsWith('place.');

function allFigures({ figures }: BulletinModel, annexes: boolean): string {
  const rows = figures
    .filter((figure) => annexes || !isOfAnnex(figure))
    .map((figure) => [figure.id, figure.text, madeOf(figure), figure.says]);
  const more = annexes ? '' : '附件1 各行的数：加上 --annexes；';
  return `${table(['编号', '数', '来历', '说明'], rows, 'left')}${more}逐行查看：--figure 编号\n`;
}

/** Everything a template may name. */
function allNames({ scope, lists, charts }: BulletinModel): string {
  const words = [...scope].map(([name, { pieces }]) => [name, pieces.map(({ text }) => text).join('')]);
  const repeated = lists.flatMap(({ id, name, items, offers }) =>
    [name, id].map((one) => [`[每 ${one}]`, `${String(items.length)} 项；其中可用 序、${offers.join('、')}`]),
  );
  const pictures = charts.map(({ id, bars }) => [`@图 ${id}`, `${String(bars.length)} 条`]);
  return table(['名称', '现在是'], [...words, ...repeated, ...pictures], 'left');
}

function found({ figures }: BulletinModel, wanted: string): Figure {
  const figure = figures.find(({ id, name }) => id === wanted || name === wanted);
  if (figure) return figure;
  throw new CommandFailure(`没有编号为 ${wanted} 的数；不写 --figure 可列出全部（附件的加 --annexes）`);
}

async function explain(flags: ExplainFlags, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    const { model } = await prepareBulletin(house, flags.period, null);
    const one = flags.figure === undefined ? null : found(model, flags.figure);
    if (house.options.json) {
      const document = one ?? { period: model.period, figures: model.figures, doubts: model.doubts };
      process.stdout.write(`${JSON.stringify(document)}\n`);
      return;
    }
    if (one) process.stdout.write(oneFigure(one));
    else if (flags.names === true) process.stdout.write(allNames(model));
    else process.stdout.write(allFigures(model, flags.annexes === true));
  });
}

export function explainCommand(): Command {
  return new Command('explain')
    .description('通报里每个数的来历：分子、分母和逐行的结论、问题、样本')
    .addArgument(new Argument('<WHAT>', '说明什么').choices(['bulletin']))
    .requiredOption('--period <PERIOD>', '季度，如 2021Q4', quarter)
    .option('--figure <ID>', '只说一个数，逐行列出；编号或中文名')
    .option('--annexes', '连同附件1 各行的数')
    .option('--names', '列出模板里可用的全部名称')
    .action((_what: string, flags: ExplainFlags, command: Command) => explain(flags, command));
}
