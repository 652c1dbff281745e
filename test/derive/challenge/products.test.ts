// What gives products away in the answers that sites really sent, and pages of the sites' own that share a word with them.
import { describe, expect, it } from 'vitest';
import { recogniseChallenge } from '../../../src/derive/challenge/recognise.ts';
import { tables } from '../tables.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly title?: string;
  readonly headers?: Record<string, string>;
}

const page = ({ title = '', body }: Answer): string =>
  `<html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
const read = (answer: Answer): string | null =>
  recogniseChallenge({ status: answer.status, headers: answer.headers ?? {}, text: page(answer) }, tables);
const src = (path: string): string => `<script src="${path}"></script>`;

describe('answers of protection products', () => {
  it.each<[string, string, Answer]>([
    [
      'a 加速乐 blacklist',
      'jsl',
      {
        status: 403,
        body: '<div id="notice-jiasule">该地址不能访问</div>',
        headers: { 'x-via-jsl': 'a1,-' },
      },
    ],
    [
      'a 加速乐 check of the browser',
      'jsl',
      { status: 412, title: 'Environment Checking', body: src('/a1_b2.js') },
    ],
    [
      '创宇盾 by its help page',
      'knownsec',
      { status: 200, body: '<a href="https://help.365cyd.com/cyd-error-help.html?code=403">帮助</a>' },
    ],
    ['创宇盾 by its number', 'knownsec', { status: 200, body: 'Knownsec CloudWAF: 7f3a' }],
    ['安全狗, verification', 'safedog', { status: 200, title: '服务器安全狗防护验证页面', body: '验证码' }],
    ['云锁, picture', 'yunsuo', { status: 200, body: '<img src="/a/security_verify_img?r=1">' }],
    ['宝塔, fingerprint', 'baota', { status: 200, body: src('/Rxizm32rm3CPpyyW_fingerprint2a.js?id=1') }],
    ['宝塔, token', 'baota', { status: 200, body: src('/btwaf_aes_forge_0a1b.js') }],
    ['阿里云, sent to the block page', 'aliyun', { status: 200, body: src('//g.alicdn.com/sd/punish/w.js') }],
    [
      '腾讯云, moved to the block page',
      'tencent',
      { status: 302, body: '<a href="https://waf.tencent-cloud.com/501page.html">Found</a>' },
    ],
    [
      '安恒 云防护',
      'anheng',
      { status: 403, title: '403 - 云防护', body: '本次访问有危险，已被云防护安全拦截' },
    ],
    [
      '网站卫士, letters',
      'qianxin',
      { status: 200, body: '<form action="/waf_text_verify.html"><input name="captcha"></form>' },
    ],
    [
      '网站卫士 by its header',
      'qianxin',
      { status: 493, body: '访问有威胁', headers: { 'wzws-ray': '1-2.3' } },
    ],
    [
      '360, frame',
      'qianxin',
      { status: 200, body: '<iframe src="http://zhuji.360.cn/guard/firewall/stopattack.html"></iframe>' },
    ],
    [
      '雷池, script from its own host',
      'chaitin',
      { status: 200, body: src('https://challenge.rivers.chaitin.cn/challenge/v2/challenge.js') },
    ],
    [
      '雷池 by its name, not by 阿里云 words',
      'chaitin',
      { status: 403, body: '请求可能对网站造成安全威胁，已被 SafeLine 阻断' },
    ],
    [
      '百度云加速 by its address',
      'yunjiasu',
      { status: 403, body: '站长请看<a href="https://su.baidu.com/">说明</a>' },
    ],
    ['网宿', 'wangsu', { status: 403, body: '您当前的访问行为存在异常，请稍后重试' }],
    ['a nameless one, 461', 'waf', { status: 461, body: '请求被WEB防火墙拦截' }],
    ['a nameless one, 400', 'waf', { status: 400, body: '<h1>400</h1>有安全风险，请求已被拦截' }],
    ['a nameless one by its title', 'waf', { status: 200, title: 'WTS-WAF拦截提示', body: '原因一' }],
  ])('%s', (_name, product, answer) => {
    expect(read(answer)).toBe(product);
  });
});

describe("the site's own answers", () => {
  it.each<[string, Answer]>([
    [
      'a short notice whose title names firewalls',
      {
        status: 200,
        title: '关于加强网站防火墙建设的通知',
        body: '<h1>关于加强网站防火墙建设的通知</h1>请各单位抓好落实，及时拦截攻击。',
      },
    ],
    [
      'help on sliding captchas',
      { status: 200, title: '滑动验证码使用说明', body: '拖动滑块完成拼图即可。' },
    ],
    ['news of an interception', { status: 200, title: '我市成功拦截一起诈骗案', body: '警方提醒。' }],
    [
      'a login form with a captcha',
      {
        status: 200,
        title: '办事大厅登录',
        body: `${src('https://ssl.captcha.qq.com/TCaptcha.js')}<input name="u"><input type="password" name="p">`,
      },
    ],
    [
      'a page behind 网站卫士',
      {
        status: 200,
        body: '机构职能。',
        headers: { 'set-cookie': 'wzws_cid=0e; path=/', 'wzws-ray': '1-2' },
      },
    ],
    ['a page behind 雷池', { status: 200, body: '机构职能。', headers: { 'set-cookie': 'sl-session=1' } }],
    ['a page behind 加速乐', { status: 200, body: '机构职能。', headers: { 'x-via-jsl': 'a1,-' } }],
    ['a missing page behind 加速乐', { status: 404, body: '页面不存在', headers: { 'x-via-jsl': 'a1,-' } }],
    ['a text that tells of the path /.safeline', { status: 200, body: '<p>把 /.safeline 目录放行即可</p>' }],
    [
      'a text that names the help page',
      { status: 200, body: '<p>help.365cyd.com/cyd-error-help 是说明</p>' },
    ],
    [
      'a directory that may not be listed',
      { status: 403, title: '403 - 禁止访问', body: '您无权查看此目录。' },
    ],
    [
      'a request that Tomcat did not understand',
      { status: 400, body: '<h1>HTTP Status 400 – 错误的请求</h1>' },
    ],
    ['a method that nginx does not know', { status: 405, title: '405 Not Allowed', body: '<h1>405</h1>' }],
    ['maintenance', { status: 503, body: '<h1>系统维护中</h1>网站正在升级，请稍后访问。' }],
  ])('%s', (_name, answer) => {
    expect(read(answer)).toBeNull();
  });
});
