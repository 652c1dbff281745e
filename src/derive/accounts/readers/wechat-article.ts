// 微信公众号, the public page of one article: its time, and whose it is. It says nothing of any other article.
import type { AccountReader } from '../context.ts';
import { postTime } from '../limits.ts';
import { pageReader } from '../reader.ts';
import { listReading, noReading } from '../reading.ts';
import { decodeHtml, Title } from '../shapes.ts';

/** Stands in every ordinary article and belongs to none of them. */
const DECOY = 'gh_1e80bb81a1d2';

const TIMES = [
  /\bori_create_time\s*:\s*['"](\d{9,10})['"]/,
  /\bvar ct\s*=\s*"(\d{9,10})"/,
  /\bvar oriCreateTime\s*=\s*'(\d{9,10})'/,
];
const BIZ = [
  /\bvar biz\s*=\s*(?:""\s*\|\|\s*)*"(M[A-Za-z0-9+/]+={0,2})"/,
  /\bwindow\.biz\s*=\s*(?:''\s*\|\|\s*)*'(M[A-Za-z0-9+/]+={0,2})'/,
];
const GH_IDS = [/\bvar user_name\s*=\s*"(gh_[0-9a-f]+)"/g, /\bd\.user_name\s*=[^;\n]*?'(gh_[0-9a-f]+)'/g];
const NAMES = [
  /\bvar nickname\s*=\s*htmlDecode\("((?:[^"\\\n]|\\.)*)"\)/,
  /\bnick_name\s*:\s*JsDecode\('((?:[^'\\\n]|\\.)*)'\)/,
  /\bid="js_name"[^>]*>\s*([^<]+?)\s*</,
];
const MIDS = [/\bvar mid\s*=\s*(?:""\s*\|\|\s*)*"(\d+)"/, /\bwindow\.mid\s*=\s*(?:''\s*\|\|\s*)*'(\d+)'/];
const INDEX = [/\bvar idx\s*=\s*(?:""\s*\|\|\s*)*"(\d+)"/, /\bwindow\.idx\s*=\s*(?:''\s*\|\|\s*)*'(\d+)'/];
const TITLE = /<meta property="og:title" content="([^"]*)"/;

/** `wechat/article`: one post with its time; the identity is the biz, with the gh_id as its second id. */
export const wechatArticle: AccountReader = pageReader('wechat/article', (raw, context) => {
  const { body } = raw;
  const times = TIMES.flatMap((shape) => shape.exec(body)?.[1] ?? []).map(
    (seconds) => Number(seconds) * 1000,
  );
  const biz = first(BIZ, body);
  const name = decodeScript(first(NAMES, body));
  if (biz === '' || times.length === 0) return noReading('schema-changed', '文章页缺少发布时间或公众号标识');
  // Times that contradict each other are one wide time.
  const at = postTime(Math.min(...times), Math.max(...times), 'absolute', context.seenAt);
  if (at === null) return noReading('schema-changed', '文章页的发布时间不合理');
  const gh = GH_IDS.flatMap((shape) => [...body.matchAll(shape)].map((match) => match[1] ?? ''));
  const owner = { ids: [biz, ...gh.filter((id) => id !== DECOY)], name };
  const id = first(MIDS, body);
  const post = {
    id: id === '' ? '' : `${id}_${first(INDEX, body) || '1'}`,
    url: raw.finalUrl,
    title: Title.parse(decodeHtml(TITLE.exec(body)?.[1] ?? '')),
    at,
    pinned: false,
    repost: false,
    commentsOpen: null,
  };
  const reading = listReading({ items: [{ post, owner }], stated: owner, more: true }, context);
  // The biz is what the register should hold, whatever id it holds today.
  return reading.answer === 'ok' ? { ...reading, identity: { handle: biz, name } } : reading;
});

function first(shapes: readonly RegExp[], body: string): string {
  for (const shape of shapes) {
    const found = shape.exec(body)?.[1];
    if (found !== undefined && found !== '') return found;
  }
  return '';
}

/** `\x26amp;` in a script is `&`. */
function decodeScript(text: string): string {
  const plain = text.replace(/\\x([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return decodeHtml(plain.replace(/\\(.)/g, '$1')).trim();
}
