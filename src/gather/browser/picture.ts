// Takes the full-page picture of the page in a tab and has it stamped with its address and time.
import { isoAt } from '../../model/calendar.ts';
import type { RenderedPage } from '../browser-port.ts';
import { CdpError, type Send } from './cdp.ts';
import { imagesExpression, type PageSize } from './in-page/images.ts';
import { stampExpression } from './in-page/stamp.ts';
import type { BrowserSettings } from './settings.ts';
import type { Tab } from './tab.ts';

type Page = Omit<RenderedPage, 'screenshot'>;

async function sizeWithImages(tab: Tab, waitMs: number): Promise<PageSize> {
  await tab.block(false);
  const { executionContextId } = await tab.send('Page.createIsolatedWorld', { frameId: tab.frameId, worldName: 'xunjian' });
  const answer = await tab.send('Runtime.evaluate', {
    expression: imagesExpression(waitMs), contextId: executionContextId, awaitPromise: true, returnByValue: true,
  });
  if (answer.exceptionDetails) throw new CdpError('refused', 'the page could not be measured');
  return answer.result.value as PageSize;
}

/** What the bar says; the time is Asia/Shanghai's. */
export function stampLines(page: Page, cutAt: number | null): readonly string[] {
  const time = isoAt(page.fetchedAt).slice(0, 19).replace('T', ' ');
  const cut = cutAt === null ? '' : `　页面较长，仅截取上部 ${String(cutAt)} 像素`;
  return [`网址：${page.finalUrl}`, `截图时间：${time}（北京时间）　状态码：${String(page.status)}${cut}`];
}

/**
 * @param stamper the session of an empty tab of ours, where the bar is drawn.
 * @param until epoch ms: images are not waited for longer. Throws CdpError when no picture could be taken.
 */
export async function takePicture(
  tab: Tab, stamper: Send, page: Page, settings: BrowserSettings, until: number,
): Promise<Uint8Array> {
  const { maxHeight, quality, imagesMs } = settings.picture;
  try {
    const size = await sizeWithImages(tab, Math.max(0, Math.min(imagesMs, until - Date.now())));
    const height = Math.min(size.height, maxHeight);
    const shot = await tab.send('Page.captureScreenshot', {
      // Nearly lossless here; the wanted quality is that of the one picture that is kept.
      format: 'jpeg', quality: 92, captureBeyondViewport: true,
      clip: { x: 0, y: 0, width: size.width, height, scale: 1 },
    });
    const lines = stampLines(page, size.height > height ? height : null);
    const answer = await stamper('Runtime.evaluate', {
      expression: stampExpression({ picture: shot.data, lines, quality: quality / 100 }),
      awaitPromise: true, returnByValue: true,
    });
    if (answer.exceptionDetails) throw new CdpError('refused', answer.exceptionDetails.exception?.description ?? 'no stamp');
    return new Uint8Array(Buffer.from(String(answer.result.value), 'base64'));
  } finally {
    await tab.block(true);
  }
}
