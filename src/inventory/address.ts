// A home page's address as people type it, made absolute or refused.
import { err, ok, type Result } from '../model/result.ts';

export interface Address {
  readonly url: string;
  readonly host: string;
  /** Chinese: what was added or mended; '' when nothing was. */
  readonly note: string;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;

function checked(text: string, note: string): Result<Address, string> {
  if (!URL.canParse(text)) return err('不是可用的网址');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return err('不是 http 或 https 网址');
  if (!/^https?:\/\/[^/]/i.test(text)) return err('网址里没有主机名');
  if (/^\.|\.\./.test(url.hostname)) return err('主机名写法有误');
  if (url.username !== '' || url.password !== '') return err('网址里不应带用户名或口令');
  if (!url.hostname.includes('.') && !url.hostname.startsWith('[') && url.hostname !== 'localhost')
    return err('网址里没有完整的主机名');
  url.hash = '';
  return ok({ url: url.href, host: url.hostname, note });
}

/** Full-width characters are read as the plain ones; a bare host gets `http://`. The error is Chinese. */
export function readAddress(typed: string): Result<Address, string> {
  if (typed === '') return err('不能为空');
  const text = typed.normalize('NFKC');
  const mended = text === typed ? '' : '含全角字符，已按半角读取';
  if (/\s/.test(text)) return err('网址中间有空格，或一格里写了几个网址');
  if (SCHEME.test(text)) return checked(text, mended);
  const bare = text.replace(/^\/\//, '');
  if (!/^[^/]+\.[^/]+/.test(bare)) return err('不是可用的网址');
  return checked(`http://${bare}`, [mended, '未写 http://，已补上'].filter((part) => part !== '').join('；'));
}
