// What sites answer to an address they do not have.
import { answer, redirect, type Answer } from './answer.ts';
import type { SitePlan } from './model.ts';

const page = (title: string, text: string): string =>
  `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}</title></head><body>${text}</body></html>`;

const SORRY =
  '<div style="text-align:center;margin-top:120px"><h2>抱歉，您访问的页面不存在或已被删除！</h2><p>系统将在5秒后返回<a href="/">首页</a></p></div>';

export const ERROR_PAGE_PATH = '/error/404.html';

export function errorPage(): Answer {
  return answer(200, page('页面不存在', SORRY));
}

export function missingAnswer(site: SitePlan): Answer {
  switch (site.missing) {
    case 'error-page':
      return redirect(302, `${site.scheme}://${site.host}${ERROR_PAGE_PATH}`);
    case 'charity':
      return answer(
        200,
        page(
          '404',
          '<script type="text/javascript" src="http://www.qq.com/404/search_children.js" charset="utf-8" homePageUrl="/" homePageName="返回首页"></script>',
        ),
      );
    case 'soft':
      return answer(200, page('提示信息', SORRY));
    case 'home':
      return redirect(302, '/');
    default:
      return answer(
        404,
        page(
          '404 Not Found',
          '<center><h1>404 Not Found</h1><p>您要查看的网页可能已被删除、名称已被更改，或者暂时不可用。</p></center>',
        ),
      );
  }
}
