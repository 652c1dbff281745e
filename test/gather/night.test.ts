// Each distinct address is asked once a night, and what was fetched for a stranger is handed to its own visit.
import { expect, test } from 'vitest';
import type { FetchResult } from '../../src/fetch/client.ts';
import { Night, type LinkAnswer } from '../../src/gather/night/night.ts';

const alive: LinkAnswer = {
  state: 'alive',
  cause: null,
  reason: '',
  status: 200,
  finalUrl: '',
  attempts: 1,
  at: 0,
};

function answered(url: string, size: number): FetchResult {
  const value = {
    requestUrl: url,
    url,
    status: 200,
    headers: {},
    body: new Uint8Array(size),
    truncated: false,
    hops: [],
    rungs: [],
    address: '',
    fetchedAt: 0,
    tookMs: 0,
  };
  return { ok: true, value };
}

test('two sites that ask for one address at once share one question', async () => {
  const night = new Night(0);
  let asked = 0;
  const question = async (): Promise<LinkAnswer> => {
    asked += 1;
    await Promise.resolve();
    return alive;
  };
  const both = await Promise.all([night.ask('http://a/', question), night.ask('http://a/', question)]);
  expect(both).toEqual([alive, alive]);
  expect(asked).toBe(1);
});

test('a question that broke may be asked again', async () => {
  const night = new Night(0);
  await expect(night.ask('http://a/', () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
  expect(await night.ask('http://a/', () => Promise.resolve(alive))).toEqual(alive);
});

test('a stashed answer is handed over once, and the stash is bounded by bytes', () => {
  const night = new Night(100);
  night.stash('http://a/', answered('http://a/', 60));
  night.stash('http://b/', answered('http://b/', 60));
  expect(night.take('http://b/')).toBeNull();
  expect(night.take('http://a/')?.ok).toBe(true);
  expect(night.take('http://a/')).toBeNull();
  night.stash('http://b/', answered('http://b/', 60));
  expect(night.take('http://b/')?.ok).toBe(true);
});
