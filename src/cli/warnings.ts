// `xunjian warnings`: days left until each limit, shared causes, and sites near a veto. Reads the database only, unless
// asked to compute everything again.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import { ok } from '../model/result.ts';
import { choose } from '../run/choose-sites.ts';
import { viewWarnings, type WarningsView } from '../run/warnings-view.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { regionCode, siteCode } from './options.ts';
import { shownWarnings, warningsText } from './warnings-text.ts';
import { withHouse } from './with-house.ts';

interface WarningsFlags {
  readonly site?: readonly string[];
  readonly region?: readonly string[];
  readonly within?: number;
  readonly rebuild?: boolean;
}

function days(text: string): number {
  const count = /^\d{1,4}$/.test(text.trim()) ? Number(text) : null;
  if (count === null) throw usageFailure(`--within ${text}：应为天数，如 14`);
  return count;
}

/** @throws CommandFailure when the inventory does not hold what was named, or no run was taken in yet. */
export async function warningsOf(
  house: House,
  flags: Pick<WarningsFlags, 'site' | 'region'>,
): Promise<WarningsView> {
  const inventory = await house.store.inventory.all();
  const sites = choose(inventory, {
    sites: (flags.site ?? []).map(siteCode),
    regions: (flags.region ?? []).map(regionCode),
    resume: false,
  });
  if (!sites.ok) throw new CommandFailure(sites.error);
  const { edition, warning: settings } = house;
  const view = await viewWarnings(house.store, { edition, settings, sites: sites.value });
  if (view === null)
    throw new CommandFailure(
      '还没有预警；完成一轮 xunjian scan 之后才有，已有的各轮用 xunjian warnings --rebuild 推算',
    );
  return view;
}

/** Computes everything again from the stored readings, while no scan is under way. */
async function rebuild(house: House): Promise<void> {
  const { withNightlyLock } = await import('../run/nightly-lock.ts');
  const { rebuildWarnings } = await import('../run/track-warnings.ts');
  const done = await withNightlyLock(house, async () => ok(await rebuildWarnings(house)));
  if (!done.ok) throw new CommandFailure(done.error);
}

async function warnings(flags: WarningsFlags, command: Command): Promise<void> {
  await withHouse(command, { store: 'existing' }, async (house) => {
    if (flags.rebuild === true) await rebuild(house);
    const view = await warningsOf(house, flags);
    if (house.options.json) {
      const { run, today, unseen, causes, standings, weeks } = view;
      const shown = shownWarnings(view, flags.within);
      process.stdout.write(
        `${JSON.stringify({ run: run.id, today, unseen, causes, standings, weeks, warnings: shown })}\n`,
      );
      return;
    }
    const names = {
      sites: new Map((await house.store.inventory.all()).map((site) => [site.code, site.name])),
      checks: new Map(house.checks.map(({ check }) => [check.id, check.title])),
    };
    process.stdout.write(warningsText(view, flags.within, names));
  });
}

export function warningsCommand(): Command {
  return new Command('warnings')
    .description('预警：各栏目距更新时限还有几天，哪些网站接近单项否决，多个网站同时出现的共同原因')
    .option('--site <CODE...>', '只看这些网站标识码')
    .option('--region <CODE...>', '只看这些行政区划码，市州包含其区县')
    .option('--within <DAYS>', '列出这么多天内超期的全部栏目，不论是否已到提前量', days)
    .option('--rebuild', '由库中各夜的读数重新推算全部预警；不访问网站')
    .action((flags: WarningsFlags, command: Command) => warnings(flags, command));
}
