// Takes the full-page picture of the page in a tab and has it stamped with its address and time.
import { isoAt } from '../../model/calendar.ts';
import type { RenderedPage } from '../browser-port.ts';
import { CdpError } from './cdp.ts';
import { imagesExpression, type PageSize } from './in-page/images.ts';
import { stampExpression } from './in-page/stamp.ts';
import type { BrowserSettings } from './settings.ts';
import type { Tab } from './tab.ts';

type Page = Omit<RenderedPage, 'screenshot'>;

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

/**
 * The page itself is changed by it: take it last.
 * @param until epoch ms: images are not waited for longer. Throws CdpError when no picture could be taken.
 */
export async function takePicture(
  tab: Tab,
  page: Page,
  settings: BrowserSettings,
  until: number,
): Promise<Uint8Array> {
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
    const bar = Number(await evaluate(tab, world, stampExpression(lines)));
    const shot = await tab.send('Page.captureScreenshot', {
      format: 'jpeg',
      quality,
      captureBeyondViewport: true,
      optimizeForSpeed: true,
      clip: { x: 0, y: 0, width: size.width, height: height + bar, scale: 1 },
    });
    return new Uint8Array(Buffer.from(shot.data, 'base64'));
  } finally {
    await tab.block(true);
  }
}
