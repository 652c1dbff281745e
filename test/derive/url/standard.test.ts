// The normaliser against the URL standard.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { resolveUrl } from '../../../src/derive/url/normalise.ts';

const { vectors } = z
  .object({ vectors: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])).min(100) })
  .parse(JSON.parse(readFileSync(new URL('url-vectors.json', import.meta.url), 'utf8')));

it.each(vectors)('%j on %s', (raw, base, expected) => {
  const resolved = resolveUrl(raw, base);
  expect(resolved.ok ? resolved.url : null).toBe(expected);
});

it.each(vectors.filter(([, , expected]) => expected !== null))(
  '%j agrees with the browser’s own parser',
  (raw, base) => {
    const parsed = new URL(raw, base);
    [parsed.hash, parsed.username, parsed.password] = ['', '', ''];
    parsed.hostname = parsed.hostname.replace(/\.$/, '');
    expect(resolveUrl(raw, base)).toEqual({ ok: true, url: parsed.href });
  },
);
