// The small picture of the place a finding speaks of: framed, stamped, found by path, by address or by words. Its pixels
// are read by Chromium itself.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Crop, Place, RenderedPage } from '../../../src/gather/browser-port.ts';
import { browserFor, fakeDialer, settingsWith, startSite, type Site } from './bench.ts';

const LIST = `<div class="head" style="height:300px;background:#ddd"><ul><li><a href="/tzgg/">通知公告</a></li>
  <li><a href="javascript:alert('建设中')">规划计划</a></li><li><a href="http://192.168.1.9/oa">办公系统</a></li></ul></div>
  <div class="main" style="height:900px"><h3>通知公告</h3>
  <ul id="list" style="height:200px;width:500px;margin:0 0 0 300px;background:#cfc"><li>第一条</li></ul></div>`;
const BLANK = `<div style="height:300px">首页 &gt; 规划计划</div><div class="body" style="height:400px;width:900px;background:#cfc">
  <p style="margin:0"><span>暂无内容</span></p></div>`;
const READER = `<canvas></canvas><script>const i=new Image();i.onload=()=>{const c=document.querySelector('canvas');
  c.width=i.width;c.height=i.height;const x=c.getContext('2d');x.drawImage(i,0,0);const d=x.getImageData(0,0,i.width,i.height).data;
  const red=[],bar=[];for(let y=0;y<i.height;y++)for(let k=0;k<i.width;k++){const p=4*(y*i.width+k),[r,g,b]=[d[p],d[p+1],d[p+2]];
  if(r>180&&g<60&&b<80)red.push([k,y]);if(r<60&&g<90&&b>50&&b<120)bar.push(y);}
  const of=(n)=>{const v=red.map((e)=>e[n]).sort((a,b)=>a-b);return [v[0],v[v.length-1]]};
  const m=document.createElement('p');m.id='said';m.textContent=JSON.stringify({width:i.width,height:i.height,x:of(0),y:of(1),bar:bar.length/i.width});
  document.body.append(m)};i.src='/picture'</script>`;

let site: Site;
let browser: Browser;
let picture = new Uint8Array(0);

beforeAll(async () => {
  site = await startSite({
    '/list': `<body style="margin:0">${LIST}`,
    '/blank': `<body style="margin:0">${BLANK}`,
    '/framed':
      '<body style="margin:0"><div>头</div><iframe src="/list" style="width:1000px;height:700px;border:0"></iframe>',
    '/tall': '<body style="margin:0"><div id="all" style="height:5000px"></div>',
    '/reader': READER,
    '/picture': (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      response.end(picture);
    },
  });
  const crop = { margin: 40, minWidth: 700, maxHeight: 600, most: 2 };
  browser = browserFor(fakeDialer(site.port), settingsWith({ picture: { crop } }));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(path: string, places: boolean | readonly Place[]): Promise<RenderedPage> {
  const result = await browser.open({
    url: `http://www.example.gov.cn${path}`,
    deadlineMs: 20_000,
    shoot: async () => places,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const at = (place: Partial<Place>): Place => ({ selector: '', words: [], ...place });

async function cropOf(path: string, place: Partial<Place>): Promise<Crop> {
  const { crops } = await open(path, [at(place)]);
  const crop = crops?.[0];
  if (!crop) throw new Error('no crop');
  return crop;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** From the first to the last red pixel, either way. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Rows' worth of the bar's blue. */
  readonly bar: number;
}

/** What is to be seen on it. */
async function pixelsOf(crop: Crop): Promise<Pixels> {
  picture = new Uint8Array(crop.picture);
  const { html } = await open('/reader', false);
  const said = /<p id="said">(.*?)<\/p>/.exec(html)?.[1];
  if (said === undefined) throw new Error(`the picture was not read: ${html}`);
  return JSON.parse(said.replaceAll('&quot;', '"')) as Pixels;
}

it('frames the place of a path in red, with the page around it and a bar above', async () => {
  const crop = await cropOf('/list', { selector: '#list' });
  expect(crop.selector).toBe('#list');
  const { width, height, x, y, bar } = await pixelsOf(crop);
  expect(width).toBe(700);
  // 40 pixels above and below the 200, under a bar of two lines; the list is 540 wide.
  expect(height).toBe(62 + 40 + 200 + 40);
  expect(x[1] - x[0]).toBeGreaterThan(540);
  expect(x[1] - x[0]).toBeLessThan(552);
  expect(y[1] - y[0]).toBeGreaterThan(200);
  expect(y[1] - y[0]).toBeLessThan(212);
  expect(y[0]).toBeGreaterThan(62);
  expect(bar).toBeGreaterThan(40);
});

it('is beside the full picture, which bears no frame', async () => {
  const { screenshot, crops } = await open('/list', [at({ selector: '#list' })]);
  expect(screenshot?.length).toBeGreaterThan(crops?.[0]?.picture.length ?? 0);
  const { bar, x } = await pixelsOf({
    ...{ place: at({}), selector: '' },
    picture: screenshot ?? new Uint8Array(0),
  });
  expect(bar).toBeGreaterThan(40);
  expect(x).toEqual([null, null]);
});

it('finds the part of the page that says it is empty', async () => {
  const crop = await cropOf('/blank', { words: ['暂无内容', '规划计划'] });
  expect(crop.selector).toBe('html > body > div:nth-of-type(2)');
  expect((await pixelsOf(crop)).height).toBe(62 + 40 + 400 + 40);
});

it('finds a menu entry by its words, and a link by its address, and frames no more than that', async () => {
  const entry = await cropOf('/list', { words: ['规划计划'], link: '' });
  expect(entry.selector).toBe('html > body > div:nth-of-type(1) > ul > li:nth-of-type(2) > a');
  const { y, width } = await pixelsOf(entry);
  expect(width).toBe(700);
  expect(y[1] - y[0]).toBeLessThan(40);
  const link = await cropOf('/list', { link: 'http://192.168.1.9/oa' });
  expect(link.selector).toContain('li:nth-of-type(3) > a');
  const { crops } = await open('/list', [at({ link: 'http://www.example.gov.cn/no-such-link' })]);
  expect(crops).toEqual([]);
});

it('finds a path that leads into a frame, as the page was written down', async () => {
  const { html } = await open('/framed', false);
  expect(html).toContain('data-frame');
  const path = 'html > body > div:nth-of-type(2) > div:nth-of-type(2) > ul';
  const crop = await cropOf('/framed', { selector: path });
  expect(crop.selector).toBe(path);
  expect((await pixelsOf(crop)).height).toBe(62 + 40 + 200 + 40);
});

it('shows the upper part of a place that is too tall, and of a page where nothing is found', async () => {
  for (const place of [{ selector: '#all' }, { selector: 'html > main', words: ['没有的话'] }]) {
    const { height } = await pixelsOf(await cropOf('/tall', place));
    expect(height).toBeGreaterThan(600);
    expect(height).toBeLessThanOrEqual(62 + 40 + 600 + 40);
  }
});

it('shows several places of one page, none with the frame of another, and no more than the settings say', async () => {
  const places = ['#list', '#list', 'html > body'].map((selector) => at({ selector }));
  const { crops = [] } = await open('/list', places);
  expect(crops.map(({ selector }) => selector)).toEqual(['#list', '#list']);
  const [first, second] = crops;
  expect(Buffer.from(first?.picture ?? []).equals(Buffer.from(second?.picture ?? []))).toBe(true);
});
