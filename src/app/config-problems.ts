// Says in one Chinese line what is wrong with a configuration value, in which file, and what to do.
import type { z } from 'zod';
import { issueText } from '../model/issue-text.ts';
import { valueAt, type ConfigFile } from './config-files.ts';

/** The file whose value counts: the last one that says anything at this path. */
function sayer(files: readonly ConfigFile[], path: readonly PropertyKey[]): ConfigFile | undefined {
  return files.findLast((file) => valueAt(file.content, path) !== undefined);
}

function whatToDo(shipped: readonly ConfigFile[], path: readonly PropertyKey[]): string {
  const value = valueAt(shipped.find((file) => valueAt(file.content, path) !== undefined)?.content, path);
  return value === undefined || typeof value === 'object'
    ? '请对照安装目录 config/ 里的同名文件更正'
    : `请更正，或删去此行改用出厂值 ${JSON.stringify(value)}`;
}

/**
 * One line per problem.
 * @param shipped the files of the package; @param overrides those of the workspace, which win.
 */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  shipped: readonly ConfigFile[],
  overrides: readonly ConfigFile[],
): readonly string[] {
  const files = [...shipped, ...overrides];
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = [...issue.path, key];
        const file = sayer(files, path)?.name ?? '配置';
        return `${file}：${path.join('.')} 是不认识的键；请改正拼写或删去`;
      });
    }
    const file = sayer(files, issue.path) ?? files[0];
    return [
      `${file?.name ?? '配置'}：${issue.path.join('.')} ${issueText(issue)}；${whatToDo(shipped, issue.path)}`,
    ];
  });
}

/** The first problem, and how many more there are: whoever runs a command is told in one line, `doctor` lists them. */
export function inOneLine(problems: readonly string[]): string {
  const [first = '', ...others] = problems;
  return others.length === 0
    ? first
    : `${first}（另有 ${others.length} 处错误，运行 xunjian doctor 逐条查看）`;
}
