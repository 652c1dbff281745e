// A report's file appears whole or not at all, and never in place of something that is no file.
import { execFileSync } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deliver } from '../../src/report/file.ts';
import { writeReport, type Report } from '../../src/report/write.ts';
import { verdictReport } from '../../src/run/export-rows.ts';

const NO_NAMES = { sites: new Map<string, string>(), rules: new Map<string, string>() };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xunjian-deliver-'));
});

describe('a file', () => {
  it('appears whole or not at all', async () => {
    const path = join(folder, 'half', 'way', 'never.csv');
    const torn: Report = {
      ...{ title: '撕裂', columns: [{ header: '列', width: 4, cell: () => '值' }] },
      records: () => torn.rows(),
      async *rows() {
        yield {};
        throw new Error('torn');
      },
    };
    await expect(deliver(path, (out) => writeReport(torn, 'csv', out))).rejects.toThrow('torn');
    // Nor do the folders made for it stay.
    expect(await readdir(folder)).toEqual([]);
  });

  const empty = (path: string): ReturnType<typeof deliver> =>
    deliver(path, (out) => writeReport(verdictReport([], NO_NAMES), 'csv', out));

  it.each([
    ['out.csv/below.csv', '上级路径不是目录；请核对路径'],
    ['a-folder', '是目录，不是文件；请在后面写上文件名'],
    ['not-there-yet/', '是目录，不是文件；请在后面写上文件名'],
    ['x'.repeat(300), '名字太长；请改短'],
  ])('says in one line that %s cannot be written', async (name, why) => {
    await mkdir(join(folder, 'a-folder'), { recursive: true });
    await writeFile(join(folder, 'out.csv'), 'kept');
    const before = await readdir(folder);
    const path = `${folder}/${name}`;
    expect(await empty(path)).toEqual({ ok: false, error: `无法写入 ${path}：${why}` });
    expect(await readdir(folder)).toEqual(before);
    expect(await readFile(join(folder, 'out.csv'), 'utf8')).toBe('kept');
  });

  it('is written into a pipe as it is: nothing is put in its place', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [read, written] = await Promise.all([readFile(pipe, 'utf8'), empty(pipe)]);
    expect(written).toEqual({ ok: true, value: null });
    expect(read).toContain('网站标识码');
    expect((await lstat(pipe)).isFIFO()).toBe(true);
  });

  it('is replaced behind a link, and the link stays', async () => {
    await writeFile(join(folder, 'behind.csv'), 'old');
    await symlink(join(folder, 'behind.csv'), join(folder, 'link.csv'));
    expect(await empty(join(folder, 'link.csv'))).toEqual({ ok: true, value: null });
    expect((await lstat(join(folder, 'link.csv'))).isSymbolicLink()).toBe(true);
    expect(await readFile(join(folder, 'behind.csv'), 'utf8')).toContain('网站标识码');
  });
});
