// The words a register of accounts may use, as data/inventory/account-words.yaml lists them, and an office's own headings.
import { z } from 'zod';
import { ACCOUNT_STATUSES, PLATFORMS } from '../model/account-words.ts';
import type { AccountStatus, Platform } from '../model/account.ts';
import { issueText } from '../model/issue-text.ts';
import { err, ok, type Result } from '../model/result.ts';
import { LEVELS, type Level } from '../model/site.ts';
import { readYaml } from '../model/yaml-text.ts';
import { dictionary, normalWord, synonyms, type Dictionary } from './words.ts';

export const ACCOUNT_COLUMNS = [
  'id',
  'platform',
  'name',
  'handle',
  'url',
  'organizer',
  'region',
  'level',
  'representsGovernment',
  'provincialDepartment',
  'status',
  'openedOn',
  'changedOn',
  'closedOn',
  'certifiedAs',
] as const;
export type AccountColumn = (typeof ACCOUNT_COLUMNS)[number];

export const REQUIRED_ACCOUNT_COLUMNS: readonly AccountColumn[] = [
  'id',
  'platform',
  'name',
  'organizer',
  'region',
];

const WordsFile = z.strictObject({
  columns: z.record(z.enum(ACCOUNT_COLUMNS), synonyms),
  platform: z.record(z.enum(PLATFORMS), synonyms),
  level: z.record(z.enum(LEVELS), synonyms),
  yesNo: z.record(z.enum(['yes', 'no']), synonyms),
  status: z.record(z.enum(ACCOUNT_STATUSES), synonyms),
});

export interface AccountWords {
  readonly columns: Dictionary<AccountColumn>;
  readonly platform: Dictionary<Platform>;
  readonly level: Dictionary<Level>;
  readonly yesNo: Dictionary<'yes' | 'no'>;
  readonly status: Dictionary<AccountStatus>;
}

/** Throws when the shipped table is malformed: the package is damaged then. */
export function compileAccountWords(file: unknown): AccountWords {
  const lists = WordsFile.parse(file);
  return {
    columns: dictionary(lists.columns),
    platform: dictionary(lists.platform),
    level: dictionary(lists.level),
    yesNo: dictionary(lists.yesNo),
    status: dictionary(lists.status),
  };
}

/** The error is Chinese and reads on after the file's name. */
export function readAccountWords(text: string): Result<AccountWords, string> {
  const yaml = readYaml(text);
  if (!yaml.ok) return yaml;
  const checked = WordsFile.safeParse(yaml.value, { reportInput: true });
  if (checked.success) return ok(compileAccountWords(checked.data));
  const [issue] = checked.error.issues;
  const what = issue ? `${issue.path.join('.')} ${issueText(issue)}` : '写法有误';
  return err(`：账号台账用词 ${what.trim()}；请从安装包恢复这个文件`);
}

const MapFile = z.partialRecord(z.enum(ACCOUNT_COLUMNS), z.string().trim().min(1));

/** Our column → the heading in this office's files. The error is Chinese and reads on after the file's name. */
export function parseAccountMap(text: string): Result<ReadonlyMap<AccountColumn, string>, string> {
  const yaml = readYaml(text);
  if (!yaml.ok) return yaml;
  const checked = MapFile.safeParse(yaml.value, { reportInput: true });
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const stranger = issue?.code === 'unrecognized_keys' || issue?.code === 'invalid_key';
    const what = issue && !stranger ? `${issue.path.join('.')} ${issueText(issue)}` : '有不认识的键';
    return err(
      `：列对照表 ${what.trim()}；应为“我们的列: 文件里的列名”，可用的列：${ACCOUNT_COLUMNS.join('、')}`,
    );
  }
  const headings = new Map<AccountColumn, string>();
  for (const column of ACCOUNT_COLUMNS) {
    const heading = checked.data[column];
    if (heading === undefined) continue;
    const twin = [...headings].find(([, known]) => normalWord(known) === normalWord(heading));
    if (twin) return err(`：列对照表里 ${twin[0]} 与 ${column} 指向同一列“${heading}”；请只留一个`);
    headings.set(column, heading);
  }
  return headings.size === 0 ? err('：列对照表是空的；每行一个，如 name: 公众号全称') : ok(headings);
}
