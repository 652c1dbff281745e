// The web platform's own srcset tests.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { srcsetAddresses } from '../../../src/derive/links/srcset.ts';

const { groups } = z
  .object({ groups: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))) })
  .parse(JSON.parse(readFileSync(new URL('srcset-vectors.json', import.meta.url), 'utf8')));

describe.each(Object.entries(groups))('%s', (_group, vectors) => {
  it('has vectors', () => {
    expect(vectors.length).toBeGreaterThan(10);
  });

  it.each(vectors)('%j', (srcset, first) => {
    expect(srcsetAddresses(srcset)[0] ?? '').toBe(first);
  });
});
