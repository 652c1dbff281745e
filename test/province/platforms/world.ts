// All platforms as one function from requests to answers, with what they count and remember.
import { answer, type Answer } from '../answer.ts';
import { hash } from '../rng.ts';
import { accessToken } from './answers/wechat-api.ts';
import { ROUTERS } from './answers/index.ts';
import { isRoute, type Ask, type Route, type Scene } from './ask.ts';
import { blockedAnswer, type Blocked } from './blocks.ts';
import type { AccountPlan, Platform, Post } from './model.ts';
import { postsOf } from './posts.ts';
import { TRAPS } from './traps.ts';

export interface WorldOptions {
  readonly asOf: number;
  /** The platforms' clock, epoch ms: what is posted later is not there yet. */
  readonly now: () => number;
  readonly accounts: readonly AccountPlan[];
  readonly canaries: readonly AccountPlan[];
  /** A platform that throttles everything after so many requests. */
  readonly throttleAfter: Readonly<Partial<Record<Platform, number>>>;
  /** Texts of robots.txt by host; hosts without one have none. */
  readonly robots: Readonly<Record<string, string>>;
}

export interface Told {
  readonly answer: Answer;
  /** The register's id, '' when the request names no known account. */
  readonly account: string;
  readonly platform: Platform | '';
}

const STRANGE_NAMES = ['川味探店小王', '旅行的阿杰', '数码开箱君', '今晚吃什么'];

/** Who took the handle: posts every day, is certified by nobody, and has another id where answers tell it. */
function strangerOf(account: AccountPlan, asOf: number): AccountPlan {
  // The last digits changed: the ids look alike, as typing errors do.
  const key = `${account.key.slice(0, -2)}${account.key.endsWith('99') ? '98' : '99'}`;
  const { platform } = account;
  return {
    ...account,
    key,
    shownName: STRANGE_NAMES[hash(key) % STRANGE_NAMES.length] ?? '路人',
    certified: '',
    trap: 'plain',
    posts: postsOf({ platform, key, trap: 'plain', asOf, count: 20 }),
  };
}

interface Index {
  readonly scene: Scene;
}

function indexOf({ asOf, accounts, canaries }: WorldOptions): Index {
  const byKey = new Map<string, AccountPlan>();
  const articles = new Map<string, { account: AccountPlan; post: Post }>();
  const tokens = new Map<string, AccountPlan>();
  for (const account of [...canaries, ...accounts]) {
    byKey.set(`${account.platform} ${account.key}`, account);
    if (account.authorised) tokens.set(accessToken(account), account);
    if (account.platform !== 'wechat' && account.platform !== 'xiaohongshu') continue;
    for (const post of account.posts) articles.set(post.id, { account, post });
  }
  return {
    scene: {
      asOf,
      find: (platform, key) => byKey.get(`${platform} ${key}`),
      article: (id) => articles.get(id),
      byToken: (token) => tokens.get(token),
    },
  };
}

function routed(ask: Ask, scene: Scene): Route | Answer | null {
  for (const router of ROUTERS) {
    const found = router(ask, scene);
    if (found) return found;
  }
  return null;
}

/** bilibili's space page asks api.bilibili.com from another origin. */
function shared(ask: Ask, found: Answer): Answer {
  if (ask.origin === '' || ask.host !== 'api.bilibili.com') return found;
  const cors = { 'Access-Control-Allow-Origin': ask.origin, 'Access-Control-Allow-Credentials': 'true' };
  return { ...found, headers: { ...found.headers, ...cors } };
}

class World {
  readonly #options: WorldOptions;
  readonly #scene: Scene;
  readonly #asked = new Map<Platform, number>();
  readonly #blocked = new Map<string, number>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#scene = indexOf(options).scene;
  }

  tell(ask: Ask): Told {
    if (ask.path === '/robots.txt') return { answer: this.#robots(ask.host), account: '', platform: '' };
    const found = routed(ask, this.#scene);
    if (!found) return { answer: answer(404, 'not found', 'text/plain'), account: '', platform: '' };
    if (!isRoute(found)) return { answer: shared(ask, found), account: '', platform: '' };
    const known = this.#scene.find(found.platform, found.key);
    const now = this.#options.now();
    const account = known && { ...known, posts: known.posts.filter(({ at }) => at <= now) };
    const said = this.#say(ask, found, account);
    return { answer: shared(ask, said), account: account?.id ?? '', platform: found.platform };
  }

  #robots(host: string): Answer {
    const text = this.#options.robots[host];
    return text === undefined ? answer(404, 'not found', 'text/plain') : answer(200, text, 'text/plain');
  }

  #say(ask: Ask, route: Route, account: AccountPlan | undefined): Answer {
    if (!account) return route.nobody();
    const { door } = route;
    if (this.#overrun(route)) {
      const instead = blockedAnswer({ block: 'throttled', account, door, ask, lifting: false });
      if (instead) return instead;
    }
    const instead = this.#trapped(ask, route, account);
    if (instead) return instead;
    return route.say(
      account.trap === 'identity-mismatch' ? strangerOf(account, this.#options.asOf) : account,
    );
  }

  /** RSSHub asks on its own account: its answers do not count against the platform. */
  #overrun({ platform, door }: Route): boolean {
    if (door === 'feed') return false;
    const asked = (this.#asked.get(platform) ?? 0) + 1;
    this.#asked.set(platform, asked);
    return asked > (this.#options.throttleAfter[platform] ?? Number.POSITIVE_INFINITY);
  }

  #trapped(ask: Ask, { door }: Route, account: AccountPlan): Answer | null {
    const { block, firstOnly, openToSession } = TRAPS[account.trap];
    if (block === null || (openToSession === true && door === 'session')) return null;
    const lifting = firstOnly !== undefined;
    const before = this.#blocked.get(account.id) ?? 0;
    if (lifting && before >= firstOnly) return null;
    const blocked: Blocked = { block, account, door, ask, lifting };
    const instead = blockedAnswer(blocked);
    if (instead) this.#blocked.set(account.id, before + 1);
    return instead;
  }
}

/** Remembers whom it throttled: one world per run. */
export function platformWorld(options: WorldOptions): (ask: Ask) => Told {
  const world = new World(options);
  return (ask) => world.tell(ask);
}
