// The shipped table types the names that real sites use.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileSectionTypes } from '../../../src/derive/section-types/table.ts';
import { sectionType } from '../../../src/derive/section-types/type-of.ts';

const types = compileSectionTypes(parse(readFileSync('config/section-types.yaml', 'utf8')));
const typeOf = (name: string, path = `首页/${name}`, columnType = ''): string =>
  sectionType(name, columnType, path, types);

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  news: [
    '工作动态',
    '部门动态',
    '区县动态',
    '发改要闻',
    '政务要闻',
    '建设要闻',
    '市州动态',
    '图片新闻',
    '综合新闻',
    '遂宁资讯',
    '热点关注',
    '今日四川',
    '今日达州',
    '省级新闻',
    '本地要闻',
    '新闻头条',
    '新闻中心>最新动态',
    '新闻中心>区县政务',
    '要闻播报',
    '视频聚焦',
    '高层传递',
    '党建动态',
    '廉政要闻',
  ],
  notice: [
    '通知公告',
    '公示公告',
    '公告公示',
    '公示通告',
    '文件通知',
    '网站公告',
    '中心公告',
    '通知',
    '停水通告',
  ],
  policy: [
    '政策文件',
    '规范性文件',
    '中心文件',
    '文件发布',
    '政策文件及解读',
    '政策文件与解读',
    '政策快讯',
    '政策法规',
    '政府规章',
    '县政府文件',
  ],
  interpretation: ['政策解读', '文件解读', '政策文件解读', '图解政策', '解读回应'],
  plan: ['规划计划', '发展规划', '发展规划和年度计划', '工作计划', '十四五规划纲要'],
  finance: ['财政信息', '财政预决算', '部门预算', '三公经费', '预算公示', '财政资金'],
  personnel: ['人事信息', '人事任免', '招考录用', '招聘公告', '人事公告', '任前公示', '人事动态'],
  data: ['统计信息', '数据发布', '统计月报', '统计公报', '数据开放'],
  leaders: ['领导之窗', '县长简历', '领导信息', '局领导'],
  organs: ['机构设置', '机构职能', '内设机构', '直属单位', '工作职责'],
  overview: ['县情概况', '走进某县', '单位简介', '历史沿革', '行政区划'],
  consultation: ['县长信箱', '局长信箱', '网上咨询', '咨询投诉', '领导信箱', '常见问题解答', '我要举报'],
  survey: ['意见征集', '民意征集', '网上调查', '在线调查', '征集调查'],
  interview: ['在线访谈', '嘉宾访谈'],
  services: ['办事指南', '办事服务', '表格下载', '便民服务', '权责清单', '资料下载'],
  topic: ['专题专栏', '热点专题'],
  other: [
    '政务公开',
    '新闻发布会',
    '招标公告',
    '采购公告',
    '投标招标',
    '领导活动',
    '媒体报道',
    '信息公开年报',
    '行政处罚公示',
    '行政执法公示',
    '信用信息公示',
    '建议提案',
    '工程建设',
  ],
};

describe('sectionType', () => {
  for (const [type, names] of Object.entries(EXPECTED)) {
    it.each(names)(`%s is ${type}`, (name) => {
      expect(typeOf(name)).toBe(type);
    });
  }

  it('keeps a campaign’s news within its topic', () => {
    expect(typeOf('工作动态', '首页/专题专栏/党史学习教育/工作动态')).toBe('topic');
  });

  it('types a neutral name by what it stands under', () => {
    expect(typeOf('2021年', '首页/政务公开/财政预决算/2021年')).toBe('finance');
    expect(typeOf('经济发展', '首页/新闻中心/经济发展')).toBe('news');
    expect(typeOf('2021年', '首页/政务公开/2021年')).toBe('other');
  });

  it('asks the ColumnType tag when the name says nothing', () => {
    expect(typeOf('今夕', '首页/今夕', '规划计划')).toBe('plan');
    expect(typeOf('县级', '首页/县级', '政务动态')).toBe('news');
    expect(typeOf('通知公告', '首页/通知公告', '政务动态')).toBe('notice');
  });

  it('takes news from above or from the tag only where the name leaves no room', () => {
    expect(typeOf('救援队伍', '首页/工作动态/救援队伍')).toBe('other');
    expect(typeOf('重大项目', '首页/政务公开/重大项目', '工作动态')).toBe('other');
    expect(typeOf('电子地图', '首页/走进某县/电子地图', '工作动态')).toBe('overview');
    expect(typeOf('基层声音', '首页/新闻中心/基层声音')).toBe('other');
    expect(typeOf('调查要闻', '首页/调查要闻')).toBe('news');
    expect(typeOf('部门', '首页/工作动态/部门')).toBe('news');
    expect(typeOf('东河镇', '首页/基层动态/东河镇')).toBe('news');
    expect(typeOf('社会民生', '首页/政务要闻/社会民生')).toBe('news');
  });

  it('takes a table without neutral names, and then no news from above', () => {
    const raw = parse(readFileSync('config/section-types.yaml', 'utf8')) as Record<string, unknown>;
    const { neutral: _names, neutralEnds: _ends, ...older } = raw;
    expect(sectionType('部门', '', '首页/工作动态/部门', compileSectionTypes(older))).toBe('other');
  });

  it('refuses a table with an unknown type', () => {
    expect(() =>
      compileSectionTypes({
        topics: [],
        neutral: [],
        neutralEnds: [],
        newsroom: '新闻',
        names: { 动态: 'gossip' },
        rules: [],
        columnTypes: {},
      }),
    ).toThrow(/names/);
  });
});

describe('a name in traditional characters', () => {
  it.each([
    ['部門動態', '部门动态'],
    ['鄉鎮動態', '乡镇动态'],
    ['圖片新聞', '图片新闻'],
    ['財政預決算', '财政预决算'],
    ['規劃計劃', '规划计划'],
    ['領導之窗', '领导之窗'],
    ['機構設置', '机构设置'],
    ['統計數據', '统计数据'],
  ])('%s has the type of %s', (traditional, simplified) => {
    expect(typeOf(traditional)).toBe(typeOf(simplified));
    expect(typeOf(traditional)).not.toBe('other');
  });
});
