// Each import law bites on a sample that breaks it and lets its lawful neighbour pass.
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
// @ts-expect-error plain JavaScript, so that lint itself runs without a build
import { brokenLaw as untypedBrokenLaw } from '../../.ci/lint/import-laws.js';

const brokenLaw = untypedBrokenLaw as (
  file: string,
  specifier: string,
) => { id: string; why: string } | undefined;

const CASES: readonly (readonly [law: string, file: string, breaks: string, lawful: string])[] = [
  ['guest', 'checks/site/x.ts', 'node:fs', 'zod'],
  ['guest', 'checks/site/x.ts', '../../src/store/port.ts', '#check'],
  ['guest', 'checks/site/x.ts', '../../src/model/outcome.ts', '#artifacts/site.js'],
  ['guest', 'checks/site/x.ts', 'date-fns', '#derive/freshness/rule.js'],
  ['composed-once', 'src/run/nightly.ts', '../../checks/index.ts', '../inspect/inspect.ts'],
  ['model-alone', 'src/model/site.ts', '../artifacts/site.ts', './calendar.ts'],
  ['judged-from-findings', 'src/judge/clause.ts', '../store/port.ts', '../model/finding.ts'],
  ['judged-from-findings', 'src/report/records.ts', '../artifacts/site.ts', '../judge/summarise.ts'],
  ['one-door-to-the-net', 'src/inspect/inspect.ts', '../fetch/client.ts', '../check/index.ts'],
  ['one-door-to-the-net', 'src/cli/read.ts', '../fetch/create.ts', '../app/compose.ts'],
  ['floors', 'src/run/nightly.ts', '../app/house.ts', '../store/port.ts'],
  ['floors', 'src/store/port.ts', '../derive/tables.ts', '../artifacts/site.ts'],
  ['floors', 'src/app/config.ts', '../cli/exit.ts', '../gather/settings.ts'],
];

describe('import laws', () => {
  it.each(CASES)('%s: %s may not import %s but may import %s', (law, file, breaks, lawful) => {
    expect(brokenLaw(file, breaks)?.id).toBe(law);
    expect(brokenLaw(file, lawful)).toBeUndefined();
  });

  it('lets the composing file import the checks', () => {
    expect(brokenLaw('src/app/compose.ts', '../../checks/index.ts')).toBeUndefined();
  });
});

/** Lints a text as if it stood in an existing file, with the project's own configuration. */
async function messagesFor(
  text: string,
  filePath: string,
): Promise<readonly { ruleId: string | null; message: string }[]> {
  // On a build server (CI=true) the parser would read the file from disk instead of the text at hand.
  const parserOptions = { disallowAutomaticSingleRunInference: true };
  const eslint = new ESLint({ overrideConfig: { languageOptions: { parserOptions } } });
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages ?? [];
}

describe('lint as configured', () => {
  const rulesBroken = async (text: string): Promise<readonly (string | null)[]> =>
    (await messagesFor(text, 'src/model/outcome.ts')).map((message) => message.ruleId);

  it('says why an import is refused, also for import() and re-exports', async () => {
    const messages = await messagesFor(
      "export * from '../store/port.ts';\nexport const late = (): Promise<unknown> => import('../store/open.ts');\n",
      'src/model/outcome.ts',
    );
    const refused = messages.filter((message) => message.ruleId === 'house/import-laws');
    expect(refused).toHaveLength(2);
    expect(refused[0]?.message).toContain('everything rests on it');
  });

  it('refuses floating promises, any, console and loose equality', async () => {
    const text = `const wait = async (): Promise<void> => undefined;
wait();
export const loose = (a: any): boolean => a == 1;
console.log(loose(1));
`;
    const rules = await rulesBroken(text);
    expect(rules).toContain('@typescript-eslint/no-floating-promises');
    expect(rules).toContain('@typescript-eslint/no-explicit-any');
    expect(rules).toContain('no-console');
    expect(rules).toContain('eqeqeq');
  });

  it('does not listen to comments that switch rules off', async () => {
    const text = '/* eslint-disable */\nexport const loose = (a: number): boolean => a == 1;\n';
    expect(await rulesBroken(text)).toContain('eqeqeq');
  });

  it('refuses a file over 300 lines and a function over 60', async () => {
    const body = Array.from({ length: 61 }, (_, line) => `  if (n === ${line}) return ${line + 1};`).join(
      '\n',
    );
    const text = `export function long(n: number): number {\n${body}\n  return n;\n}\n${'// line\n'.repeat(300)}`;
    const rules = await rulesBroken(text);
    expect(rules).toContain('max-lines');
    expect(rules).toContain('max-lines-per-function');
  });
});
