// When a section that is not seen is missing, when it has vanished, and when nobody can say.
import { describe, expect, it } from 'vitest';
import type { Night } from '../../../src/derive/register/night.ts';
import { at, HOME, nightOf, through } from './nights.ts';

const FOUR = ['tzgg', 'zwgk', 'ghjh', 'czxx'].map((key) => at(key));
const [FIRST, ...REST] = FOUR;
if (!FIRST) throw new Error('there is no first section');
const first = FIRST;

const link = (
  url: string,
  state: 'alive' | 'dead' | 'unknown',
  cause: Night['links'][number]['cause'] = null,
) => ({
  url,
  state,
  cause,
});

describe('a section that is not seen', () => {
  const before = nightOf(0, FOUR);
  const unread = (status: number): typeof first => ({
    ...first,
    content: 'unreadable',
    failure: { kind: 'http-status', status },
  });
  const withLink = (turn: number, ...links: Night['links']): Night => {
    const night = nightOf(turn, REST);
    return { ...night, links: [...night.links, ...links] };
  };

  it('linked nowhere any more: missing, after a second night vanished, and back when seen again', () => {
    const nights = [before, nightOf(1, REST), nightOf(2, REST), nightOf(3, REST), nightOf(4, FOUR)];
    const { told, register } = through(nights);
    expect(told.slice(1)).toEqual([[], ['vanished'], [], ['back']]);
    expect(register.sections[0]).toMatchObject({
      number: 1,
      state: 'present',
      missed: 0,
      missingSince: null,
    });
    expect(through(nights.slice(0, 2)).register.sections[0]).toMatchObject({
      state: 'missing',
      missed: 1,
      missingSince: { run: 'run-1' },
    });
    expect(through(nights.slice(0, 4)).register.sections[0]).toMatchObject({
      state: 'vanished',
      missed: 2,
      missingSince: { run: 'run-1' },
    });
  });

  it('two runs of one day are one night', () => {
    const again = { ...nightOf(1, REST), run: 'run-1-again' };
    const { register } = through([before, nightOf(1, REST), again]);
    expect(register.sections[0]).toMatchObject({ state: 'missing', missed: 1 });
  });

  it('a night that could not look neither counts nor forgives', () => {
    const { register } = through([
      before,
      nightOf(1, REST),
      nightOf(2, [unread(503), ...REST]),
      nightOf(3, REST),
    ]);
    expect(register.sections[0]).toMatchObject({
      state: 'vanished',
      missed: 2,
      missingSince: { run: 'run-1' },
    });
  });

  it.each<readonly [string, Night]>([
    ['its page says 404', { ...nightOf(1, [unread(404), ...REST]), links: [] }],
    ['its link is dead twice over', withLink(1, link(first.url, 'dead', 'http-404'))],
    ['its link says so politely', withLink(1, link(first.url, 'dead', 'soft-404'))],
  ])('is missed when %s', (_what, night) => {
    expect(through([before, night]).register.sections[0]).toMatchObject({ state: 'missing', missed: 1 });
  });

  it.each<readonly [string, Night]>([
    ['the crawl was thin', nightOf(1, REST, { thin: true })],
    ['its page answered 503', { ...nightOf(1, [unread(503), ...REST]), links: [] }],
    [
      'its page timed out',
      { ...nightOf(1, [{ ...unread(0), failure: { kind: 'timeout' as const } }, ...REST]), links: [] },
    ],
    ['its page says 404 and a second look says otherwise', nightOf(1, [unread(404), ...REST])],
    ['its link answers', withLink(1, link(first.url, 'alive'))],
    [
      'one of its addresses answers',
      withLink(1, link(first.url, 'dead', 'http-404'), link(`${first.url}index.html`, 'alive')),
    ],
    ['its link was refused by a protection product', withLink(1, link(first.url, 'unknown'))],
    ['its server was down', withLink(1, link(first.url, 'dead', 'refused'))],
    ['not every link was asked', nightOf(1, REST, { linksComplete: false })],
  ])('is not missed when %s', (_what, night) => {
    const { register, told } = through([before, night]);
    expect(told[1]).toEqual([]);
    expect(register.sections[0]).toMatchObject({ state: 'present', missed: 0, lastSeen: { run: 'run-0' } });
  });

  it('what only a full look found, only a full look can miss', () => {
    const deep = [...FOUR, at('deep')];
    const nights = [before, nightOf(1, deep, { depth: 'full' }), nightOf(2, FOUR), nightOf(3, FOUR)];
    const { told, register } = through(nights);
    expect(told).toEqual([['registered'], ['registered'], [], []]);
    expect(register.baseline).toBe('full');
    expect(register.sections[4]).toMatchObject({ state: 'present', missed: 0 });
    const full = [4, 5].map((turn) => nightOf(turn, FOUR, { depth: 'full' }));
    expect(through([...nights, ...full]).told.slice(4)).toEqual([[], ['vanished']]);
  });

  it('a page that cannot be read is not registered', () => {
    const { told, register } = through([
      before,
      nightOf(1, [...FOUR, { ...unread(404), url: `${HOME}/404/` }]),
    ]);
    expect(told[1]).toEqual([]);
    expect(register.sections).toHaveLength(4);
  });
});
