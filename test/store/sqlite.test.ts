// The behaviour suite on a real SQLite file.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { NIGHT } from '../suites/samples.ts';
import { storeSuite } from '../suites/store-suite.ts';

describe('SQLite', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xunjian-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  storeSuite(async () => {
    const opened = await openStore({ file: join(folder, 'deeper', 'xunjian.db'), clock: () => NIGHT });
    if (!opened.ok) throw new Error(opened.error.detail);
    return opened.value;
  });
});
