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

function usual(command: Command): Command {
  return command
    .helpOption('-h, --help', '显示帮助')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => undefined });
}

function deepUsual(command: Command): Command {
  command.createHelp = () => new ChineseHelp();
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
    .helpCommand('help [命令]', '显示某个命令的帮助');
  const wanted = wantedCommand(program, words);
  for (const entry of COMMANDS) {
    const command = entry.name === wanted ? await entry.load(run) : new Command(entry.name);
    program.addCommand(deepUsual(command).summary(entry.summary));
  }
  return program;
}

const quoted = (error: CommanderError): string => /'([^']+)'/.exec(error.message)?.[1] ?? '';

const USAGE_ERRORS: Readonly<Record<string, (error: CommanderError) => string>> = {
  'commander.unknownOption': (error) => `不认识的选项 ${quoted(error)}`,
  'commander.unknownCommand': (error) => `没有 ${quoted(error)} 这个命令`,
  'commander.missingArgument': (error) => `缺少参数 ${quoted(error)}`,
  'commander.optionMissingArgument': (error) => `选项 ${quoted(error)} 后面缺少值`,
  'commander.missingMandatoryOptionValue': (error) => `必须给出选项 ${quoted(error)}`,
  'commander.excessArguments': () => '参数太多',
  'commander.conflictingOption': (error) => `选项 ${quoted(error)} 与其他选项冲突`,
  'commander.help': () => '缺少命令',
};

/** One Chinese line for a mistake in the command line. */
export function usageErrorLine(error: CommanderError): string {
  const say = USAGE_ERRORS[error.code];
  if (say) return `${say(error)}；运行 xunjian --help 查看用法`;
  if (error.code !== 'commander.invalidArgument') return error.message;
  const value = /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? '';
  const choices = /Allowed choices are ([^.]*)\./.exec(error.message)?.[1];
  const reason = choices ? `可选 ${choices}` : error.message.replace(/^.*is invalid\.\s*/, '');
  return `${quoted(error)}：${value} 不可用，${reason}`;
}
