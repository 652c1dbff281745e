// Builds the command line: the common options, Chinese help, and only the one command that was asked for.
import { Command, Help, type Argument, type CommanderError, type Option } from 'commander';
import stringWidth from 'string-width';
import { COMMANDS } from './commands.ts';
import { addGlobalOptions } from './declare-options.ts';
import type { RunWords } from './exit.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

function defaultText(option: Option): string | undefined {
  if (option.defaultValueDescription !== undefined) return option.defaultValueDescription;
  return typeof option.defaultValue === 'string' || typeof option.defaultValue === 'number'
    ? String(option.defaultValue)
    : undefined;
}

function described(text: string, choices: readonly string[] | undefined, preset: string | undefined): string {
  const notes = [choices && `可选 ${choices.join('、')}`, preset && `默认 ${preset}`].filter(Boolean);
  return notes.length === 0 ? text : `${text}（${notes.join('；')}）`;
}

/** Chinese headings, columns aligned by display width, the common options shown with every command. */
class ChineseHelp extends Help {
  override showGlobalOptions = true;
  override helpWidth = 120;

  override styleTitle(title: string): string {
    return HEADINGS[title] ?? title;
  }

  override commandUsage(command: Command): string {
    return super.commandUsage(command).replace('[options]', '[选项]').replace('[command]', '<命令>');
  }

  override subcommandTerm(command: Command): string {
    return super.subcommandTerm(command).replace('[options]', '[选项]');
  }

  override displayWidth(text: string): number {
    return stringWidth(text);
  }

  override optionDescription(option: Option): string {
    return described(option.description, option.argChoices, defaultText(option));
  }

  override argumentDescription(argument: Argument): string {
    return described(argument.description, argument.argChoices, undefined);
  }
}

const HELP_COMMAND = ['help [命令]', '显示某个命令的帮助'] as const;

function usual(command: Command): Command {
  return command
    .helpOption('-h, --help', '显示帮助')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined });
}

function deepUsual(command: Command): Command {
  command.createHelp = () => new ChineseHelp();
  if (command.commands.length > 0) command.helpCommand(...HELP_COMMAND);
  for (const below of command.commands) deepUsual(below);
  return usual(command);
}

/** The first word that is a command's name; the values of options before it are skipped. */
function wantedCommand(program: Command, words: readonly string[]): string | undefined {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const option = program.options.find((known) => known.long === word);
    if (option?.required) index += 1;
    else if (!word.startsWith('-') && word !== 'help') return word;
  }
  return undefined;
}

/**
 * @param words the command line without node and the script.
 * @param version of the package.
 * @param run handed to a command that runs others.
 */
export async function buildProgram(
  words: readonly string[],
  version: string,
  run: RunWords,
): Promise<Command> {
  const program = new Command('xunjian');
  program.createHelp = () => new ChineseHelp();
  addGlobalOptions(usual(program))
    .description(
      '巡检：每晚检查全省政府网站，发现空白栏目、更新不及时、错断链接等问题，给出单项否决结果和合格率',
    )
    .version(version, '-V, --version', '显示版本')
    .helpCommand(...HELP_COMMAND);
  const wanted = wantedCommand(program, words);
  for (const entry of COMMANDS) {
    const command = entry.name === wanted ? await entry.load(run) : new Command(entry.name);
    program.addCommand(deepUsual(command).summary(entry.summary));
  }
  return program;
}

/** What commander puts between quotation marks, in order. */
const quotes = (error: CommanderError): readonly string[] =>
  [...error.message.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);
const quoted = (error: CommanderError): string => quotes(error)[0] ?? '';

const USAGE_ERRORS: Readonly<Record<string, (error: CommanderError) => string>> = {
  'commander.unknownOption': (error) => `不认识的选项 ${quoted(error)}`,
  'commander.unknownCommand': (error) => `没有 ${quoted(error)} 这个命令`,
  'commander.missingArgument': (error) => `缺少参数 ${quoted(error)}`,
  'commander.optionMissingArgument': (error) => `选项 ${quoted(error)} 后面缺少值`,
  'commander.missingMandatoryOptionValue': (error) => `必须给出选项 ${quoted(error)}`,
  'commander.excessArguments': () => '参数太多',
  'commander.conflictingOption': (error) => `选项 ${quotes(error).join(' 与 ')} 不能同时使用`,
};

/** `xunjian inventory` lacks a command; `xunjian help flly` names one that there is not. */
function helpInstead(words: readonly string[]): string {
  const [, stranger] = words[0] === 'help' ? words : [];
  return stranger === undefined ? '缺少命令' : `没有 ${stranger} 这个命令`;
}

function whereToRead(words: readonly string[]): string {
  const name = COMMANDS.find((entry) => words.includes(entry.name))?.name;
  return `运行 xunjian ${name === undefined ? '' : `${name} `}--help 查看用法`;
}

/** A value that is none of the choices, or that an option's own reader refused. */
function invalidValue(error: CommanderError): string {
  const [first = '', second = ''] = quotes(error);
  const isArgument = error.message.includes('is invalid for argument');
  const [name, value] = isArgument ? [second, first] : [first, second];
  const choices = /Allowed choices are ([^.]*)\./.exec(error.message)?.[1]?.replaceAll(', ', '、');
  const reason = choices ? `可选 ${choices}` : error.message.replace(/^.*is invalid\.\s*/, '');
  return `${name}：${value} 不可用，${reason}`;
}

/** One Chinese line for a mistake in the command line, `words`. */
export function usageErrorLine(error: CommanderError, words: readonly string[]): string {
  if (error.code === 'commander.help') return `${helpInstead(words)}；${whereToRead(words)}`;
  const say = USAGE_ERRORS[error.code];
  if (say) return `${say(error)}；${whereToRead(words)}`;
  return error.code === 'commander.invalidArgument' ? invalidValue(error) : error.message;
}
