// 公众号 article pages on mp.weixin.qq.com, as anybody may read them, and what stands there when there is none.
import type { Answer } from '../../answer.ts';
import { hash } from '../../rng.ts';
import { escapeHtml, html, type Ask, type Route, type Scene } from '../ask.ts';
import { ghId } from '../ids.ts';
import type { AccountPlan, Post } from '../model.ts';
import { SECOND } from '../moments.ts';
import type { TrapName } from '../traps.ts';

const DELETED =
  '<html><body><div class="weui-msg"><div class="weui-msg__title warn">该内容已被发布者删除</div></div></body></html>';
const DELETED_EN =
  '<html><body><div class="weui-msg__title warn">The content has been deleted by the author.</div></body></html>';
export const CAPTCHA =
  '<html><head><title></title></head><body><p>环境异常</p><p>当前环境异常，完成验证后即可继续访问。</p><a id="js_verify">去验证</a></body></html>';
const UNAVAILABLE =
  '<html><head><title>该内容暂时无法查看</title></head><body><div class="mesg-block"><p>该内容暂时无法查看</p></div></body></html>';

const title = (text: string): string => `<html><body><h2 class="weui-msg__title">${text}</h2></body></html>`;

const violation = (account: AccountPlan): string =>
  `<html><body><script>var x={ user_name: '${ghId(account.key)}', nick_name: '${account.shownName}', del_reason_id: '10001' };</script><h2 class='weui-msg__title title'>
  此内容因违规无法查看
</h2></body></html>`;

/** Every ordinary page carries this id of somebody else (与本号无关): a decoy. */
const DECOY = 'gh_1e80bb81a1d2';

const commentId = (post: Post): string => `42${String(hash(post.id)).padStart(17, '0')}`;

const seconds = (at: number): string => String(Math.floor(at / SECOND));

function normal(account: AccountPlan, post: Post, asOf: number): string {
  const { key, shownName } = account;
  return `<html><head><meta charset="utf-8"><meta property="og:title" content="${escapeHtml(post.title)}" /><meta property="og:url" content="https://mp.weixin.qq.com/s/${post.id}" /></head><body id="activity-detail">
<script>var biz = "${key}" || ""; var mid = "${hash(post.id)}" || "" || "";</script>
<a id="js_name"> ${escapeHtml(shownName)} </a><em id="publish_time"></em><div id="js_content">${escapeHtml(post.title)}。</div>
<script>window.cgiDataNew = { user_name: '${DECOY}', biz: '', ori_create_time: '${seconds(post.at)}' * 1, comment_id: JsDecode('${commentId(post)}') };
var user_name = "${ghId(key)}"; var nickname = htmlDecode("${shownName}"); var ct = "${seconds(post.at)}"; var svr_time = "${seconds(asOf)}" * 1; var item_show_type = "0";
var comment_id = '${commentId(post)}' || '0';</script></body></html>`;
}

/** 图片/文本 pages have no `var ct`. */
function picture(account: AccountPlan, post: Post): string {
  const { key, shownName } = account;
  return `<html><head><meta charset="utf-8"><meta property="og:title" content="${escapeHtml(post.title)}" /></head><body><script>window.idx = '' || '' || '1'; window.biz = '' || '${key}'; window.mid = '' || '' || '${hash(post.id)}';
window.cgiDataNew = { nick_name: JsDecode('${shownName}'), biz: '', ori_create_time: '${seconds(post.at)}' * 1, item_show_type: '8', comment_id: JsDecode('${commentId(post)}') };
d.user_name = xml ? getXmlValue('user_name.DATA') : '${ghId(key)}';</script></body></html>`;
}

const INSTEAD: Readonly<Partial<Record<TrapName, (account: AccountPlan, ask: Ask) => string>>> = {
  'deleted-article': (_account, ask) => (/^en/i.test(ask.acceptLanguage) ? DELETED_EN : DELETED),
  'deleted-article-en': () => DELETED_EN,
  violation,
  unavailable: () => UNAVAILABLE,
  deregistered: () => title('此帐号已自主注销，内容无法查看'),
  suspended: () => title('账号已被屏蔽，内容无法查看'),
  migrated: () => title('该公众号已迁移'),
  captcha: () => CAPTCHA,
};

function articlePage(account: AccountPlan, post: Post, ask: Ask, asOf: number): Answer {
  const instead = INSTEAD[account.trap];
  if (instead) return html(instead(account, ask));
  return html(post.form === 'picture' ? picture(account, post) : normal(account, post, asOf));
}

export function wechatArticles(ask: Ask, scene: Scene): Route | Answer | null {
  if (ask.host !== 'mp.weixin.qq.com') return null;
  // Long links (带 __biz) ask for a verification outside of WeChat.
  if (ask.path === '/s' && ask.query.has('__biz')) return html(CAPTCHA);
  if (ask.path.startsWith('/mp/wappoc_appmsgcaptcha')) return html(CAPTCHA);
  const id = /^\/s\/([\w-]+)$/.exec(ask.path)?.[1];
  if (id === undefined) return null;
  const found = scene.article(id);
  if (!found) return html(title('参数错误'));
  return {
    platform: 'wechat',
    door: 'page',
    key: found.account.key,
    say: (account) => articlePage(account, found.post, ask, scene.asOf),
    nobody: () => html(title('参数错误')),
  };
}
