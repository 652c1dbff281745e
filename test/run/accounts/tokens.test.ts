// Tokens of 公众号 that authorised the office: renewed while a batch is under way; one that has run out says what to put
// where, and does not keep the platform from being asked.
import { mkdirSync, readFileSync, writeFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { loadAccessTokens, TOKENS_FILE } from '../../../src/app/access-tokens.ts';
import { checkAccounts } from '../../../src/run/accounts/check.ts';
import { benchOver } from './house.ts';
import { AS_OF, platformsOf, toldIn } from './support.ts';

it('are read anew, and an old one is told with the file it belongs into', async () => {
  const platforms = await platformsOf({ count: 1012 });
  const bench = await benchOver(platforms, AS_OF);
  const file = join(bench.folder, TOKENS_FILE);
  mkdirSync(dirname(file), { recursive: true });
  const good = platforms.files['authorisations.csv'] ?? '';
  writeFileSync(file, good.replaceAll(/,82_/g, ',81_old'));
  const accounts = platforms.accounts.filter(({ trap }) => trap === 'datacube-only').map(({ id }) => id);
  expect(accounts.length).toBeGreaterThanOrEqual(5);
  const house = { ...bench.house, accessTokens: () => loadAccessTokens(bench.folder) };
  let asked = 0;
  const ended = await checkAccounts(
    house,
    { accounts, resume: false, inspector: null },
    // Three refused in a row would open the breaker, were it the platform that refused.
    ({ type }) => {
      if (type === 'asked' && (asked += 1) === 4) writeFileSync(file, good);
    },
    new AbortController().signal,
  );
  if (!ended.ok) throw new Error(ended.error);
  const { run, states } = ended.value;
  expect(states['not-reached']).toBeUndefined();
  const told = [...(await toldIn(bench, run.id)).values()];
  expect(told.filter((said) => said === 'unknown')).toHaveLength(4);
  expect(told.filter((said) => said === 'updated')).toHaveLength(accounts.length - 4);
  const reasons: unknown[] = [];
  for await (const { outcome, measured } of bench.store.readings.findings(run.id, {
    check: 'silent-account',
  }))
    if (outcome === 'unknown') reasons.push(measured['reason']);
  expect(reasons).toHaveLength(4);
  for (const reason of reasons) expect(reason).toContain('accounts/authorisations.csv');

  // No token lies about: not in the database, not in the evidence.
  const tokens = (good + readFileSync(file, 'utf8')).match(/8[12]_\w+/g) ?? [];
  const database = readFileSync(join(bench.folder, 'xunjian.db'), 'latin1');
  const journal = readdirSync(bench.folder).filter((name) => name.endsWith('-wal'));
  const stored = [database, ...journal.map((name) => readFileSync(join(bench.folder, name), 'latin1'))];
  const evidence = readdirSync(join(bench.folder, 'evidence'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.gz'))
    .map((name) => gunzipSync(readFileSync(join(bench.folder, 'evidence', name))).toString('latin1'));
  expect(tokens.length).toBeGreaterThan(4);
  for (const token of tokens)
    for (const text of [...stored, ...evidence]) expect(text.includes(token)).toBe(false);
}, 60_000);
