// The options every command takes: read strictly, refused in one Chinese line.
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { GlobalOptions } from '../../src/app/options.ts';
import { parseConnectTo, parseNetwork } from '../../src/cli/connect-to.ts';
import { addGlobalOptions } from '../../src/cli/declare-options.ts';
import { CommandFailure } from '../../src/cli/exit.ts';
import { globalOptions, refuseFuture, siteCode } from '../../src/cli/options.ts';

function read(...words: readonly string[]): GlobalOptions {
  const program = addGlobalOptions(new Command('xunjian'));
  let options: GlobalOptions | undefined;
  program.command('look').action((_flags: object, command: Command) => {
    options = globalOptions(command, 1_000);
  });
  program.parse(words, { from: 'user' });
  if (!options) throw new Error('the command did not run');
  return options;
}

describe('--connect-to', () => {
  it.each([
    ['::127.0.0.1:8080', { host: '', port: null, toHost: '127.0.0.1', toPort: 8080 }],
    [
      'Www.Example.gov.cn:80:test.local:81',
      { host: 'www.example.gov.cn', port: 80, toHost: 'test.local', toPort: 81 },
    ],
    ['a.gov.cn::[::1]:443', { host: 'a.gov.cn', port: null, toHost: '::1', toPort: 443 }],
    ['[2001:DB8::1]:80:b:81', { host: '2001:db8::1', port: 80, toHost: 'b', toPort: 81 }],
    [':443:b:81', { host: '', port: 443, toHost: 'b', toPort: 81 }],
  ])('reads %s', (text, expected) => {
    expect(parseConnectTo(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    '',
    'a',
    'a:80',
    'a:80:b',
    'a:80::81',
    '::b:',
    '::b:0',
    '::b:65536',
    'a:99999:b:1',
    '::[nonsense]:80',
    '::::1:80',
    'a:x:b:1',
    '::bad host:80',
    '::a/b:80',
    '::%61:80',
  ])('refuses %j in one line', (text) => {
    const parsed = parseConnectTo(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error).toMatch(/^--connect-to .*HOST1:PORT1:HOST2:PORT2[^\n]*$/);
  });
});

describe('--allow-network', () => {
  it.each(['10.0.0.0/8', '192.168.1.1/32', 'fd00::/8', '::1/128', '0.0.0.0/0'])('takes %s', (text) => {
    expect(parseNetwork(text)).toEqual({ ok: true, value: text });
  });
  it.each([
    '',
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0/8',
    'fd00::/129',
    'a.gov.cn/8',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '10.0.0.0/',
  ])('refuses %j', (text) => {
    expect(parseNetwork(text).ok).toBe(false);
  });
});

describe('common options', () => {
  it('have their defaults', () => {
    expect(read('look')).toEqual({
      workspace: `${process.cwd()}/data/workspace`,
      asOf: 1_000,
      connectTo: [],
      allowNetworks: [],
      json: false,
    });
  });

  it('stand before or after the command and may be repeated', () => {
    const options = read(
      '--connect-to',
      '::a:1',
      '--workspace',
      '/w',
      'look',
      '--connect-to',
      '::b:2',
      '--allow-network',
      '10.0.0.0/8',
      '--allow-network',
      '::1/128',
      '--json',
    );
    expect(options.workspace).toBe('/w');
    expect(options.connectTo.map((one) => one.toHost)).toEqual(['a', 'b']);
    expect(options.allowNetworks).toEqual(['10.0.0.0/8', '::1/128']);
    expect(options.json).toBe(true);
  });

  it('read a time without an offset in Asia/Shanghai', () => {
    expect(read('look', '--as-of', '2021-12-20T02:00:00').asOf).toBe(Date.parse('2021-12-19T18:00:00Z'));
    expect(read('look', '--as-of', '2021-12-20T02:00:00Z').asOf).toBe(Date.parse('2021-12-20T02:00:00Z'));
  });

  it.each([
    [['--as-of', 'yesterday'], '--as-of yesterday'],
    [['--as-of', '2021-02-30T10:00'], '--as-of 2021-02-30T10:00'],
    [['--as-of', '2021-12-20T25:00'], '--as-of 2021-12-20T25:00'],
    [['--workspace', ''], '--workspace 是空的'],
    [['--connect-to', 'x'], '--connect-to x'],
    [['--allow-network', '10.0.0.1'], '--allow-network 10.0.0.1'],
  ])('refuse %j as wrong usage', (words, start) => {
    const wrong = (): GlobalOptions => read('look', ...words);
    expect(wrong).toThrow(CommandFailure);
    expect(wrong).toThrow(start);
    try {
      wrong();
    } catch (error) {
      expect(error).toMatchObject({ exitCode: 2 });
    }
  });
});

describe('a site code', () => {
  it('is taken in the inventory’s spelling', () => {
    expect([siteCode('5111000001'), siteCode(' BM12345678 ')]).toEqual(['5111000001', 'bm12345678']);
  });
  it.each(['', 'abc', '511100000', '51110000011', 'bm1234567'])('is not %j', (typed) => {
    expect(() => siteCode(typed)).toThrow(`网站标识码“${typed}”：应为 10 位数字`);
  });
});

describe('a 监测时间点 to come', () => {
  const asOf = (text: string): GlobalOptions => read('look', '--as-of', text);
  const now = Date.parse('2021-12-20T02:00:00+08:00');

  it('is refused: every section would look out of date', () => {
    expect(() => refuseFuture(asOf('2201-12-20'), now)).toThrow(
      '--as-of 2201-12-20T23:59:59+08:00：在本机时钟',
    );
  });
  it('may be the end of today', () => {
    expect(() => refuseFuture(asOf('2021-12-20'), now)).not.toThrow();
  });
});
