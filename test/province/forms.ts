// The main part of sections that are no lists: articles, portraits, pictures, documents, links, guides, messages, blanks.
import { paragraphs, person, subject, titleOf } from './content.ts';
import { compact, iso, monthsBefore, type Day } from './days.ts';
import { familyOf } from './families/index.ts';
import { anchor, childrenOf, entryHref, escapeText } from './families/kit.ts';
import type { Blankness, ItemPlan, SectionPlan, SitePlan } from './model.ts';
import { hash } from './rng.ts';

const heading = (section: SectionPlan): string => `<div class="tit">${section.name}</div>`;

/** `/uploadfiles/202103/pic_1234.jpg`: a picture that is there. */
export function picturePath(salt: number): string {
  return `/uploadfiles/2021${String(1 + (salt % 9)).padStart(2, '0')}/pic_${salt}.jpg`;
}

/** `/uploadfiles/202103/doc_1234.pdf`: a document that is there, in the folder of the month it was put there. */
export function documentPath(salt: number, day: Day): string {
  return `/uploadfiles/${compact(day).slice(0, 6)}/doc_${salt}.pdf`;
}

export function prose(site: SitePlan, salt: number, count: number): string {
  return paragraphs(site, salt, count)
    .map((text) => `<p style="text-indent: 2em;">${text}</p>`)
    .join('\n');
}

const JOBS = [
  '党组书记、局长',
  '党组成员、副局长',
  '党组成员、副局长',
  '党组成员、机关党委书记',
  '总工程师',
  '二级调研员',
  '三级调研员',
];

function portraits(site: SitePlan, section: SectionPlan): string {
  const cards = section.items.map(
    (
      item,
      index,
    ) => `<div class="ld"><img src="${picturePath(item.id)}" alt="领导照片" width="100" height="130">
<p><b>${person(site, item.id)}</b></p><p>${JOBS[index % JOBS.length] ?? ''}</p><p>分管${subject(item.id)}、${subject(item.id >> 2)}工作。</p></div>`,
  );
  return `${heading(section)}<div class="leaders">${cards.join('\n')}</div>`;
}

function pictures(section: SectionPlan): string {
  const cards = section.items.map(
    (item) =>
      `<div class="pic"><img src="${picturePath(item.id)}" alt="" width="200" height="140"><p>${subject(item.id)}掠影</p></div>`,
  );
  return `${heading(section)}<div class="pics">${cards.join('\n')}</div>`;
}

function outward(section: SectionPlan): string {
  const targets = [
    'http://www.gov.cn/zhuanti/fkyq/',
    'http://www.gov.cn/zhuanti/dsjy/',
    'http://www.sc.gov.cn/10462/ztzl/',
    'http://www.xinhuanet.com/politics/xxzl/',
    'http://www.people.com.cn/zt/fpgj/',
    'http://www.gov.cn/zhuanti/fgf/',
  ];
  const names = [
    '新冠肺炎疫情防控',
    '党史学习教育',
    '四川专题集锦',
    '学习专栏',
    '脱贫攻坚专题',
    '优化营商环境',
  ];
  const links = section.items.map(
    (_, index) =>
      `<li>${anchor(targets[index % 6] ?? '', `<img src="/images/zt${index % 6}.jpg" alt="${names[index % 6] ?? ''}" width="240" height="60">`, ' target="_blank"')}</li>`,
  );
  return `${heading(section)}<ul class="zt">${links.join('\n')}</ul>`;
}

/** Items of a guide section and the page of one: the eight elements. */
export function guide(site: SitePlan, item: ItemPlan, name: string): string {
  const digits = String((hash(site.seed, item.id) % 9000000) + 1000000);
  const rows: readonly (readonly [string, string])[] = [
    ['事项名称', name],
    ['实施主体', site.organizer],
    ['设定依据', '《中华人民共和国行政许可法》第十二条；《四川省行政许可事项目录》'],
    ['申请条件', '在本行政区域内依法登记的法人或者具有完全民事行为能力的自然人，且符合国家有关规定。'],
    ['办理材料', '1.申请表原件1份；2.身份证明复印件1份；3.相关证明材料原件及复印件各1份'],
    ['办理地点', `${site.regionName}政务服务中心二楼${item.id % 30}号窗口`],
    ['办理时间', '工作日上午9:00—12:00，下午13:30—17:00'],
    ['联系电话', `028-8${digits}`],
    ['办理流程', '申请→受理→审查→决定→送达'],
    ['办理期限', '法定20个工作日，承诺5个工作日'],
    ['收费标准', '不收费'],
  ];
  return `<table class="guide" border="1" width="100%">${rows.map(([key, value]) => `<tr><th width="120">${key}</th><td>${value}</td></tr>`).join('')}</table>
<p>表格下载：${anchor(documentPath(item.id, site.asOf - 500), '申请表（空表）.pdf')}　${anchor(documentPath(item.id + 1, site.asOf - 500), '申请表（样表）.pdf')}</p>`;
}

function guides(site: SitePlan, section: SectionPlan): string {
  const family = familyOf(site);
  const rows = section.items.map((item) => {
    const name = titleOf(site, section, item);
    return `<li>${anchor(family.articlePath(site, section, item), name)} <a class="btn" href="${escapeText(family.articlePath(site, section, item))}">办事指南</a> ${anchor('http://www.sczwfw.gov.cn/', '在线办理')}</li>`;
  });
  return `${heading(section)}<p>个人办事 | 法人办事 | 部门办事</p><ul class="guides">${rows.join('\n')}</ul>`;
}

/** Asked on `day`, answered within the week. */
export function answerDay(item: ItemPlan): number {
  return (item.day ?? 18900) + 1 + (item.id % 4);
}

/** One message and its answer. */
export function message(site: SitePlan, item: ItemPlan, title: string): string {
  return `<table class="message" width="100%"><tr><th>信件标题</th><td>${title}</td></tr><tr><th>来信人</th><td>${person(site, item.id).slice(0, 1)}**</td></tr>
<tr><th>来信时间</th><td>${iso(item.day ?? 18900)}</td></tr><tr><th>来信内容</th><td>您好，请问${title.replace('关于', '').replace('的咨询', '')}，需要哪些条件？谢谢。</td></tr>
<tr><th>办理状态</th><td>已回复</td></tr><tr><th>回复单位</th><td>${site.organizer}</td></tr><tr><th>回复时间</th><td>${iso(Math.min(answerDay(item), site.asOf - 1))}</td></tr>
<tr><th>回复内容</th><td>您好，来信收悉。经研究，现答复如下：请携带身份证明到${site.regionName}政务服务中心窗口办理。感谢您的关注。</td></tr></table>`;
}

function messages(site: SitePlan, section: SectionPlan): string {
  const family = familyOf(site);
  const rows = section.items.map(
    (item) =>
      `<tr><td>${anchor(family.articlePath(site, section, item), titleOf(site, section, item))}</td><td>${iso(item.day ?? 18900)}</td><td>已回复</td><td>${iso(Math.min(answerDay(item), site.asOf - 1))}</td></tr>`,
  );
  return `${heading(section)}<form method="post" action="/search.html" class="letter"><h4>我要写信</h4><p>姓名 <input name="name"> 电话 <input name="tel"></p>
<p>标题 <input name="title" size="50"></p><p>内容 <textarea name="content" rows="4" cols="60"></textarea></p><p>验证码 <input name="code" size="6"> <input type="submit" value="提交"></p></form>
<table class="list letters" width="100%"><tr><th>信件标题</th><th>来信时间</th><th>办理状态</th><th>回复时间</th></tr>${rows.join('\n')}</table>`;
}

const NOTHING: Readonly<Record<Exclude<Blankness, 'empty-list' | 'alert-entry'>, string>> = {
  'no-content': '<ul class="list"><li>暂无内容</li></ul>',
  'no-information': '<div class="list"><p align="center">暂无信息！</p></div>',
  construction: '<div class="list"><p align="center">栏目正在建设中……</p></div>',
  'zero-count': '<ul class="list"></ul><div class="pages">共0条记录 第1/1页</div>',
};

function blank(site: SitePlan, section: SectionPlan): string {
  const kind = section.blankness;
  if (kind === null || kind === 'empty-list' || kind === 'alert-entry') {
    return familyOf(site).list({ site, section, rows: [], page: 1, pages: 1, total: 0 });
  }
  return `${heading(section)}${NOTHING[kind]}`;
}

/** The bare kind of parent: names of its sub-sections and nothing else. */
export function bareParent(site: SitePlan, section: SectionPlan): string {
  const family = familyOf(site);
  const links = childrenOf(site, section).map(
    (child) => `<li class="card">${anchor(entryHref(site, family, child), child.name)}</li>`,
  );
  return `${heading(section)}<ul class="cards">${links.join('\n')}</ul>`;
}

function article(site: SitePlan, section: SectionPlan): string {
  // A date deep in the text (a ruling's day) is no date of publication; monthsBefore keeps it well in the past.
  const decided = iso(monthsBefore(site.asOf, 30));
  return `${heading(section)}<div class="single"><h2>${site.organizer}${section.name}</h2>${prose(site, section.number, 4)}
<p>一、主要职责。贯彻执行国家有关方针政策（自${decided}起施行）。</p><p>二、办公地址：${site.regionName}人民路${section.number % 200}号。办公时间：9:00—17:00。</p></div>`;
}

/** The main part of every section that is no list. */
export function staticForm(site: SitePlan, section: SectionPlan): string {
  switch (section.form) {
    case 'article':
      return article(site, section);
    case 'portraits':
      return portraits(site, section);
    case 'pictures':
      return pictures(section);
    case 'links':
      return outward(section);
    case 'document':
      return `${heading(section)}<div class="doc"><iframe src="${documentPath(section.number, site.asOf - 200)}" width="100%" height="500"></iframe><p>${anchor(documentPath(section.number, site.asOf - 200), '政府公报（全文）.pdf')}</p></div>`;
    case 'guides':
      return guides(site, section);
    case 'messages':
      return messages(site, section);
    case 'blank':
      return blank(site, section);
    default:
      return bareParent(site, section);
  }
}
