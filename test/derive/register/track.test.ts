// What becomes of a register from one night to the next, case by case.
import { describe, expect, it } from 'vitest';
import type { Night } from '../../../src/derive/register/night.ts';
import { DAY_MS, NIGHT } from '../../suites/samples.ts';
import { after, at, HOME, nightOf, through } from './nights.ts';

const FOUR = ['tzgg', 'zwgk', 'ghjh', 'czxx'].map((key) => at(key));
const [FIRST, ...REST] = FOUR;
if (!FIRST) throw new Error('there is no first section');
const first = FIRST;
const TEN = Array.from({ length: 10 }, (_, n) => at(`s${String(n)}`));

const link = (
  url: string,
  state: 'alive' | 'dead' | 'unknown',
  cause: Night['links'][number]['cause'] = null,
) => ({
  url,
  state,
  cause,
});

describe('the first nights', () => {
  it('register everything as one event of the site', () => {
    const { register, last } = through([nightOf(0, FOUR)]);
    expect(register.baseline).toBe('sections');
    expect(register.sections.map(({ number, name, state }) => [number, name, state])).toEqual(
      FOUR.map(({ name }, index) => [index + 1, name, 'present']),
    );
    expect(last.events).toMatchObject([{ kind: 'registered', number: null, counts: { added: 4, known: 0 } }]);
  });

  it('when thin, register in silence what was seen, and whole later', () => {
    const { register, told } = through([nightOf(0, REST, { thin: true }), nightOf(1, FOUR)]);
    expect(told).toEqual([[], ['registered']]);
    expect(register.sections).toHaveLength(4);
  });

  it('leave the first sighting as it was', () => {
    const { register } = through([nightOf(0, FOUR), nightOf(1, FOUR)]);
    expect(register.sections[0]).toMatchObject({
      firstSeen: { run: 'run-0', at: NIGHT },
      lastSeen: { run: 'run-1', at: NIGHT + DAY_MS },
    });
  });
});

describe('changes of one section', () => {
  it.each([
    ['https', first.url.replace('http:', 'https:')],
    ['without www', first.url.replace('www.', '')],
    ['with its index file', `${first.url}index.html`],
    ['with a session id', `${first.url}?PHPSESSID=1`],
  ])('the same address %s is the same section', (_what, url) => {
    const { told, register } = through([nightOf(0, FOUR), nightOf(1, [{ ...first, url }, ...REST])]);
    expect(told[1]).toEqual([]);
    expect(register.sections).toHaveLength(4);
  });

  it('another name at the same address is a renaming, another type a retyping', () => {
    const renamed = { ...first, name: '公示公告', path: '首页/公示公告', type: 'other' as const };
    const { last } = through([nightOf(0, FOUR), nightOf(1, [renamed, ...REST])]);
    expect(last.events).toMatchObject([
      { kind: 'renamed', number: 1, before: first.name, after: '公示公告' },
      { kind: 'retyped', number: 1, before: 'notice', after: 'other' },
    ]);
  });

  it('a page that does not tell its name has not lost it', () => {
    const { told, register } = through([nightOf(0, FOUR), nightOf(1, [{ ...first, name: '' }, ...REST])]);
    expect(told[1]).toEqual([]);
    expect(register.sections[0]?.name).toBe(first.name);
  });

  it('the same name and path at a new address has moved, once the old one is linked nowhere', () => {
    const moved = { ...first, url: `${HOME}/new/` };
    const { last, register } = through([nightOf(0, FOUR), nightOf(1, [moved, ...REST])]);
    expect(last.events).toMatchObject([{ kind: 'moved', number: 1, before: first.url, after: moved.url }]);
    expect(register.sections).toHaveLength(4);
  });

  it('one met under a second address while the first still answers stays where it was', () => {
    const other = { ...first, url: `${HOME}/second/` };
    const night = nightOf(1, [other, ...REST]);
    const { told, register } = through([
      nightOf(0, FOUR),
      { ...night, links: [...night.links, link(first.url, 'alive')] },
    ]);
    expect(told[1]).toEqual([]);
    expect(register.sections[0]).toMatchObject({
      url: first.url,
      state: 'present',
      lastSeen: { run: 'run-1' },
    });
  });

  it('of two namesakes nobody can say which one moved', () => {
    const twins = ['a', 'b'].map((key) => at(key, { name: '更多', path: '首页/更多' }));
    const moved = ['c', 'd'].map((key) => at(key, { name: '更多', path: '首页/更多' }));
    const { told } = through([nightOf(0, [...twins, ...FOUR]), nightOf(1, [...moved, ...FOUR])]);
    expect(told[1]).toEqual(['new', 'new']);
  });

  it('blocks of one page are told apart by name', () => {
    const block = (name: string): typeof first => ({
      ...first,
      name,
      path: `${first.path}/${name}`,
      level: 2,
    });
    const { told, register } = through([
      nightOf(0, [first, block('上'), block('下')]),
      nightOf(1, [first, block('上'), block('中')]),
      nightOf(2, [first, block('中')]),
      nightOf(3, [first, block('中')]),
    ]);
    expect(told).toEqual([['registered'], ['renamed'], [], ['vanished']]);
    expect(register.sections.map(({ name, state }) => [name, state])).toEqual([
      [first.name, 'present'],
      ['上', 'vanished'],
      ['中', 'present'],
    ]);
  });

  it('a menu entry that leads nowhere is itself, on whatever page it was met', () => {
    const entry = (page: string) =>
      at('x', { content: 'blank', url: `${HOME}${page}`, foundOn: `${HOME}${page}` });
    const { told, register } = through([
      nightOf(0, [...FOUR, entry('/')]),
      nightOf(1, [...FOUR, entry('/tzgg/')]),
      nightOf(2, [...FOUR, at('x')]),
    ]);
    expect(told).toEqual([['registered'], [], []]);
    expect(register.sections).toHaveLength(5);
    expect(register.sections[4]?.url).toBe(`${HOME}/x/`);
  });
});

describe('a thin night', () => {
  it('confirms what is known and takes in nothing else', () => {
    const changed = [{ ...first, name: '别名' }, at('brand-new'), ...REST];
    const { told, register } = through([nightOf(0, FOUR), nightOf(1, changed, { thin: true })]);
    expect(told[1]).toEqual([]);
    expect(register.sections.map(({ lastSeen }) => lastSeen.run)).toEqual([
      'run-0',
      'run-1',
      'run-1',
      'run-1',
    ]);
  });

  it('brings back what had vanished', () => {
    const gone = [1, 2].map((turn) => nightOf(turn, REST));
    const { told } = through([nightOf(0, FOUR), ...gone, nightOf(3, FOUR, { thin: true })]);
    expect(told[3]).toEqual(['back']);
  });
});

describe('a change of the whole site', () => {
  const moved = (count: number): typeof TEN =>
    TEN.map((one, n) => (n < count ? { ...one, url: `${HOME}/v2/s${String(n)}/` } : one));

  it('is one event, and every section keeps its number', () => {
    const { last, register } = through([nightOf(0, TEN), nightOf(1, moved(8))]);
    expect(last.events).toMatchObject([
      { kind: 'redesigned', number: null, counts: { known: 10, moved: 8 } },
    ]);
    expect(register.sections.map(({ number, name }) => [number, name])).toEqual(
      TEN.map(({ name }, n) => [n + 1, name]),
    );
  });

  it('is not half of them', () => {
    const { told } = through([nightOf(0, TEN), nightOf(1, moved(5))]);
    expect(told[1]).toEqual(Array.from({ length: 5 }, () => 'moved'));
  });

  it('with other menus knows sections again by name, and lets the rest go quietly', () => {
    const rebuilt = [
      ...TEN.slice(0, 6).map((one) => ({
        ...one,
        url: one.url.replace(HOME, `${HOME}/v2`),
        path: `首页/政务/${one.name}`,
      })),
      at('other-a'),
      at('other-b'),
    ];
    const nights = [nightOf(0, TEN), ...[1, 2, 3].map((turn) => nightOf(turn, rebuilt))];
    const { told, register } = through(nights);
    expect(told).toEqual([['registered'], ['redesigned'], [], []]);
    const states = register.sections.map(({ state }) => state);
    expect(states.filter((state) => state === 'vanished')).toHaveLength(4);
    expect(register.sections).toHaveLength(12);
    expect(register.sections[0]).toMatchObject({ number: 1, url: `${HOME}/v2/s0/` });
  });

  it('with nothing left of the old site is one event as well', () => {
    const other = Array.from({ length: 12 }, (_, n) => at(`t${String(n)}`));
    const { last } = through([nightOf(0, TEN), nightOf(1, other)]);
    expect(last.events).toMatchObject([{ kind: 'redesigned', counts: { known: 10, added: 12, missed: 10 } }]);
  });

  it('taken back is one event again', () => {
    const other = Array.from({ length: 12 }, (_, n) => at(`t${String(n)}`));
    const nights = [nightOf(0, TEN), nightOf(1, other), nightOf(2, other), nightOf(3, TEN)];
    expect(through(nights).told).toEqual([['registered'], ['redesigned'], [], ['redesigned']]);
  });

  it('of an emptied site that is filled again is one event', () => {
    const gone = [1, 2].map((turn) => nightOf(turn, []));
    const { told } = through([nightOf(0, TEN), ...gone, nightOf(3, TEN)]);
    expect(told.map((kinds) => kinds.length)).toEqual([1, 0, 10, 1]);
    expect(told[3]).toEqual(['redesigned']);
  });

  it('is not sections that merely left: those are told one by one once they are sure', () => {
    const { told } = through([nightOf(0, TEN), nightOf(1, TEN.slice(6)), nightOf(2, TEN.slice(6))]);
    expect(told.map((kinds) => kinds.length)).toEqual([1, 0, 6]);
  });

  it('of types alone is told as such', () => {
    const retyped = TEN.map((one) => ({ ...one, type: 'other' as const }));
    const { last } = through([nightOf(0, TEN), nightOf(1, retyped)]);
    expect(last.events).toMatchObject([{ kind: 'reclassified', counts: { retyped: 10 } }]);
  });

  it('of a small site stays its sections’ own', () => {
    const { told } = through([
      nightOf(0, FOUR),
      nightOf(
        1,
        FOUR.map((one) => ({ ...one, url: `${one.url}v2/` })),
      ),
    ]);
    expect(told[1]).toEqual(['moved', 'moved', 'moved', 'moved']);
  });
});

it('asks for as many nights as the rules say', () => {
  const rules = { missedNights: 1, redesignShare: 0.5, redesignAtLeast: 5 };
  const { register } = through([nightOf(0, FOUR)]);
  expect(after(register, nightOf(1, REST), rules).events).toMatchObject([
    { kind: 'vanished', name: first.name },
  ]);
});
