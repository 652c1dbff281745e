// How planted links answer: the dead ones by cause, the living ones by trick.
import { answer, broken, redirect, type Answer } from './answer.ts';
import { encodeGbk } from './bytes.ts';
import { familyOf } from './families/index.ts';
import type { PlantedLink, SitePlan } from './model.ts';
import { jslChallenge } from './outside.ts';
import { missingAnswer } from './missing.ts';

function plainPage(site: SitePlan, title: string, text: string): string {
  return familyOf(site).document({
    site,
    path: '',
    title: `${title}-${site.name}`,
    metas: '',
    crumbs: [
      { name: '首页', href: '/' },
      { name: title, href: '' },
    ],
    main: `<h2>${title}</h2><p>${text}</p><p>发布时间：2021-11-18 10:20</p>`,
    side: [],
    sideName: '',
    home: false,
  });
}

/** Where the redirect with raw GBK bytes in its Location leads. */
export const GBK_TARGET = '/ztzl/gb';

/** An ordinary page about a topic. */
export function renderPlainTopic(site: SitePlan): string {
  return plainPage(asUtf8(site), '专题活动', '为做好专题宣传，现将有关情况介绍如下。');
}

const asUtf8 = (site: SitePlan): SitePlan => ({
  ...site,
  encoding: { bytes: 'utf-8', meta: ['utf-8'], header: 'utf-8' },
});

function tricky(site: SitePlan, link: PlantedLink): Answer {
  const ordinary = (): Answer => answer(200, renderPlainTopic(site));
  switch (link.trick) {
    case 'talks-about-404':
      return answer(
        200,
        plainPage(
          asUtf8(site),
          '关于网站页面不存在（404）问题整改情况的通报',
          '近期检查发现，部分网站存在“页面不存在”“找不到页面”等错误链接问题，要求各单位认真整改，逐条核对栏目链接，限期完成修复并书面报告整改情况。',
        ),
      );
    case 'redirect-to-article': {
      const section = site.sections.find(
        (one) => one.items.some((item) => item.goal === 'page') && one.form === 'list',
      );
      const item = section?.items.find((one) => one.goal === 'page');
      return section && item ? redirect(302, familyOf(site).articlePath(site, section, item)) : ordinary();
    }
    case 'lf-only':
      return { ...ordinary(), wire: 'lf-only' };
    case 'chunked-and-length':
      return { ...ordinary(), wire: 'chunked-and-length' };
    case 'gbk-location':
      return redirect(302, `${GBK_TARGET}${encodeGbk('通知').toString('latin1')}.html`);
    case 'slow':
      return { ...ordinary(), wire: 'slow' };
    case 'download':
      return answer(200, Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'application/msword', {
        'Content-Disposition': 'attachment; filename="form.doc"',
      });
    case 'challenged':
      return jslChallenge();
    case 'residue':
      return answer(
        200,
        plainPage(
          asUtf8(site),
          '公共服务',
          '便民服务事项一览。<script>if(document.cookie.indexOf("__jsl_clearance_s")<0){var jsl=1;}</script>',
        ),
      );
    default:
      return ordinary();
  }
}

/** The answer to a planted address. `redirect-loop` sends the visitor back to the same place for ever. */
export function plantedAnswer(site: SitePlan, link: PlantedLink, head: boolean): Answer {
  switch (link.cause) {
    case 'http-410':
      return answer(410, '<html><body><h1>410 Gone</h1></body></html>');
    case 'http-5xx':
      return answer(500, '<html><body><h1>500 - 内部服务器错误。</h1></body></html>');
    case 'redirect-loop':
      return redirect(302, link.href);
    case 'reset':
      return broken('reset');
    case 'timeout':
      return broken('silence');
    case 'intranet-address':
    case 'malformed-url':
      return broken('reset');
    case 'alive':
    case 'unknowable':
      return link.trick === 'head-refused' && head ? answer(405, '') : tricky(site, link);
    default:
      return link.href.startsWith(`${site.scheme}://${site.host}/`)
        ? missingAnswer(site)
        : answer(
            404,
            '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>',
          );
  }
}
