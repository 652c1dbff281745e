// A page's reading in words, for a person.
import type { ListReading, PageKind, PageReading } from '../artifacts/page-reading.ts';

const KINDS: Readonly<Record<PageKind, string>> = {
  home: '首页',
  section: '栏目页',
  channel: '频道页（含多个子栏目）',
  article: '文章页',
  guide: '办事指南',
  'message-list': '信件列表',
  search: '搜索结果',
  error: '错误页',
  challenge: '防护系统的验证页',
  shell: '由脚本生成的空壳页',
  other: '其他',
};

const ROLES = { main: '主列表', block: '板块', aside: '附栏' } as const;
const ROWS_SHOWN = 5;

/** Lines of Chinese text, each ended. */
export function describeReading(reading: PageReading): string {
  const { published, blank } = reading;
  const lines = [
    `网址　　：${reading.finalUrl}（${reading.status}，${reading.charset}）`,
    `标题　　：${reading.title || '（无）'}`,
    `页面类型：${KINDS[reading.kind]}${reading.challenge === null ? '' : `（${reading.challenge}）`}${reading.softNotFound ? '，内容为“页面不存在”' : ''}`,
    `位置　　：${reading.breadcrumb.map(({ name }) => name).join(' > ') || '（无）'}`,
    `发布日期：${published.date ?? '未读到'}${published.time === null ? '' : ` ${published.time}`}${published.date === null ? '' : `（依据：${published.basis}${published.certain ? '' : '，不确定'}）`}`,
    `最新一条：${reading.newest ?? '未读到'}`,
    `是否空白：${blank.is ? `是，${blank.why}` : '否'}`,
    ...(reading.needsBrowser === null ? [] : [`需浏览器：${reading.needsBrowser}`]),
    ...(reading.redirect === null ? [] : [`自动跳转：${reading.redirect.url}`]),
    `链接　　：${reading.links.length} 个，无效地址 ${reading.oddLinks.length} 个`,
    ...entryLines(reading),
    ...reading.lists.flatMap(listLines),
  ];
  return `${lines.join('\n')}\n`;
}

function entryLines({ entries }: PageReading): string[] {
  return entries.length === 0
    ? []
    : [
        `栏目入口：${entries.map(({ name, problem }) => (problem === null ? name : `${name}（${problem}）`)).join('、')}`,
      ];
}

function listLines(list: ListReading): string[] {
  const { rows } = list;
  const head = `\n${ROLES[list.role]}“${list.name || '未命名'}”：${rows.length} 条${list.hidden ? '，未显示' : ''}`;
  const shown = rows.slice(0, ROWS_SHOWN).map(({ title, date }) => `  ${date ?? '无日期　　'}  ${title}`);
  return [head, ...shown, ...(rows.length > ROWS_SHOWN ? [`  …… 另有 ${rows.length - ROWS_SHOWN} 条`] : [])];
}
