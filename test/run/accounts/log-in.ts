// 办公室账号会话: what an inspector leaves in the browser's profile by logging in.
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../../../src/gather/browser/find.ts';
import { SESSION } from '../../province/platforms/sightings.ts';

/** @param folder of the workspace */
export async function logInToWeibo(folder: string): Promise<void> {
  const found = findBrowser();
  if (!found) throw new Error('no browser on this machine');
  const context = await chromium.launchPersistentContext(join(folder, 'accounts', 'browser'), {
    executablePath: found.path,
    headless: true,
    chromiumSandbox: false,
  });
  const expires = Math.floor(Date.now() / 1000) + 86_400;
  const cookies = SESSION.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return { name, value, domain: '.weibo.com', path: '/', expires };
  });
  await context.addCookies(cookies);
  await context.close();
}
