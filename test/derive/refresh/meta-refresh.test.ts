// The HTML standard's "shared declarative refresh steps", after the web platform's own tests.
import { expect, it } from 'vitest';
import { parseRefresh } from '../../../src/derive/refresh/meta-refresh.ts';

it.each([
  '',
  ' ',
  ';',
  ',',
  '; foo',
  ', url=foo',
  'x',
  '-1',
  '+1; url=foo',
  '-1; url=foo',
  '1url=foo',
  '1x;url=foo',
  '1a1; url=foo',
  'url=foo',
  '１; url=foo',
])('ignores %j', (content) => {
  expect(parseRefresh(content)).toBeNull();
});

it.each([
  '1',
  '1 ',
  '1\t',
  '1\r',
  '1\n',
  '1\f',
  '1;',
  '1,',
  '1; ',
  '1 , ',
  '1; url=',
  '1; url=""',
  "1; url='",
])('reloads the page: %j', (content) => {
  expect(parseRefresh(content)).toEqual({ delaySeconds: 1, address: '' });
});

it.each([
  ['1; url=foo', 'foo'],
  ['1, url=foo', 'foo'],
  ['1 url=foo', 'foo'],
  ['1;\turl=foo', 'foo'],
  ['1;\rurl=foo', 'foo'],
  ['1;\nurl=foo', 'foo'],
  ['1;\furl=foo', 'foo'],
  ['1,\turl=foo', 'foo'],
  ['1\turl=foo', 'foo'],
  ['1\nurl=foo', 'foo'],
  ['1 x;url=foo', 'x;url=foo'],
  ['1;;url=foo', ';url=foo'],
  ['  1  ;  url  =  foo', 'foo'],
  ['  1  ,  url  =  foo', 'foo'],
  ['  1  ;  foo', 'foo'],
  ['  1  ,  foo', 'foo'],
  ['  1  url  =  foo', 'foo'],
  ['1; url=foo ', 'foo'],
  ['1; url="foo"', 'foo'],
  ["1; url='foo'", 'foo'],
  ['1; url="foo"bar', 'foo'],
  ["1; url='foo'bar", 'foo'],
  ['1; url="foo', 'foo'],
  ["1; url='foo", 'foo'],
  ['1; url="foo\'bar', "foo'bar"],
  ['1; url=\'foo"bar', 'foo"bar'],
  ['1; url=foo"bar"', 'foo"bar"'],
  ['1; url\t=\tfoo', 'foo'],
  ['1; URL=foo', 'foo'],
  ['1; uRl=foo', 'foo'],
  ['1; u', 'u'],
  ['1; ur', 'ur'],
  ['1; url', 'url'],
  ['1; url foo', 'url foo'],
  ['1; uri=foo', 'uri=foo'],
  ['1; "foo"', 'foo'],
  ["1; 'foo'", 'foo'],
  ['1.9; url=foo', 'foo'],
  ['1..9; url=foo', 'foo'],
  ['1.9.9.; url=foo', 'foo'],
])('%j leads to %j', (content, address) => {
  expect(parseRefresh(content)).toEqual({ delaySeconds: 1, address });
});

it.each(['0.9; url=foo', '.9; url=foo', '.; url=foo', '00; url=foo', '0; url=foo'])(
  '%j waits for nothing',
  (content) => {
    expect(parseRefresh(content)).toEqual({ delaySeconds: 0, address: 'foo' });
  },
);
