// What weibo answers instead: throttling in four guises, logins, and accounts that are no more.
import type { Answer } from '../../answer.ts';
import { hash } from '../../rng.ts';
import { html, json } from '../ask.ts';
import type { Blocked } from '../blocks.ts';
import { LOGIN, SORRY } from './weibo.ts';

const STATUS_TEXT = {
  suspended: '该账号因被投诉违反《微博社区公约》的相关规定，现已无法查看',
  deregistered: '该账号因用户自行申请关闭，现已无法查看',
} as const;

function throttled({ account, lifting }: Blocked): Answer {
  const wait = { 'Retry-After': lifting ? '1' : '900' };
  switch (hash('throttled', account.key) % 4) {
    case 0:
      return html('<html><body>访问过于频繁，请稍等再试！（错误码：414）</body></html>', 414);
    case 1:
      return html('<html><body>Too Many Requests</body></html>', 429, wait);
    case 2:
      return html('', 418);
    default:
      return html('<html><body>432</body></html>', 432, wait);
  }
}

function empty({ account, door, ask }: Blocked): Answer | null {
  if (door === 'profile' || ask.path === '/ajax/profile/info') return null;
  if (door === 'session' || ask.path.startsWith('/ajax/'))
    return json({ ok: 1, data: { total: 0, list: [] } });
  return hash('empty', account.key) % 2 === 0
    ? json({ ok: 0, data: { cards: [] } })
    : json({ ok: 0, msg: '这里还没有内容', data: { cards: [] } });
}

/** The account is gone or shut: the phone site says it in `msg`, the desktop site in `blockText`. */
function shut({ account, ask }: Blocked, text: string): Answer {
  if (ask.path === '/ajax/profile/info')
    return json({ ok: 1, data: { user: { idstr: account.key }, blockText: text } });
  return json({ ok: 0, msg: text, data: ask.host === 'm.weibo.cn' ? { cards: [] } : { list: [] } });
}

export function weiboBlock(blocked: Blocked): Answer | null {
  if (blocked.door === 'page') return null;
  switch (blocked.block) {
    case 'throttled':
      return throttled(blocked);
    case 'empty':
    case 'empty-more':
      return empty(blocked);
    case 'login':
      return json(LOGIN);
    case 'not-found':
      return json(SORRY);
    case 'frozen':
      return json({ ok: 0, message: '账号有问题' }, 400);
    case 'suspended':
    case 'deregistered':
      return shut(blocked, STATUS_TEXT[blocked.block]);
    case 'captcha':
      return html('<html><body>请输入验证码</body></html>', 403);
    case 'schema':
      return json({ ok: 1, data: { profile: { uid: blocked.account.key }, feed: { statuses: [] } } });
  }
}
