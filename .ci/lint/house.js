// The house's floors and laws as data: what each room may import, and the sentence that says why.

/** A room imports only from rooms with a lower number, and from itself. */
export const FLOORS = {
  model: 1,
  artifacts: 2,
  fetch: 2,
  judge: 2,
  inventory: 2,
  report: 2.5,
  derive: 3,
  store: 3,
  gather: 3.5,
  check: 4,
  queue: 4,
  inspect: 5,
  run: 6,
  review: 6,
  app: 7,
  api: 8,
  cli: 9,
  console: 9,
};

const has = (list, value) => list.includes(value);

/** Asked in order; the first that applies and is broken speaks. `from` and `to` are rooms, or null outside the house. */
export const LAWS = [
  {
    id: 'guest',
    broken: ({ from, to, specifier }) =>
      from === 'checks' &&
      specifier !== 'zod' &&
      !/^#(check$|artifacts\/|derive\/)/.test(specifier) &&
      to !== 'checks',
    why: 'A check is a guest: it sees #check, #artifacts/*, #derive/* and zod, so that it stays pure and anyone may write one.',
  },
  {
    id: 'composed-once',
    broken: ({ from, to, file }) => to === 'checks' && from !== 'checks' && file !== 'src/app/compose.ts',
    why: 'Only src/app/compose.ts imports the checks: a runner that knows the list of checks cannot be replayed with another.',
  },
  {
    id: 'model-alone',
    broken: ({ from, to }) => from === 'model' && to !== null && to !== 'model',
    why: 'The model imports nothing of the house: everything rests on it.',
  },
  {
    id: 'judged-from-findings',
    broken: ({ from, to }) => has(['judge', 'report'], from) && has(['artifacts', 'store'], to),
    why: 'Judging and reporting see findings and verdicts only, never artifacts or the store: the same evidence gives the same verdict.',
  },
  {
    id: 'one-door-to-the-net',
    broken: ({ from, to }) => to === 'fetch' && from !== null && !has(['fetch', 'gather', 'app'], from),
    why: 'Only gathering (and the app that composes it) may fetch: whatever else touched the net could not be replayed.',
  },
  {
    id: 'floors',
    broken: ({ from, to }) => from !== to && from in FLOORS && to in FLOORS && FLOORS[to] >= FLOORS[from],
    why: 'A room imports only from floors below it, so that data flows one way and any stage can be replayed alone.',
  },
];
