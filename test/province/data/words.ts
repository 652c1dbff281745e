// Words that titles and texts are made of. {r} region, {o} organ, {s} subject, {p} place, {y} year.
import type { SectionType } from '../model.ts';

export const SUBJECTS: readonly string[] = (
  '乡村振兴 安全生产 疫情防控 义务教育均衡发展 高标准农田建设 污染防治 优化营商环境 政务公开 防汛减灾 城市更新 ' +
  '老旧小区改造 养老服务 食品安全 招商引资 重点项目建设 森林草原防灭火 法治政府建设 文化惠民 全民健身 稳岗就业 ' +
  '医疗保障 农村公路 河湖长制 数字政府建设 知识产权保护 粮食安全 退役军人服务 信访维稳 项目投资 公共卫生'
).split(' ');

export const PLACES: readonly string[] =
  '城东街道 太平镇 石桥镇 高新区 经开区 河口村 双龙乡 永兴镇 文化广场 政务服务中心 青山工业园 龙门镇 中心小学 滨江社区 新桥村'.split(
    ' ',
  );

const NEWS: readonly string[] = [
  '{o}召开{s}工作推进会',
  '{o}主要负责同志到{p}调研{s}工作',
  '{r}{s}工作取得阶段性成效',
  '我局深入{p}开展{s}专项检查',
  '{r}举行{s}集中宣传活动',
  '{o}传达学习省委全会精神 部署{s}工作',
  '聚焦{s} 推动{r}高质量发展',
  '省督导组到{r}督导{s}工作',
  '{p}：{s}让群众得实惠',
  '{o}组织开展{s}业务培训会',
  '{r}召开常务会议 研究{s}等工作',
  '{o}赴{p}开展结对帮扶活动',
  '{r}{y}年{s}暨项目现场推进活动举行',
];

const NOTICES: readonly string[] = [
  '关于开展{s}专项行动的通告',
  '{o}关于{y}年{s}项目的公示',
  '关于{p}片区临时停水的通知',
  '{o}关于公开征求{s}意见的公告',
  '关于{s}先进集体拟表彰对象的公示',
  '{r}{s}资金分配结果公示',
  '关于12月25日至28日{p}交通管制的通告',
  '{o}关于举办{y}年{s}培训班的通知',
  '关于注销部分单位{s}许可证的公告',
];

const POLICIES: readonly string[] = [
  '{o}关于印发《{r}{s}实施方案》的通知',
  '{r}人民政府办公室关于加强{s}工作的意见',
  '关于印发{r}{s}管理办法的通知',
  '{r}“十四五”{s}规划',
  '关于进一步做好{s}工作的实施意见',
  '{o}关于废止部分{s}文件的决定',
];

const PLANS: readonly string[] = [
  '{r}{s}“十四五”发展规划',
  '{o}{y}年度工作计划',
  '{y}年{r}{s}工作要点',
  '{r}{s}三年行动计划',
];

const FINANCES: readonly string[] = [
  '{o}{y}年度部门决算',
  '{o}{y}年部门预算编制说明',
  '{r}{y}年{s}专项资金安排情况',
  '{o}{y}年“三公”经费情况',
];

const PERSONNEL: readonly string[] = [
  '{o}{y}年公开考试录用公务员公告',
  '关于{p}等同志任免职的通知',
  '{o}公开招聘编外人员拟聘用名单公示',
  '{r}干部任前公示',
];

const OTHERS: readonly string[] = [
  '{r}{s}情况通报',
  '{o}{s}信息公开表',
  '{p}{s}项目进展情况',
  '{o}{y}年{s}检查结果',
  '{r}{s}有关情况说明',
];

const BY_TYPE: Partial<Record<SectionType, readonly string[]>> = {
  news: NEWS,
  notice: NOTICES,
  policy: POLICIES,
  plan: PLANS,
  finance: FINANCES,
  personnel: PERSONNEL,
  interpretation: ['《{r}{s}实施方案》政策解读', '一图读懂：{r}{s}管理办法', '{o}解读{s}新政策'],
  data: ['{y}年{r}{s}统计公报', '{r}{s}主要数据（{y}年）', '{y}年前三季度{r}{s}运行情况'],
  consultation: [
    '关于{s}补贴申领条件的咨询',
    '{p}路灯损坏何时修复',
    '咨询{s}办理流程',
    '反映{p}噪声扰民问题',
  ],
  survey: ['关于征求《{r}{s}管理办法（征求意见稿）》意见的公告', '{r}{s}满意度调查'],
  interview: ['{o}负责人谈{s}', '在线访谈：如何做好{s}'],
  services: ['{s}许可办理', '{s}资格认定', '{s}补贴申领', '{s}备案登记'],
  topic: ['{s}专题', '{r}{s}专栏'],
};

export function titlePatterns(type: SectionType): readonly string[] {
  return BY_TYPE[type] ?? OTHERS;
}

export const SENTENCES: readonly string[] = [
  '会议指出，要提高政治站位，充分认识{s}工作的重要意义，切实增强责任感和紧迫感。',
  '会议强调，各级各部门要压实责任、细化措施，确保{s}各项任务落地见效。',
  '调研组一行先后来到{p}等地，实地察看{s}推进情况，并与基层干部群众亲切交流。',
  '下一步，{o}将坚持问题导向，持续抓好{s}，不断增强人民群众获得感、幸福感、安全感。',
  '据了解，今年以来{r}累计投入资金2300余万元，用于{s}相关项目建设，受益群众1.2万余人。',
  '各有关单位要严格按照通知要求，于规定期限内报送{s}相关材料，逾期不再受理。',
  '公示期间，如有异议，请以书面形式向{o}反映，反映情况应客观真实。',
  '{o}相关负责同志，各县（市、区）分管负责同志及有关科室人员参加会议。',
  '为深入贯彻落实党中央、国务院决策部署，结合{r}实际，现就{s}有关事项通知如下。',
];

export const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高';
export const GIVEN = '建国志强晓东海燕明华永红文军丽萍光辉德福家兴学勇春梅';
