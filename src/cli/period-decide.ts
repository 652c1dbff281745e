// `xunjian period decide`: one decision on a frozen quarter, by name, with its reason.
import { Command } from 'commander';
import type { House } from '../app/house.ts';
import { dateAt, parseCalendarDate } from '../model/calendar.ts';
import type { SubjectKind } from '../model/finding.ts';
import type { DecisionAction, DecisionEntry, FrozenSubject, PeriodDecision } from '../model/period.ts';
import { viewOf } from '../run/period/adopt.ts';
import { decideAll, type Decided, type FrozenParts } from '../run/period/decide.ts';
import { CommandFailure, usageFailure } from './exit.ts';
import { decisionText } from './period-text.ts';
import { quarter } from './quarter.ts';
import { withHouse } from './with-house.ts';

interface DecideFlags {
  readonly dismiss?: string;
  readonly confirm?: string;
  readonly exempt?: string;
  readonly adopt?: string;
  readonly revoke?: string;
  readonly subject?: string;
  readonly reason: string;
  readonly by: string;
  readonly day?: string;
}

/** Whom and what the decision is about. */
type About = Pick<DecisionEntry, 'action' | 'kind' | 'subject' | 'target' | 'adopted'>;

export async function frozenParts({ store }: Pick<House, 'store'>, period: string): Promise<FrozenParts> {
  const { periods } = store;
  const [site, account] = [await periods.latest(period, 'site'), await periods.latest(period, 'account')];
  if (site || account) return { site, account };
  throw new CommandFailure(`${period} 还没有判定冻结；先运行 xunjian judge --period ${period}`);
}

export function named(option: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw usageFailure(`${option} 是空的：请写明`);
  return trimmed;
}

const ACTIONS = ['dismiss', 'confirm', 'exempt', 'adopt', 'revoke'] as const;

interface Choice {
  readonly action: DecisionAction;
  readonly word: string;
}

function chosen(flags: DecideFlags): Choice {
  const given = ACTIONS.flatMap((action) => {
    const word = flags[action];
    return word === undefined ? [] : [{ action, word: named(`--${action}`, word) }];
  });
  const [one, ...more] = given;
  if (one?.action === 'adopt' && flags.subject === undefined)
    throw usageFailure('--adopt 要与 --subject 编号 一起写');
  if (one && more.length === 0) return one;
  throw usageFailure('请写明一项决定：--dismiss、--confirm、--exempt、--adopt、--revoke 中选一');
}

export function kindOf(parts: FrozenParts, subject: string): SubjectKind {
  return parts.account?.subjects.some(({ id }) => id === subject) === true ? 'account' : 'site';
}

/** Whose each finding is, entered ones among them. */
export function findingOwners(
  parts: FrozenParts,
  decisions: readonly PeriodDecision[],
): ReadonlyMap<string, Pick<About, 'kind' | 'subject'>> {
  const frozen = (['site', 'account'] as const).flatMap((kind) => {
    const subjects: readonly FrozenSubject[] = parts[kind]?.subjects ?? [];
    return subjects.flatMap(({ id: subject, findings }) =>
      findings.map(({ id }) => [id, { kind, subject }] as const),
    );
  });
  const later = decisions.flatMap(({ kind, subject, adopted, entered }) =>
    [...(adopted?.findings ?? []), ...(entered ? [entered] : [])].map(
      ({ id }) => [id, { kind, subject }] as const,
    ),
  );
  return new Map([...frozen, ...later]);
}

async function aboutOf(
  house: House,
  parts: FrozenParts,
  decisions: readonly PeriodDecision[],
  { action, word }: Choice,
  of: string | undefined,
): Promise<About> {
  if (action === 'dismiss' || action === 'confirm') {
    const owner = findingOwners(parts, decisions).get(word);
    if (!owner) throw new CommandFailure(`本季没有编号为 ${word} 的问题；编号见 xunjian export findings`);
    return { action, ...owner, target: word, adopted: null };
  }
  if (action === 'revoke') {
    const decision = decisions.find(({ number }) => String(number) === word);
    if (!decision) throw new CommandFailure(`本季没有第 ${word} 号决定；见 xunjian period trail`);
    const { kind, subject } = decision;
    return { action, kind, subject, target: word, adopted: null };
  }
  if (action === 'exempt')
    return { action, kind: kindOf(parts, word), subject: word, target: '', adopted: null };
  const subject = named('--subject', of ?? '');
  const kind = kindOf(parts, subject);
  const part = parts[kind]?.part;
  if (!part) throw new CommandFailure(`本季冻结的名录中没有 ${subject}；请核对编号`);
  const view = await viewOf(house.store, part, word, subject);
  if (!view.ok) throw new CommandFailure(view.error);
  return { action, kind, subject, target: word, adopted: view.value };
}

function dayOf(flags: DecideFlags, now: number): string {
  const today = dateAt(now);
  const day = flags.day === undefined ? today : parseCalendarDate(flags.day.trim());
  if (day === null) throw usageFailure(`--day ${flags.day ?? ''}：不是日期，应如 2021-12-28`);
  if (day > today) throw usageFailure(`--day ${day}：在今天之后，请核对`);
  return day;
}

/** Stores what was decided. @throws CommandFailure when somebody else has decided meanwhile. */
export async function keepDecisions({ store }: House, { added }: Decided): Promise<void> {
  if (await store.periods.decide(added)) return;
  throw new CommandFailure('同时有人登记了别的决定，这一次没有登记；请再运行一次');
}

async function decide(period: string, flags: DecideFlags, command: Command): Promise<void> {
  const [reason, by] = [named('--reason', flags.reason), named('--by', flags.by)];
  const choice = chosen(flags);
  await withHouse(command, { store: 'existing' }, async (house) => {
    const parts = await frozenParts(house, period);
    const known = await house.store.periods.decisions(period);
    const at = house.clock();
    const day = dayOf(flags, at);
    const about = await aboutOf(house, parts, known, choice, flags.subject);
    const decided = decideAll(parts, known, [{ ...about, reason, by, day, entered: null, photos: [] }], {
      period,
      at,
    });
    if (!decided.ok) throw new CommandFailure(decided.error.map((fault) => fault.reason).join('；'));
    await keepDecisions(house, decided.value);
    const { added } = decided.value;
    process.stdout.write(
      house.options.json
        ? `${JSON.stringify({ added })}\n`
        : added.map(decisionText).join('') || '同样的决定早已登记，没有重复登记\n',
    );
  });
}

export function decideCommand(): Command {
  return new Command('decide')
    .description('登记一项决定：核减、确认、豁免、采用复扫或撤销；只影响所涉的网站或账号，留下记录')
    .argument('<PERIOD>', '季度，如 2021Q4', quarter)
    .option('--dismiss <FINDING>', '核减：这个问题不成立（误报）')
    .option('--confirm <FINDING>', '确认：疑似的或人工录入的问题成立，由另一人认定')
    .option('--exempt <CODE>', '豁免：这个网站或账号本季不判定')
    .option('--adopt <RUN>', '采用复扫：用这一轮的结果代替冻结的，与 --subject 一起用')
    .option('--revoke <N>', '撤销第几号决定')
    .option('--subject <CODE>', '网站标识码或备案编号')
    .requiredOption('--reason <TEXT>', '理由或依据')
    .requiredOption('--by <NAME>', '作出决定的人')
    .option('--day <DATE>', '作出决定的日期，默认今天')
    .action((period: string, flags: DecideFlags, command: Command) => decide(period, flags, command));
}
