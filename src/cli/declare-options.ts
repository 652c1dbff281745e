// The options every command takes, declared once on the program. Kept apart from their reading so that help stays quick.
import { Option, type Command } from 'commander';

const DEFAULT_WORKSPACE = './data/workspace';

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Adds the common options to the program; commander then takes them before or after the command's name. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--workspace <DIR>', '工作目录：数据库、证据、配置所在', DEFAULT_WORKSPACE)
    .option('--as-of <TIME>', '监测时间点，ISO 8601，不带时区按北京时间；默认为现在')
    .addOption(
      new Option('--connect-to <HOST1:PORT1:HOST2:PORT2>', '把连接改到别处，同 curl，可重复')
        .argParser(collect)
        .default([], '无'),
    )
    .addOption(
      new Option('--allow-network <CIDR>', '允许访问的内网网段，可重复').argParser(collect).default([], '无'),
    )
    .option('--json', '在标准输出给出 JSON 结果');
}
