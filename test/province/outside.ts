// The world outside the province: a few well-known hosts that answer, and challenges of protection products.
import { answer, type Answer } from './answer.ts';

const HOSTS: ReadonlySet<string> = new Set([
  'www.gov.cn',
  'www.sc.gov.cn',
  'www.sczwfw.gov.cn',
  'www.cppcc.gov.cn',
  'www.xinhuanet.com',
  'www.people.com.cn',
  'www.newssc.org',
  'www.creditchina.gov.cn',
  'beian.miit.gov.cn',
  'www.beian.gov.cn',
  'bszs.conac.cn',
  'dcs.conac.cn',
  'zfwzgl.www.gov.cn',
]);

/** What a known outside host answers; undefined for a host nobody knows. */
export function outsideAnswer(host: string): Answer | undefined {
  if (!HOSTS.has(host)) return undefined;
  return answer(
    200,
    `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${host}</title></head><body><h1>${host}</h1><div class="content"><p>欢迎访问。</p><ul><li><a href="/">首页</a></li></ul></div></body></html>`,
  );
}

/** 加速乐: 521 and a script that sets a cookie. */
export function jslChallenge(): Answer {
  return answer(
    521,
    `<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_clearance_s')+'=1640000000.123|-1|x%2Fy;max-age=3600;path=/';location.href=location.pathname+location.search</script>`,
    'text/html',
    {
      Server: 'cloud',
      'Set-Cookie': '__jsluid_h=0f1e2d3c4b5a69788796a5b4c3d2e1f0; max-age=31536000; path=/; HttpOnly',
    },
  );
}

/** 瑞数: 412 and an obfuscated script around `$_ts`. */
export function ruishuChallenge(): Answer {
  return answer(
    412,
    `<!DOCTYPE html><html><head><meta charset="utf-8"><meta id="9DhefwqGPrzGxEp9hPaoag" content="a1b2c3"><script type="text/javascript" charset="utf-8" src="/4QbVtADbnLVIc/c.FxJzG50F.dfe1675.js"></script><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.cd="qHW9rqZNDaqRqcA";if($_ts.lcd)$_ts.lcd();</script></head><body></body></html>`,
    'text/html; charset=utf-8',
    { 'Set-Cookie': 'FSSBBIl1UgzbN7N80S=5x; Path=/; HttpOnly' },
  );
}
