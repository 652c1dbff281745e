// What surrounds every page: meta tags, scripts, the header's clock, friend links, marks and the footer.
import { clock, iso, two } from '../days.ts';
import type { ArticleView, Frame } from './family.ts';
import type { SectionPlan, SitePlan } from '../model.ts';
import { hash } from '../rng.ts';
import { anchor, escapeText, siteChoice } from './kit.ts';

/** The site's own tags, and the encoding as the page claims it. */
export function head(frame: Frame, styles: string): string {
  const { site } = frame;
  const charsets = site.encoding.meta.map((name, index) =>
    index === 0
      ? `<meta http-equiv="Content-Type" content="text/html; charset=${name}" />`
      : `<meta charset="${name}">`,
  );
  return `<head>
${charsets.join('\n')}
<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">
<title>${escapeText(frame.title)}</title>
<meta name="SiteName" content="${site.name}">
<meta name="SiteDomain" content="${site.host}">
<meta name="SiteIDCode" content="${site.code}">
${frame.metas}
${styles}
<script src="/js/jquery.min.js" type="text/javascript"></script>
<script type="text/javascript">${HEAD_SCRIPT}</script>
</head>`;
}

// Every real page carries such residue: menus, text size, share buttons, a protection product's leftover.
const HEAD_SCRIPT = `
var siteurl = location.protocol + '//' + location.host;
function SetHome(obj){try{obj.style.behavior='url(#default#homepage)';obj.setHomePage(siteurl);}catch(e){alert('您的浏览器不支持，请手动设置首页');}}
function AddFavorite(title){try{window.external.addFavorite(siteurl,title);}catch(e){alert('请使用Ctrl+D添加收藏');}}
function doZoom(size){var z=document.getElementById('zoom');if(z){z.style.fontSize=size+'px';}}
var emptyTip = '<li class="none">暂无内容</li>';
function showTab(group,n){for(var i=1;i<9;i++){var e=document.getElementById(group+'_con_'+i);if(e){e.style.display=(i==n)?'block':'none';}}}
/* <a href="/template/list_old.html">模板</a> */
`;

export function columnMetas(site: SitePlan, section: SectionPlan): string {
  return `<meta name="ColumnName" content="${section.name}">
<meta name="ColumnDescription" content="${site.name}${section.name}栏目">
<meta name="ColumnKeywords" content="${section.name},${site.regionName}">
<meta name="ColumnType" content="${section.name}">`;
}

/** Article tags; some CMSs write the time of generation where the time of publication belongs. */
export function articleMetas(view: ArticleView): string {
  const { site, item } = view;
  const regenerated = siteChoice(site, 'regenerated', 4) === 0;
  const day =
    regenerated || item.day === null ? site.asOf - 1 - (hash(site.seed, 'generated') % 30) : item.day;
  const stamp = `${iso(day)} ${two(8 + (item.id % 10))}:${two(item.id % 60)}`;
  const others = regenerated ? `\n<meta name="others" content="页面生成时间 ${stamp}:00">` : '';
  const date = item.day === null && !regenerated ? '' : `\n<meta name="PubDate" content="${stamp}">`;
  return `<meta name="ArticleTitle" content="${escapeText(view.title)}">${date}
<meta name="ContentSource" content="${view.source}">
<meta name="Keywords" content="${escapeText(view.title.slice(0, 8))}">${others}`;
}

/** The header's clock: printed on some sites, drawn by a script on others. */
export function headerClock(site: SitePlan): string {
  switch (siteChoice(site, 'clock', 3)) {
    case 0:
      return `<span class="clock">${clock(site.asOf)}</span>`;
    case 1:
      return '<span class="clock"><script>var d=new Date();document.write("今天是"+d.getFullYear()+"年"+(d.getMonth()+1)+"月"+d.getDate()+"日");</script></span>';
    default:
      return '';
  }
}

const NATIONAL: readonly (readonly [string, string])[] = [
  ['中国政府网', 'http://www.gov.cn/'],
  ['四川省人民政府', 'http://www.sc.gov.cn/'],
  ['四川政务服务网', 'http://www.sczwfw.gov.cn/'],
  ['全国政协', 'http://www.cppcc.gov.cn/'],
  ['新华网', 'http://www.xinhuanet.com/'],
  ['人民网', 'http://www.people.com.cn/'],
  ['四川新闻网', 'http://www.newssc.org/'],
  ['信用中国', 'https://www.creditchina.gov.cn/'],
];

/** Friend links, as anchors and as a drop-down. */
export function friendLinks(site: SitePlan): string {
  const anchors = NATIONAL.map(([name, url]) => anchor(url, name, ' target="_blank"')).join('\n');
  const options = site.friends
    .map(({ name, url }) => `<li>${anchor(url, name, ' target="_blank"')}</li>`)
    .join('\n');
  const select = NATIONAL.slice(0, 4)
    .map(([name, url]) => `<option value="${url}">${name}</option>`)
    .join('');
  return `<div class="friend"><h4>友情链接</h4><div>${anchors}</div><ul class="friends">${options}</ul>
<select onchange="if(this.value)window.open(this.value)"><option value="">==国家部委网站==</option>${select}</select></div>
<!-- <a href="http://${site.host}/old/index_2015.html">旧版网站</a> <a href="http://192.168.1.8/oa/">内部办公</a> -->`;
}

/** Marks and the small print. `year` of the copyright is never a date of publication. */
export function footer(site: SitePlan): string {
  const number = hash(site.seed, 'marks');
  const icp = `蜀ICP备${String(10000000 + (number % 9999999)).slice(0, 8)}号-1`;
  const police = `${site.region}02000${String(number % 1000).padStart(3, '0')}`;
  return `<div class="footer"><p>${anchor('/wzdt.html', '网站地图')} | ${anchor('/gywm.html', '关于我们')} | ${anchor('/flsm.html', '法律声明')}</p>
<p>主办：${site.organizer}　联系电话：028-${String((number % 90000000) + 10000000).slice(0, 8)}　版权所有 © 2012-2021</p>
<p>网站标识码：${site.code}　${anchor('https://beian.miit.gov.cn/', icp)}　${anchor(
    `http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=${police}`,
    `川公网安备 ${police}号`,
  )}</p>
<p>${anchor(`http://bszs.conac.cn/sitename?method=show&id=${site.code}`, '<img src="/images/red.png" alt="党政机关" width="40">')}
${anchor(`http://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=${site.code}&url=http%3A%2F%2F${site.host}%2F`, '<img src="/images/jiucuo.png" alt="政府网站找错" width="80">')}</p></div>
<script type="text/javascript">/* stat */ var _hmt=_hmt||[]; if(document.cookie.indexOf('__jsluid_h')>=0){_hmt.push(['_setAccount','${site.code}']);}</script>`;
}
