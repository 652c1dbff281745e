// `xunjian accounts`: the register of new-media accounts, clues about it, and its statistics. Reads the database only.
import { Command, Option } from 'commander';
import type { House } from '../app/house.ts';
import { lifecycleOf } from '../derive/accounts/lifecycle.ts';
import { accountNotices } from '../derive/accounts/notices.ts';
import { PLATFORM_NAMES, PLATFORMS } from '../model/account-words.ts';
import type { Account, Platform } from '../model/account.ts';
import { groupBy } from '../model/group.ts';
import { quarterOf, type Quarter } from '../model/quarter.ts';
import { cityOf } from '../model/region.ts';
import { accountsCheckCommand } from './accounts-check.ts';
import { canariesCommand } from './accounts-canaries.ts';
import { entriesCommand } from './accounts-entries.ts';
import { historyCommand } from './accounts-history.ts';
import { reportsCommand } from './accounts-reports.ts';
import { accountsText, cityName, noticesText, statsText, type RegionNames } from './accounts-text.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { regionCode } from './options.ts';
import { withHouse } from './with-house.ts';

interface AccountsFlags {
  readonly region?: readonly string[];
  readonly platform?: Platform;
  readonly period?: Quarter;
}

function period(text: string): Quarter {
  const quarter = quarterOf(text.trim());
  if (quarter === null) throw usageFailure(`--period ${text}：不是季度，应如 2021Q4`);
  return quarter;
}

/** A city's code holds its counties, the province's only its own. */
const isIn = (region: string, asked: string): boolean =>
  region === asked || (asked.endsWith('00') && !asked.endsWith('0000') && cityOf(region) === asked);

async function accountsOf({ store }: House, flags: AccountsFlags): Promise<readonly Account[]> {
  const accounts = await store.accounts.list();
  if (accounts.length === 0)
    throw new CommandFailure('还没有账号台账；先运行 xunjian inventory import 台账文件 --kind accounts');
  const regions = (flags.region ?? []).map(regionCode);
  return accounts.filter(
    ({ region, platform }) =>
      (regions.length === 0 || regions.some((asked) => isIn(region, asked))) &&
      (flags.platform === undefined || platform === flags.platform),
  );
}

const namesOf = ({ regions }: House): RegionNames => new Map(regions.map(({ code, name }) => [code, name]));

type Answer = { readonly json: object; readonly text: string };

async function list(house: House, flags: AccountsFlags): Promise<Answer> {
  const accounts = await accountsOf(house, flags);
  return { json: { accounts }, text: accountsText(accounts, namesOf(house)) };
}

async function notices(house: House, flags: AccountsFlags): Promise<Answer> {
  const asked = new Set((await accountsOf(house, flags)).map(({ id }) => id));
  // Over the whole register: whom an account is held against may lie outside what was asked for.
  const found = accountNotices(await house.store.accounts.list()).filter(({ accounts }) =>
    accounts.some((id) => asked.has(id)),
  );
  return { json: { notices: found }, text: noticesText(found, namesOf(house)) };
}

async function stats(house: House, flags: AccountsFlags): Promise<Answer> {
  const accounts = await accountsOf(house, flags);
  const [span, names] = [flags.period ?? null, namesOf(house)];
  const total = { name: '合计', lifecycle: lifecycleOf(accounts, span) };
  const groups = groupBy(accounts, ({ platform }) => platform);
  const platforms = PLATFORMS.filter((platform) => groups.has(platform)).map((platform) => ({
    platform,
    name: PLATFORM_NAMES[platform],
    lifecycle: lifecycleOf(groups.get(platform) ?? [], span),
  }));
  const cities = [...groupBy(accounts, ({ region }) => cityOf(region))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([region, group]) => ({
      region,
      name: cityName(region, names),
      lifecycle: lifecycleOf(group, span),
    }));
  const text = `${statsText('平台', [...platforms, total])}\n${statsText('市州', [...cities, total])}`;
  return { json: { period: span, total: total.lifecycle, platforms, cities }, text };
}

function answers<F>(
  work: (house: House, flags: F) => Promise<Answer>,
): (flags: F, command: Command) => Promise<void> {
  return (flags, command) =>
    withHouse(command, { store: 'existing' }, async (house) => {
      const { json, text } = await work(house, flags);
      process.stdout.write(house.options.json ? `${JSON.stringify(json)}\n` : text);
    });
}

const chosen = (command: Command): Command =>
  command
    .option('--region <CODE...>', '只看这些行政区划码，市州包含其区县')
    .addOption(new Option('--platform <PLATFORM>', '只看这个平台').choices([...PLATFORMS]));

export function accountsCommand(): Command {
  return new Command('accounts')
    .description('政务新媒体账号：检查、台账、线索和统计')
    .addCommand(accountsCheckCommand())
    .addCommand(chosen(new Command('list').description('列出台账中的账号')).action(answers(list)))
    .addCommand(
      chosen(
        new Command('notices').description(
          '台账里的线索：一单位一平台多个账号、名称不一致、未认证、无从检查等，供人工核实',
        ),
      ).action(answers(notices)),
    )
    .addCommand(
      chosen(new Command('stats').description('按平台和市州统计开设、关停和关停率'))
        .option('--period <PERIOD>', '另计这个季度内开设和关停的，如 2021Q4', period)
        .action(answers(stats)),
    )
    .addCommand(historyCommand())
    .addCommand(canariesCommand())
    .addCommand(reportsCommand())
    .addCommand(entriesCommand());
}
