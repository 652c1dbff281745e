// Kept texts are copies, and quick views of a source see what a visitor sees.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapse, keep, keepShort } from '../../../src/derive/text/keep.ts';
import { hasMoreThan, ownWords, titleOf, visibleText } from '../../../src/derive/text/visible.ts';

describe('keeping', () => {
  it('changes nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => keep(text) === text));
  });

  it('collapses every kind of blank', () => {
    expect(collapse(' a\u00a0\u3000\n\tb\u200b\ufeff c ')).toBe('a b c');
  });

  it('does not cut a character in half', () => {
    expect(keepShort('ab𠮷c', 3)).toBe('ab');
    expect(keepShort('ab𠮷c', 4)).toBe('ab𠮷');
  });
});

describe('seeing', () => {
  const html =
    '<head><title> 某某 市 </title></head><!-- 注释 --><style>a{}</style><script>var a="<p>脚本</p>"</script><p>正文&nbsp;一</p><a href="x">链接</a>';
  it('leaves out what is not shown', () => {
    expect(visibleText(html)).toBe('正文 一 链接');
    expect(ownWords(html)).toBe('正文 一');
    expect(titleOf(html)).toBe('某某 市');
    expect(visibleText('<script>never closed')).toBe('');
  });

  it('counts no further than asked', () => {
    expect([
      hasMoreThan('<a <a <a ', '<a ', 2),
      hasMoreThan('<a <a <a ', '<a ', 3),
      hasMoreThan('', '<a ', 0),
    ]).toEqual([true, false, false]);
  });
});
