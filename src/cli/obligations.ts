// `xunjian obligations`: what is owed by which day (义务日历), and who says that it is done.
import { Command } from 'commander';
import { inOneLine } from '../app/config-problems.ts';
import { loadHolidays } from '../app/holidays.ts';
import type { House } from '../app/house.ts';
import { withLimits } from '../derive/obligations/settings.ts';
import { dateAt, isoAt } from '../model/calendar.ts';
import type { ObligationNote } from '../model/obligation.ts';
import {
  noteObligation,
  obligationStandings,
  spelled,
  type ObligationHouse,
} from '../run/obligations/standings.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { lines } from './inventory-file.ts';
import { notedText, obligationsText } from './obligations-text.ts';
import { withHouse } from './with-house.ts';

/** @throws CommandFailure when the holidays cannot be read. */
async function obligationHouse({ store, config, edition, options }: House): Promise<ObligationHouse> {
  const calendar = await loadHolidays(options.workspace);
  if (!calendar.ok) throw new CommandFailure(inOneLine(calendar.error));
  const settings = withLimits(config.obligations, edition.limits);
  return { store, settings, calendar: calendar.value };
}

const LONGEST_DAYS = 3660;

function within(text: string): number {
  const days = Number(text);
  if (!/^\d+$/.test(text) || days > LONGEST_DAYS)
    throw usageFailure(`--within ${text}：应为 0 到 ${String(LONGEST_DAYS)} 的整数，单位为天`);
  return days;
}

async function list(flags: { readonly within?: number }, command: Command): Promise<void> {
  await withHouse(command, { store: 'create' }, async (house) => {
    const asOf = dateAt(house.options.asOf);
    const withinDays = flags.within ?? house.config.obligations.withinDays;
    const standings = await obligationStandings(await obligationHouse(house), asOf, withinDays);
    process.stdout.write(
      house.options.json
        ? `${JSON.stringify({ asOf, withinDays, obligations: standings })}\n`
        : obligationsText(standings, asOf, withinDays),
    );
  });
}

interface NoteFlags {
  readonly by: string;
  readonly note?: string;
}

function noting(action: ObligationNote['action']) {
  return async (typed: string, flags: NoteFlags, command: Command): Promise<void> => {
    const by = flags.by.trim();
    if (by === '') throw usageFailure('--by 是空的：请写上经办人');
    await withHouse(command, { store: 'create' }, async (house) => {
      const request = { action, by, note: (flags.note ?? '').trim(), at: house.clock() };
      const asOf = dateAt(house.options.asOf);
      const noted = await noteObligation(await obligationHouse(house), typed.trim(), asOf, request);
      if (!noted.ok) throw new CommandFailure(noted.error);
      process.stdout.write(
        house.options.json
          ? `${JSON.stringify({ obligation: noted.value })}\n`
          : notedText(noted.value, action),
      );
    });
  };
}

async function trail(typed: string | undefined, _flags: object, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async ({ store, options }) => {
    const name = typed?.trim();
    const notes = (await store.obligations.notes()).filter(
      (note) => name === undefined || note.id === name || spelled(note) === name,
    );
    const told = notes.map(
      ({ at, by, action, note, ...about }) =>
        `${isoAt(at)} ${by} ${action === 'done' ? '标为已完成' : '撤回'} ${spelled(about)}${note === '' ? '' : `：${note}`}`,
    );
    const text = told.length === 0 ? '没有记录\n' : lines(told);
    process.stdout.write(options.json ? `${JSON.stringify({ notes })}\n` : text);
  });
}

const noteCommand = (name: string, description: string, action: ObligationNote['action']): Command =>
  new Command(name)
    .description(description)
    .argument('<ID>', '编号，逐年逐季的连同年份或季度，如 site-annual-report:2022')
    .requiredOption('--by <NAME>', '经办人')
    .option('--note <TEXT>', '备注，如文号或网址')
    .action(noting(action));

export function obligationsCommand(): Command {
  return new Command('obligations')
    .description('义务日历：临近、逾期和已完成的报送、公开、整改事项')
    .option('--within <DAYS>', '往后看多少天，默认见 config/obligations.yaml', within)
    .action(list)
    .addCommand(noteCommand('done', '把一项标为已完成，留下记录', 'done'))
    .addCommand(noteCommand('undo', '撤回误标的已完成；原记录保留', 'undone'))
    .addCommand(
      new Command('trail')
        .description('何时、何人把哪一项标为已完成或撤回')
        .argument('[ID]', '编号；不写则为全部')
        .action(trail),
    );
}
