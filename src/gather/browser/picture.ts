// Takes the full-page picture of the page in a tab and small ones of places in it, all stamped with address and time.
import { isoAt } from '../../model/calendar.ts';
import type { Crop, Place, RenderedPage } from '../browser-port.ts';
import { CdpError } from './cdp.ts';
import { imagesExpression, type PageSize } from './in-page/images.ts';
import { placeExpression, UNMARK_EXPRESSION, type FramedPlace } from './in-page/place.ts';
import { stampExpression } from './in-page/stamp.ts';
import type { BrowserSettings } from './settings.ts';
import type { Tab } from './tab.ts';

type Page = Omit<RenderedPage, 'screenshot'>;
export type Pictures = Pick<RenderedPage, 'screenshot' | 'crops'>;

/** Of a page that was to be photographed and could not. */
export const NO_PICTURES: Pictures = { screenshot: null };

async function evaluate(tab: Tab, contextId: number, expression: string): Promise<unknown> {
  const answer = await tab.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (answer.exceptionDetails)
    throw new CdpError('refused', answer.exceptionDetails.exception?.description ?? 'no picture');
  return answer.result.value;
}

/** What the bar says; the time is Asia/Shanghai's. */
export function stampLines(page: Page, cutAt: number | null): readonly string[] {
  const time = isoAt(page.fetchedAt).slice(0, 19).replace('T', ' ');
  const cut = cutAt === null ? '' : `　页面较长，仅截取上部 ${String(cutAt)} 像素`;
  return [`网址：${page.finalUrl}`, `截图时间：${time}（北京时间）　状态码：${String(page.status)}${cut}`];
}

type Clip = FramedPlace['clip'];

async function capture(tab: Tab, clip: Clip, quality: number): Promise<Uint8Array> {
  const shot = await tab.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality,
    captureBeyondViewport: true,
    optimizeForSpeed: true,
    clip: { ...clip, scale: 1 },
  });
  return new Uint8Array(Buffer.from(shot.data, 'base64'));
}

/** Where and how the crops are taken: after the full picture, whose bar moved the page down. */
interface Stage {
  readonly tab: Tab;
  readonly world: number;
  readonly lines: readonly string[];
  readonly shift: number;
  readonly settings: BrowserSettings;
}

/** null when the place cannot be shown: the full picture still is. */
async function cropOf(place: Place, { tab, world, lines, shift, settings }: Stage): Promise<Crop | null> {
  const { margin, minWidth, maxHeight } = settings.picture.crop;
  const order = { place, lines, shift, margin, minWidth, maxHeight };
  try {
    const framed = (await evaluate(tab, world, placeExpression(order))) as FramedPlace | null;
    if (framed === null) return null;
    const picture = await capture(tab, framed.clip, settings.picture.quality);
    await evaluate(tab, world, UNMARK_EXPRESSION);
    return { place, picture, selector: framed.selector };
  } catch (error) {
    if (error instanceof CdpError && error.reason === 'refused') return null;
    throw error;
  }
}

async function cropsOf(places: readonly Place[], stage: Stage): Promise<readonly Crop[]> {
  const crops: Crop[] = [];
  for (const place of places.slice(0, stage.settings.picture.crop.most)) {
    const crop = await cropOf(place, stage);
    if (crop) crops.push(crop);
  }
  return crops;
}

/**
 * The page itself is changed by it: take it last.
 * @param until epoch ms: images are not waited for longer. Throws CdpError when no picture could be taken.
 */
export async function takePictures(
  tab: Tab,
  page: Page,
  settings: BrowserSettings,
  until: number,
  places: readonly Place[],
): Promise<Pictures> {
  const { maxHeight, quality, imagesMs } = settings.picture;
  await tab.block(false);
  try {
    const { executionContextId: world } = await tab.send('Page.createIsolatedWorld', {
      frameId: tab.frameId,
      worldName: 'xunjian',
    });
    const waitMs = Math.max(0, Math.min(imagesMs, until - Date.now()));
    const size = (await evaluate(tab, world, imagesExpression(waitMs))) as PageSize;
    const height = Math.min(size.height, maxHeight);
    const lines = stampLines(page, size.height > height ? height : null);
    const shift = Number(await evaluate(tab, world, stampExpression(lines)));
    const screenshot = await capture(tab, { x: 0, y: 0, width: size.width, height: height + shift }, quality);
    if (places.length === 0) return { screenshot };
    const stage = { tab, world, lines: stampLines(page, null), shift, settings };
    return { screenshot, crops: await cropsOf(places, stage) };
  } finally {
    await tab.block(true);
  }
}
