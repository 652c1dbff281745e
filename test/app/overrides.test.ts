// The files an office may put in place of whole shipped ones: found, named in full, and refused in one line.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEdition } from '../../src/app/edition.ts';
import { loadSectionTypes } from '../../src/app/section-types.ts';

const EDITION = 'config/indicators/national-2019.yaml';
const TYPES = 'config/section-types.yaml';

let workspace = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'xunjian-overrides-'));
});
afterEach(async () => {
  await rm(workspace, { recursive: true });
});

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(workspace, file)), { recursive: true });
  await writeFile(join(workspace, file), text);
}

const edition = (): ReturnType<typeof loadEdition> => loadEdition(workspace, 'national-2019');
const types = (): ReturnType<typeof loadSectionTypes> => loadSectionTypes(workspace);

describe('an edition of the workspace', () => {
  it('is the shipped one when there is none', async () => {
    expect(await edition()).toMatchObject({ ok: true, value: { id: 'national-2019' } });
  });

  it.each([
    ['id: [', ' 第 1 行：YAML 写法有误'],
    ['id: *x', '：YAML 里的引用（*名称）有误'],
    ['', '：是空的'],
    ['just words', '：应为“键: 值”，现为 "just words"'],
  ])('holding %j is refused under its full name', async (text, said) => {
    await put(EDITION, text);
    const refused = await edition();
    expect(refused).toMatchObject({ ok: false, error: [expect.stringContaining(said)] });
    expect(refused).toMatchObject({
      error: [expect.stringMatching(/^\/.*national-2019\.yaml.*；请[^\n]*$/)],
    });
  });

  it('names what lacks or is wrong by the ids around it, not by counting', async () => {
    const shipped = await readFile(EDITION, 'utf8');
    await put(EDITION, shipped.replace('limit: 5', 'limit: five').replace('rounding:', 'ronding:'));
    expect(await edition()).toMatchObject({
      error: [
        expect.stringContaining('：rounding 没有写；'),
        expect.stringContaining(
          '：indicators[site.columns-not-updated].clauses[a].limit 应为数字，现为 "five"；',
        ),
        expect.stringContaining('：有不认识的键 ronding；'),
      ],
    });
    await put(EDITION, shipped.replace('- id: site.security\n', '- id: 5\n'));
    expect(await edition()).toMatchObject({
      error: [expect.stringContaining('：indicators[第 1 项].id 应为文字，现为 5；')],
    });
  });

  it('that is a folder is refused, not a bug', async () => {
    await mkdir(join(workspace, EDITION), { recursive: true });
    expect(await edition()).toEqual({
      ok: false,
      error: [`配置文件 ${join(workspace, EDITION)} 是目录，不是文件；请换成文件`],
    });
  });
});

describe('section types of the workspace', () => {
  it.each([
    ['topics: [', ' 第 1 行：YAML 写法有误'],
    ['topics: 1', '：栏目类型表 topics 应为列表，现为 1'],
    ['', '：栏目类型表 是空的'],
  ])('holding %j are refused in one line', async (text, said) => {
    await put(TYPES, text);
    const refused = await types();
    expect(refused).toMatchObject({
      ok: false,
      error: expect.stringContaining(`${join(workspace, TYPES)}${said}`) as string,
    });
    if (!refused.ok) expect(refused.error).toMatch(/；请[^\n]*$/);
  });

  it('that are a folder are refused, not a bug', async () => {
    await mkdir(join(workspace, TYPES), { recursive: true });
    expect(await types()).toMatchObject({ ok: false, error: expect.stringContaining('是目录') as string });
  });
});
