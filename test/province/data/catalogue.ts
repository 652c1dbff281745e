// The sections government sites have: name variants, address slug, rules' type, parent, form, size class, rows, silence.
import type { SectionForm, SectionType } from '../model.ts';

export interface CatalogueEntry {
  readonly key: string;
  readonly names: readonly string[];
  readonly type: SectionType;
  /** '' at the top of the navigation. */
  readonly parent: string;
  readonly form: SectionForm;
  /** The smallest size class that has it. */
  readonly size: 1 | 2 | 3;
  readonly rows: readonly [number, number];
  /** Days since the newest item of a section in good order, least and most. */
  readonly quiet: readonly [number, number];
}

type Brief = readonly [
  string,
  string,
  SectionType,
  string,
  SectionForm,
  1 | 2 | 3,
  number,
  number,
  number,
  number,
];

const BRIEFS: readonly Brief[] = [
  ['gk', '概况信息|走进{r}|{r}概况', 'overview', '', 'article', 3, 0, 0, 0, 0],
  ['gzdt', '工作动态|{o}动态|要闻动态', 'news', '', 'list', 1, 4, 8, 0, 8],
  ['xwzx', '新闻中心|新闻动态|资讯中心', 'news', '', 'parent', 2, 0, 0, 0, 0],
  ['bmdt', '部门动态|基层动态|行业动态', 'news', 'xwzx', 'list', 2, 4, 7, 0, 11],
  ['qxdt', '区县动态|市州动态|乡镇动态', 'news', 'xwzx', 'list', 2, 4, 7, 0, 11],
  ['szyw', '时政要闻|政务要闻|今日要闻', 'news', 'xwzx', 'list', 3, 5, 8, 0, 6],
  ['tpxw', '图片新闻|图说{r}', 'news', 'xwzx', 'list', 3, 4, 6, 0, 12],
  ['mtjj', '媒体聚焦|媒体报道', 'other', 'xwzx', 'list', 3, 4, 6, 0, 12],
  ['tzgg', '通知公告|公示公告|公告公示', 'notice', '', 'list', 1, 4, 6, 0, 70],
  ['zcwj', '政策文件|文件发布|政策法规', 'policy', '', 'list', 1, 4, 7, 2, 140],
  ['zwgk', '政务公开|信息公开', 'other', '', 'parent', 1, 0, 0, 0, 0],
  ['jgzn', '机构职能|机构设置|主要职责', 'organs', 'zwgk', 'article', 1, 0, 0, 0, 0],
  ['ldzc', '领导之窗|领导信息|领导分工', 'leaders', 'zwgk', 'portraits', 1, 4, 7, 0, 0],
  ['zcjd', '政策解读|文件解读', 'interpretation', 'zwgk', 'list', 1, 3, 4, 5, 280],
  ['ghjh', '规划计划|发展规划', 'plan', 'zwgk', 'list', 1, 3, 4, 20, 330],
  ['czxx', '财政信息|预算决算|财政预决算', 'finance', 'zwgk', 'list', 1, 4, 8, 20, 300],
  ['rsxx', '人事信息|人事任免', 'personnel', 'zwgk', 'list', 1, 3, 4, 5, 300],
  ['gkzn', '信息公开指南', 'other', 'zwgk', 'article', 1, 0, 0, 0, 0],
  ['gknb', '信息公开年报|信息公开年度报告', 'other', 'zwgk', 'list', 1, 4, 8, 300, 340],
  ['tjsj', '统计数据|数据发布|统计信息', 'data', 'zwgk', 'list', 2, 4, 6, 5, 200],
  ['zfcg', '政府采购|采购信息', 'other', 'zwgk', 'list', 2, 3, 4, 5, 250],
  ['xzzf', '行政执法|行政处罚公示', 'other', 'zwgk', 'list', 2, 3, 4, 5, 250],
  ['flfg', '法律法规|法规规章', 'policy', 'zwgk', 'list', 2, 4, 7, 40, 170],
  ['gfxwj', '规范性文件|行政规范性文件', 'policy', 'zwgk', 'list', 2, 3, 5, 40, 170],
  ['zkzp', '招考招聘|招考录用', 'personnel', 'zwgk', 'list', 2, 3, 4, 5, 250],
  ['xzxk', '行政许可|行政许可公示', 'other', 'zwgk', 'list', 2, 3, 4, 5, 250],
  ['jyta', '建议提案办理|建议提案', 'other', 'zwgk', 'list', 2, 3, 4, 5, 300],
  ['zfgb', '政府公报', 'other', 'zwgk', 'document', 3, 0, 0, 0, 0],
  ['yjgl', '应急管理|应急预案', 'other', 'zwgk', 'list', 3, 3, 4, 5, 300],
  ['spaq', '食品药品安全|食品药品监管', 'other', 'zwgk', 'list', 3, 3, 4, 5, 300],
  ['hjbh', '环境保护|生态环境', 'other', 'zwgk', 'list', 3, 3, 4, 5, 300],
  ['jyxx', '义务教育|教育信息', 'other', 'zwgk', 'list', 3, 3, 4, 5, 300],
  ['zdxm', '重大建设项目|重点项目', 'other', 'zwgk', 'list', 3, 3, 4, 5, 300],
  ['ggzy', '公共资源交易|公共资源配置', 'other', 'zwgk', 'list', 3, 3, 4, 5, 300],
  ['tpgj', '脱贫攻坚|乡村振兴', 'other', 'zwgk', 'list', 3, 3, 4, 5, 300],
  ['shjz', '社会救助|社会保障', 'other', 'zwgk', 'list', 3, 3, 4, 5, 300],
  ['bsfw', '办事服务|办事指南|网上办事', 'services', '', 'guides', 1, 2, 3, 0, 0],
  ['hdjl', '互动交流|政民互动|公众参与', 'other', '', 'parent', 1, 0, 0, 0, 0],
  ['zxts', '咨询投诉|在线咨询|领导信箱', 'consultation', 'hdjl', 'messages', 1, 2, 4, 3, 60],
  ['zjdc', '征集调查|民意征集', 'survey', 'hdjl', 'list', 1, 2, 3, 5, 300],
  ['zxft', '在线访谈', 'interview', 'hdjl', 'list', 2, 3, 4, 5, 300],
  ['ztzl', '专题专栏|专题', 'topic', '', 'links', 1, 3, 6, 0, 0],
  ['fgsj', '印象{r}|{r}风光|风采展示', 'other', '', 'pictures', 2, 4, 8, 0, 0],
];

export const CATALOGUE: readonly CatalogueEntry[] = BRIEFS.map(
  ([key, names, type, parent, form, size, low, high, least, most]) => ({
    key,
    names: names.split('|'),
    type,
    parent,
    form,
    size,
    rows: [low, high],
    quiet: [least, most],
  }),
);
