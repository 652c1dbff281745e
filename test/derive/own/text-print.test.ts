// Texts known again by their prints: what may differ, and what may not.
import { describe, expect, it } from 'vitest';
import { isProse, printDistance, sameText, textPrint } from '../../../src/derive/own/text-print.ts';
import type { TextPrint } from '../../../src/model/text-print.ts';
import { READERS } from '../../gather/site/real-parts.ts';
import { page } from '../../gather/site/pages.ts';
import { Rng } from '../../province/rng.ts';

const NEAR = 3;

function words(seed: string, lines = 40): readonly string[] {
  const rng = new Rng(seed);
  const parts = '推进 项目 建设 安全 检查 落实 政策 服务 企业 群众 环境 治理 资金 管理 培训 督查'.split(' ');
  return Array.from({ length: lines }, () => Array.from({ length: 10 }, () => rng.pick(parts)).join(''));
}

function printOf(lines: readonly string[]): TextPrint {
  const print = textPrint(lines);
  if (print === null) throw new Error('too short');
  return print;
}

describe('a print', () => {
  it('is the same for the same words, whatever stands between them', () => {
    const text = words('a', 8);
    expect(printOf(text)).toEqual(printOf([text.join(' 　，。\n')]));
    expect(printOf(text).content).toBeLessThan(2 ** 52);
    for (const half of printOf(text).near) expect(half).toBe(half >>> 0);
  });

  it('is near when two words of a long text differ, and far for another text', () => {
    const text = words('a');
    const edited = [...text.slice(0, -1), `${text.at(-1) ?? ''}等`];
    expect(sameText(printOf(text), printOf(edited), NEAR)).toBe(true);
    expect(printDistance(printOf(text), printOf(words('b')))).toBeGreaterThan(10);
    expect(sameText(printOf(text), printOf(words('b')), NEAR)).toBe(false);
  });

  it.each([
    ['今年为2020年，共12件', '今年为2021年，共12件'],
    ['自二〇二〇年起施行', '自二〇二一年起施行'],
  ])('of another year is another text: %s', (last, now) => {
    const text = words('a');
    expect(sameText(printOf([...text, last]), printOf([...text, now]), NEAR)).toBe(false);
  });

  it('is not made of a few words', () => {
    expect(textPrint(['详见附件。'])).toBeNull();
    expect(textPrint([])).toBeNull();
  });
});

it.each([
  ['发布时间：2021-12-17 09:28 来源：县政府办公室', false],
  ['您当前的位置：首页 政务公开 通知公告', false],
  ['浏览次数：1234567890', false],
  ['各乡镇人民政府要按照部署抓好工作落实。', true],
])('%s: part of the text? %s', (line, expected) => {
  expect(isProse(line, 18)).toBe(expected);
});

describe('the print of a page read', () => {
  async function read(content: string): Promise<TextPrint | null> {
    const body = new TextEncoder().encode(page({ title: '关于某事的通知', content }));
    const url = 'http://www.example.gov.cn/tzgg/202112/t20211217_1.html';
    const about = { url, finalUrl: url, status: 200, headers: {}, asOf: '2021-12-20' as never };
    const { lines, reading } = await READERS.readPage(body, about);
    expect(reading.kind).toBe('article');
    return lines.text;
  }
  const text = (day: string, visits: number): string =>
    `<h1>关于某事的通知</h1><p>发布时间：${day} 来源：县政府办公室 浏览次数：${visits}</p>
     <div class="text">${words('x', 6)
       .map((line) => `<p>${line}。</p>`)
       .join('')}</div>`;

  it('leaves out its date and how often it was read', async () => {
    const print = await read(text('2021-12-17', 12));
    expect(print).not.toBeNull();
    expect(await read(text('2021-12-19', 2345))).toEqual(print);
  });
});
