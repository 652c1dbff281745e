// Every label of the WHATWG Encoding standard means the encoding it means to a browser.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalCharset } from '../../../src/derive/charset/decode.ts';

const { encodings } = z
  .object({ encodings: z.record(z.string(), z.array(z.string()).min(1)) })
  .parse(JSON.parse(readFileSync(new URL('encoding-labels.json', import.meta.url), 'utf8')));

/** gb2312 and gbk are read as the larger gb18030, which has all their characters. */
const FAMILY: Readonly<Record<string, string>> = { gbk: 'gb18030' };

/** Node has no decoder for these: a page that declares one is read as if it declared nothing. */
const UNREADABLE: readonly string[] = ['iso-8859-16', 'x-user-defined'];

describe.each(Object.entries(encodings))('%s', (name, labels) => {
  const plain = FAMILY[name.toLowerCase()] ?? name.toLowerCase();
  const canonical = UNREADABLE.includes(plain) ? null : plain;

  it.each(labels)('%s', (label) => {
    expect(canonicalCharset(label)).toBe(canonical);
    expect(canonicalCharset(` ${label.toUpperCase()}\n`)).toBe(canonical);
  });
});
