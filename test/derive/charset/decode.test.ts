// Declared, sent and real encodings that disagree.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalCharset, decodeHtml } from '../../../src/derive/charset/decode.ts';

const GB: Readonly<Record<string, readonly number[]>> = {
  四: [0xcb, 0xc4],
  川: [0xb4, 0xa8],
  省: [0xca, 0xa1],
  政: [0xd5, 0xfe],
  府: [0xb8, 0xae],
  通: [0xcd, 0xa8],
  知: [0xd6, 0xaa],
  镕: [0xe9, 0x46],
  '€': [0x80],
};
const BIG5: Readonly<Record<string, readonly number[]>> = {
  政: [0xac, 0x46],
  府: [0xa9, 0xb2],
  公: [0xa4, 0xbd],
  告: [0xa7, 0x69],
  通: [0xb3, 0x71],
  知: [0xaa, 0xbe],
};

function bytes(text: string, table: Readonly<Record<string, readonly number[]>>): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => table[character] ?? [character.charCodeAt(0)]));
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const html = (meta: string, words: string): string =>
  `<html><head>${meta}<title>${words}</title></head></html>`;
const type = (value: string): Record<string, string> => ({ 'content-type': value });

describe('which encoding a page is in', () => {
  it('UTF-8 bytes are UTF-8 whatever header and meta say', () => {
    const page = utf8(html('<meta charset="gb2312">', '四川省政府通知'));
    expect(decodeHtml(page, type('text/html; charset=GBK'))).toEqual({
      text: html('<meta charset="gb2312">', '四川省政府通知'),
      charset: 'utf-8',
    });
  });

  it.each([
    ['declared utf-8', '<meta charset="utf-8">', { 'content-type': 'text/html;charset=UTF-8' }],
    ['declared gb2312', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', {}],
    ['two metas disagree', '<meta charset="utf-8"><meta charset="gbk">', {}],
    ['latin1 added by the server', '', { 'content-type': 'text/html;charset=ISO-8859-1' }],
    ['nothing declared', '', {}],
    ['an unknown label', '<meta charset="chinese-simplified-5">', {}],
  ])('GBK bytes, %s', (_name, meta, headers: Record<string, string>) => {
    const page = html(meta, '四川省政府通知');
    expect(decodeHtml(bytes(page, GB), headers)).toEqual({ text: page, charset: 'gb18030' });
  });

  it('GBK characters beyond gb2312', () => {
    expect(decodeHtml(bytes('<p>镕通知', GB), {})).toEqual({ text: '<p>镕通知', charset: 'gb18030' });
  });

  it('UTF-8 cut off in the middle of its last character', () => {
    const page = utf8('<p>四川省');
    expect(decodeHtml(page.subarray(0, page.length - 1), {})).toEqual({ text: '<p>四川', charset: 'utf-8' });
  });

  it('UTF-8 with a summary cut by bytes stays UTF-8', () => {
    const page = Uint8Array.from([
      ...utf8('<p>四川省政府通知通知'),
      0xe5,
      0xb7,
      ...utf8('…</p><p>四川省政府通知'),
    ]);
    const read = decodeHtml(page, type('text/html; charset=gbk'));
    expect(read.charset).toBe('utf-8');
    expect(read.text).toContain('四川省政府通知通知\ufffd…</p>');
  });

  it('UTF-8 mark, UTF-16 with and without mark', () => {
    expect(decodeHtml(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('<p>政府')]), {})).toEqual({
      text: '<p>政府',
      charset: 'utf-8',
    });
    const wide = [...'<p>政府'].flatMap((character) => [
      character.charCodeAt(0) & 0xff,
      character.charCodeAt(0) >> 8,
    ]);
    expect(decodeHtml(Uint8Array.from([0xff, 0xfe, ...wide]), {})).toEqual({
      text: '<p>政府',
      charset: 'utf-16le',
    });
    expect(decodeHtml(Uint8Array.from(wide), {})).toEqual({ text: '<p>政府', charset: 'utf-16le' });
  });

  it('Big5 only when declared and fitting', () => {
    const page = '<meta charset="big5"><p>政府公告通知';
    expect(decodeHtml(bytes(page, BIG5), {})).toEqual({ text: page, charset: 'big5' });
    expect(decodeHtml(bytes('<p>四川省政府通知', GB), type('text/html; charset=big5')).charset).toBe(
      'gb18030',
    );
  });

  it('pure ASCII takes the declared name, else utf-8; a commented declaration is none', () => {
    expect(decodeHtml(utf8('<p>ok</p>'), type('text/html; charset=gb2312')).charset).toBe('gb18030');
    expect(decodeHtml(utf8('<!-- <meta charset="gbk"> --><p>ok</p>'), {}).charset).toBe('utf-8');
    expect(decodeHtml(new Uint8Array(), {})).toEqual({ text: '', charset: 'utf-8' });
  });

  it('a few two-byte characters in a page declared GBK are Chinese', () => {
    expect(
      decodeHtml(Uint8Array.from([0x3c, 0x70, 0x3e, 0xcd, 0xa8]), type('text/html; charset=gbk')).text,
    ).toBe('<p>通');
    expect(decodeHtml(utf8('<p>© 2021'), {}).charset).toBe('utf-8');
  });

  it('names encodings by their canonical label', () => {
    expect(['GB2312', 'gbk', 'GB18030', 'UTF8', 'nonsense'].map(canonicalCharset)).toEqual([
      'gb18030',
      'gb18030',
      'gb18030',
      'utf-8',
      null,
    ]);
  });

  it('never throws, and reads back what UTF-8 can hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (page) => typeof decodeHtml(page, {}).text === 'string'),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff') && /[\u0800-\ud7ff]/.test(text));
        expect(decodeHtml(utf8(`<p>${text}`), {}).text).toBe(`<p>${text}`);
      }),
    );
  });
});
