// The file of tokens as the office's 第三方平台 writes it, and as it should not.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAccessTokens } from '../../src/app/access-tokens.ts';

function workspaceWith(text: string | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'xunjian-tokens-'));
  mkdirSync(join(folder, 'accounts'));
  if (text !== null) writeFileSync(join(folder, 'accounts', 'authorisations.csv'), text);
  return folder;
}

describe('access tokens', () => {
  it('are none without the file', async () => {
    expect(await loadAccessTokens(workspaceWith(null))).toEqual({ ok: true, value: new Map() });
  });

  it('are read by 备案编号, a byte order mark and blanks aside', async () => {
    const read = await loadAccessTokens(workspaceWith('\ufeff备案编号,access_token\nA1, 82_x \nA2,82_y\n'));
    expect(read).toEqual({
      ok: true,
      value: new Map([
        ['A1', '82_x'],
        ['A2', '82_y'],
      ]),
    });
  });

  it.each([
    ['编号,token\nA1,x\n', '第 1 行应为'],
    ['备案编号,access_token\nA1,x\nA2,\n', '第 3 行缺少'],
    ['备案编号,access_token\n"A1,x\n', '公众号授权文件'],
  ])('of a faulty file are refused in one line: %#', async (text, said) => {
    const read = await loadAccessTokens(workspaceWith(text));
    expect(read).toEqual({ ok: false, error: expect.stringContaining(said) as string });
    if (!read.ok) expect(read.error).not.toContain('\n');
  });
});
