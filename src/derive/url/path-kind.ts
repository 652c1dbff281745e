// What an address alone says about the page behind it: how the common publishing systems name their files.
import { viewAddress } from './route.ts';

export const PATH_KINDS = ['home', 'section', 'article', 'attachment', 'asset', 'unknown'] as const;
export type PathKind = (typeof PATH_KINDS)[number];

const ATTACHMENT =
  /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|ceb|rtf|txt|csv|zip|rar|7z|tar|gz|tgz|mp4|mp3|wma|wmv|flv|avi|mov|rm|rmvb|wav|apk|ipa|exe|msi|iso|epub|caj|dwg|tiff?)$/i;
const ASSET = /\.(?:css|js|mjs|json|map|jpe?g|png|gif|webp|bmp|svg|ico|woff2?|ttf|eot|otf|swf|cur)$/i;

const INDEX_FILE = /^(?:index|default|main|home)(?:\.[sj]?html?|\.jsp|\.aspx?|\.php|\.do|\.action)$/i;

/** `/art/2021/12/17/art_1_2.html` (大汉), `t20211217_1234.html` (TRS), `content_123.html`, `/info/1015/4213.htm` (博达) … */
const ARTICLE_PATHS: readonly RegExp[] = [
  /\/art\/\d{4}\/\d{1,2}\/\d{1,2}\/art_\w+\.html?$/i,
  // A digest ends in a letter as often as in a digit.
  /\/art\/\d{4}\/art_(?=\D*\d)\w+\.s?html?$/i,
  /\/t(?:19|20)\d{6}_\d+(?:_\d+)?\.s?html?$/i,
  /\/(?:content|article|detail|news|doc|info|art|post|show|view)[_-]\w*\d+(?:_\d+)*\.(?:s?html?|jsp|aspx?|php)$/i,
  /\/(?:content|article|detail|contents|doc|docs|show|view|info|news)\/(?:\w+\/)*[\w-]*\d{3,}[\w-]*(?:\.(?:s?html?|jsp|aspx?|php))?$/i,
  /\/(?:19|20)\d{2}[/-]?\d{1,2}[/-]?\d{1,2}\/[\w-]+(?:\.(?:s?html?|jsp|aspx?|php))?$/i,
  /\/(?:19|20)\d{2}[/-]?(?:0[1-9]|1[0-2])\/[\w-]*\d[\w-]*\.s?html?$/i,
  /\/(?:19|20)\d{2}[/-]?(?:0[1-9]|1[0-2])\/[\da-f]{16,}\.s?html?$/i,
  /\/[\da-f]{32}\.s?html?$/i,
  /\/(?:19|20)\d{6,}\d*\.s?html?$/i,
  // `/20211217/9ca6…f9/c.html`: a day, a digest, one letter
  /\/(?:19|20)\d{6}\/[\da-f]{32}\/[\w-]+\.s?html?$/i,
  // `/2021121709283312345/index.html`: a folder of its own, named by the second it was saved (汇蓝 EasySite)
  /\/(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,7}\/(?:index\.s?html?)?$/i,
  // `/tzgg/9517363.jhtml` (JEECMS); its lists are `index.jhtml`, on some sites a short number
  /\/\d{5,}(?:_\d+)?\.jhtml$/i,
  /\/c\d+\/(?:\w+\/)*(?:content|[\w-]*\d{5,}[\w-]*)\.(?:s?html?|htm)$/i,
];
const ARTICLE_QUERY = /[?&](?:articleid|contentid|newsid|infoid|docid|wbnewsid|article_id|news_id|aid)=\w+/i;

/** `/col/col123/index.html`, `list.shtml`, `/c1234/`, `/xxgk/tzgg/`, `index_3.html` … */
const SECTION_PATHS: readonly RegExp[] = [
  /\/col\/col\w+\/(?:index(?:_\d+)?\.s?html?)?$/i,
  /\/(?:list|lists|channel|column|category|node|more|catalog|colu?mn?list)(?:[_-]?\w*\d*)?\.(?:s?html?|jsp|aspx?|php|do|action)$/i,
  /\/(?:list|lists|channel|column|category|node|catalog)\/[\w-]+(?:\/|\.s?html?)?$/i,
  /\/c\d+(?:\/c\d+)*\/?(?:list|common_list|zfxxgk_list|index)?(?:_\d+)?(?:\.s?html?)?$/i,
  /\/(?:index|default|list|more)(?:_\d+)?\.(?:[sj]?html?|jsp|aspx?|php)$/i,
  /\/[\w-]+_list(?:_\d+)?\.s?html?$/i,
];
const SECTION_QUERY =
  /[?&](?:columnid|channelid|catid|cid|classid|typeid|nodeid|categoryid|wbtreeid|column_id|lmid)=\w+/i;

/** `/news/list-3374.html`, `/news_list_1360.html`: a file named after lists is one, whatever its folder is called. */
const LIST_FILE =
  /\/(?:[a-z]+[_-])?(?:list|lists|channel|column|category|node|catalog|lanmu|lm)[_-]?\d*(?:[_-]\d+)?\.(?:s?html?|jsp|aspx?|php)$/i;

/** `/news/list/611d5252.html`: what stands in a folder named after lists is one, unless a day names the file. */
const IN_LIST_FOLDER =
  /\/(?:list|lists|lanmu|channel|column|category|catalog|node)\/(?!(?:19|20)\d{6})[\w-]+\/?(?:\.s?html?)?$/i;

/** A hint, never a judgement: what the path looks like. `url` is absolute. */
export function pathKind(url: string): PathKind {
  if (!URL.canParse(url)) return 'unknown';
  const { pathname, search } = viewAddress(new URL(url));
  if (isHome(pathname, search)) return 'home';
  if (ATTACHMENT.test(pathname)) return 'attachment';
  if (ASSET.test(pathname)) return 'asset';
  if ((LIST_FILE.test(pathname) || IN_LIST_FOLDER.test(pathname)) && !ARTICLE_QUERY.test(search))
    return 'section';
  if (ARTICLE_PATHS.some((shape) => shape.test(pathname)) || ARTICLE_QUERY.test(search)) return 'article';
  if (SECTION_PATHS.some((shape) => shape.test(pathname)) || SECTION_QUERY.test(search)) return 'section';
  if (pathname.endsWith('/') && search === '') return 'section';
  return 'unknown';
}

function isHome(pathname: string, search: string): boolean {
  if (search !== '') return false;
  return pathname === '/' || INDEX_FILE.test(pathname.slice(1));
}
