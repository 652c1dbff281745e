// Answers of protection products, and ordinary pages that only carry a trace of them.
import { describe, expect, it } from 'vitest';
import { recogniseChallenge } from '../../../src/derive/challenge/recognise.ts';
import { tables } from '../tables.ts';

type Case = readonly [
  name: string,
  product: string | null,
  status: number,
  text: string,
  headers?: Record<string, string>,
];

const script = (code: string): string => `<html><head><script>${code}</script></head><body></body></html>`;
const block = (title: string, words: string): string =>
  `<html><head><title>${title}</title></head><body><div><h1>${words}</h1><p>事件编号：7f3a</p></div></body></html>`;
const prose =
  '全市网络安全工作会议召开，会议传达学习了有关文件精神，听取了各单位工作汇报，对下一步工作作出安排部署。'.repeat(
    30,
  );
const article = (title: string, extra = ''): string =>
  `<html><head><title>${title}</title>${extra}</head><body><h1>${title}</h1><div>发布时间：2021-12-17 来源：市网信办</div><p>${prose}</p></body></html>`;
const home = (extra: string): string =>
  `<html><head><title>某某市人民政府</title>${extra}</head><body>${Array.from({ length: 40 }, (_, i) => `<li><a href="/a/${i}.html">关于第${i}号事项的通知</a></li>`).join('')}</body></html>`;

const CHALLENGES: readonly Case[] = [
  [
    '加速乐, first answer',
    'jsl',
    521,
    `<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_')+('c');location.href=location.pathname+location.search</script>`,
    { 'set-cookie': '__jsluid_s=0a1b; max-age=31536000; path=/; HttpOnly' },
  ],
  [
    '加速乐, second answer',
    'jsl',
    521,
    script(
      'function go(a){}go({"bts":["1640","x"],"ct":"0f","ha":"sha1","tn":"__jsl_clearance_s","vt":"3600"})',
    ),
  ],
  ['加速乐 without a cookie', 'jsl', 521, script('eval(function(p,a,c,k){}())')],
  [
    '瑞数 412',
    'ruishu',
    412,
    '<!DOCTYPE html><html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="{qq0_1024}kYzWq" r="m"><script src="/x.js" r="m"></script><script r="m">$_ts=window[\'$_ts\'];if(!$_ts)$_ts={};$_ts.nsd=1;</script></head><body></body></html>',
  ],
  [
    '瑞数 202',
    'ruishu',
    202,
    script('$_ts=window["$_ts"];_$zu()'),
    { 'set-cookie': 'FSSBBIl1UgzbN7N80S=5yVk6; Path=/' },
  ],
  [
    '瑞数, script outside',
    'ruishu',
    412,
    '<html><head><script src="/4Qbv.js"></script></head><body></body></html>',
    { 'set-cookie': 'x=1\nFSSBBIl1UgzbN7N80S=5yVk6Ah0aFpZ1tGQxGsJ3kq; Path=/; HttpOnly' },
  ],
  ['创宇盾', 'knownsec', 403, block('创宇盾', '当前访问疑似黑客攻击，已被创宇盾拦截')],
  [
    '安全狗',
    'safedog',
    200,
    '<html><head><title>网站防火墙</title></head><body><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p></body></html>',
  ],
  [
    '安全狗 404',
    'safedog',
    404,
    '<html><head><script src="http://404.safedog.cn/sitedog_stat.js"></script></head><body></body></html>',
  ],
  ['云锁', 'yunsuo', 200, script('function YunSuoAutoJump(){self.location="/?security_verify_data="+1}')],
  ['D盾', 'd-shield', 200, block('D盾_拦截提示', 'D盾_拦截提示')],
  ['宝塔', 'baota', 403, block('宝塔防火墙', '您的请求带有不合法参数，已被拦截')],
  [
    'Cloudflare, waiting room',
    'cloudflare',
    503,
    '<html><head><title>Just a moment...</title></head><body><div class="cf-browser-verification"></div><script>window._cf_chl_opt={}</script></body></html>',
  ],
  [
    'Cloudflare, blocked',
    'cloudflare',
    403,
    '<html><head><title>Attention Required! | Cloudflare</title></head><body><div id="cf-error-details">Sorry, you have been blocked</div></body></html>',
    { server: 'cloudflare' },
  ],
  [
    'Incapsula',
    'incapsula',
    200,
    '<html><head></head><body><iframe src="/_Incapsula_Resource?SWUDNSAI=31">Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>',
  ],
  ['阿里云 acw', 'aliyun', 200, script("var arg1='0A1B2C3D4E5F60718293A4B5C6D7E8F901234567';")],
  [
    '阿里云 405',
    'aliyun',
    405,
    block('405', '很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。'),
  ],
  ['腾讯云', 'tencent', 403, block('403', '腾讯T-Sec Web应用防火墙(WAF)')],
  [
    '华为云',
    'huawei',
    418,
    block('访问被拦截！', '您的请求疑似攻击行为'),
    { 'set-cookie': 'HWWAFSESID=1; path=/' },
  ],
  ['安恒', 'anheng', 403, block('明御WEB应用防火墙', '请求被阻断')],
  ['奇安信', 'qianxin', 493, block('网站卫士', '当前访问疑似黑客攻击，已被网站卫士拦截')],
  ['雷池', 'chaitin', 468, block('Protected By Chaitin WAF', '正在确认你是不是机器人')],
  [
    'F5',
    'f5',
    200,
    '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 123</body></html>',
  ],
  ['a firewall without a name', 'waf', 403, block('访问被拦截', '您的访问请求已被拦截，请联系管理员')],
  ['a captcha that answers 200', 'waf', 200, block('安全验证', '请拖动滑块完成验证')],
];

const OTHERS: readonly Case[] = [
  ['an article about 安全狗', null, 200, article('我市开展网站安全狗、云锁、D盾部署工作')],
  ['an article about D盾拦截 that quotes its title', null, 200, article('警惕：D盾_拦截提示是怎么回事')],
  ['a page with the residue of 瑞数', null, 200, home('<script r="m">$_ts=window["$_ts"];</script>')],
  [
    'an article with the residue of 瑞数',
    null,
    200,
    article(
      '通知',
      '<meta content="{qq0_1024}kYzWqAAAAAAAAAA" r="m"><script r="m">$_ts=window["$_ts"]</script>',
    ),
  ],
  [
    'an ordinary page with 加速乐 cookies',
    null,
    200,
    article('通知'),
    { 'set-cookie': '__jsluid_s=0a1b; path=/' },
  ],
  [
    'a home page behind 加速乐',
    null,
    200,
    home(''),
    { 'set-cookie': '__jsluid_s=0a1b; path=/\n__jsl_clearance_s=1' },
  ],
  [
    'a page with the 阿里云 cookie',
    null,
    200,
    article('通知'),
    { 'set-cookie': 'acw_tc=7b; path=/; HttpOnly' },
  ],
  [
    'a page behind 华为云',
    null,
    200,
    '<html><body><p>机构职能。</p></body></html>',
    { 'set-cookie': 'HWWAFSESID=1; path=/' },
  ],
  [
    'a page behind 安全狗',
    null,
    200,
    '<html><body><p>机构职能。</p></body></html>',
    { 'set-cookie': 'safedog-flow-item=1; path=/' },
  ],
  [
    'Cloudflare: the site behind it is down',
    null,
    521,
    '<html><head><title>my.gov.cn | 521: Web server is down</title></head><body><div id="cf-error-details">Error 521</div></body></html>',
    { server: 'cloudflare' },
  ],
  [
    'Cloudflare script on an ordinary page',
    null,
    200,
    home('<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'),
  ],
  [
    'a bare 403',
    null,
    403,
    '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>',
  ],
  [
    'a bare 404',
    null,
    404,
    '<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>',
  ],
  ['a bare 503', null, 503, '<html><body><h1>Service Unavailable</h1></body></html>'],
  ['an error page of the application', null, 500, '<html><body><h2>系统异常，请稍后再试</h2></body></html>'],
  ['an empty page', null, 200, ''],
  [
    'an application shell',
    null,
    200,
    '<html><head><title>政务服务</title></head><body><div id="app"></div><script src="/js/app.js"></script></body></html>',
  ],
  [
    'a page that loads a captcha for its form',
    null,
    200,
    article('我要写信', '<script src="https://ssl.captcha.qq.com/TCaptcha.js"></script>'),
  ],
  [
    'a login page with 安全验证 in its form',
    null,
    200,
    '<html><head><title>用户登录</title></head><body><form><input name="u">安全验证<input name="code"></form></body></html>',
  ],
  ['a notice about a firewall bid', null, 200, article('Web应用防火墙采购项目中标公告')],
  [
    'a short list of notices',
    null,
    200,
    '<html><head><title>通知公告</title></head><body><a href="1.html">关于安全狗采购的公告</a> 2021-12-17</body></html>',
  ],
  ['521 with a page of its own', null, 521, article('通知')],
];

const asObject = ([name, product, status, text, headers = {}]: Case) => ({
  name,
  product,
  status,
  text,
  headers,
});

describe('a protection product answered', () => {
  it.each(CHALLENGES.map(asObject))('$name: $product', ({ product, status, text, headers }) => {
    expect(recogniseChallenge({ status, headers, text }, tables)).toBe(product);
  });
});

describe('the site answered', () => {
  it.each(OTHERS.map(asObject))('$name', ({ status, text, headers }) => {
    expect(recogniseChallenge({ status, headers, text }, tables)).toBeNull();
  });
});
