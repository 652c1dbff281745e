// The table of section names and types: the office's own when its workspace has one, otherwise the shipped one.
import { join } from 'node:path';
import { compileSectionTypes, SectionTypesFile, type SectionTypes } from '../derive/section-types/table.ts';
import { issueText } from '../model/issue-text.ts';
import { err, ok, type Result } from '../model/result.ts';
import { readYaml } from '../model/yaml-text.ts';
import { readOverride } from './config-files.ts';

const FILE = join('config', 'section-types.yaml');

/** @returns the table, or one Chinese line saying what is wrong with the file. */
export async function loadSectionTypes(workspace: string): Promise<Result<SectionTypes, string>> {
  const found = await readOverride(workspace, FILE);
  if (!found.ok) return found;
  if (found.value === null) throw new Error(`the package lacks ${FILE}`);
  const { name, text } = found.value;
  const yaml = readYaml(text);
  if (!yaml.ok) return err(`${name}${yaml.error}`);
  const checked = SectionTypesFile.safeParse(yaml.value, { reportInput: true });
  if (checked.success) return ok(compileSectionTypes(checked.data));
  const [issue] = checked.error.issues;
  const what = issue ? `${issue.path.join('.')} ${issueText(issue)}` : '写法有误';
  return err(`${name}：栏目类型表 ${what.trim()}；请对照安装目录 config/ 里的同名文件更正`);
}
