// Which answers make a link dead, and which only say that we were refused.
import { expect, test } from 'vitest';
import type { FetchResult } from '../../src/fetch/client.ts';
import { classifyAnswer, NO_HINTS } from '../../src/gather/night/classify.ts';
import type { FailureKind } from '../../src/model/failure.ts';

function answer(status: number): FetchResult {
  const url = 'http://www.example.gov.cn/a.html';
  return {
    ok: true,
    value: {
      requestUrl: url,
      url,
      status,
      headers: {},
      body: new Uint8Array(0),
      truncated: false,
      hops: [],
      rungs: [],
      address: '',
      fetchedAt: 0,
      tookMs: 0,
    },
  };
}

function failure(kind: FailureKind): FetchResult {
  const url = 'http://www.example.gov.cn/a.html';
  return { ok: false, error: { requestUrl: url, url, failure: { kind }, hops: [], rungs: [], tookMs: 0 } };
}

test.each([
  [200, 'alive', null],
  [204, 'alive', null],
  [404, 'dead', 'http-404'],
  [410, 'dead', 'http-410'],
  [405, 'dead', 'http-4xx'],
  [500, 'dead', 'http-5xx'],
  [401, 'unknown', null],
  [403, 'unknown', null],
  [412, 'unknown', null],
  [429, 'unknown', null],
  [521, 'unknown', null],
])('status %i is %s', (status, state, cause) => {
  expect(classifyAnswer(answer(status), NO_HINTS, 0)).toMatchObject({ state, cause });
});

test.each<[FailureKind, string, string | null]>([
  ['dns', 'dead', 'dns'],
  ['timeout', 'dead', 'timeout'],
  ['reset', 'dead', 'reset'],
  ['redirect-loop', 'dead', 'redirect-loop'],
  ['too-large', 'alive', null],
  ['dns-server', 'unknown', null],
  ['unroutable', 'unknown', null],
  ['throttled', 'unknown', null],
  ['cancelled', 'unknown', null],
  ['budget', 'unknown', null],
])('failure %s is %s', (kind, state, cause) => {
  expect(classifyAnswer(failure(kind), NO_HINTS, 0)).toMatchObject({ state, cause });
});

test('what the body says goes before a 200, a challenge before everything', () => {
  expect(classifyAnswer(answer(200), { ...NO_HINTS, softNotFound: true }, 0)).toMatchObject({
    state: 'dead',
    cause: 'soft-404',
  });
  expect(classifyAnswer(answer(200), { ...NO_HINTS, redirectedHome: true }, 0)).toMatchObject({
    state: 'dead',
    cause: 'redirected-home',
  });
  expect(classifyAnswer(answer(404), { ...NO_HINTS, challenge: 'jsl' }, 0)).toMatchObject({
    state: 'unknown',
    cause: null,
  });
});
