// The inspector's browser: an ordinary Chromium with a profile of the office's own, in which somebody has logged in. Its
// traffic goes through the guarded proxy like all of ours; nothing about it is disguised.
import { mkdir } from 'node:fs/promises';
import { chromium, type BrowserContext } from 'playwright';
import type { Dialer } from '../../../fetch/dialer.ts';
import { startProxy } from '../../browser/proxy.ts';

export interface PresentOptions {
  readonly executablePath: string;
  /** Where its cookies live, absolute; made when missing, for this user alone. */
  readonly profile: string;
  /** Without a window: for benches; a person cannot help then. */
  readonly headless: boolean;
  readonly dialer: Dialer;
  readonly connectMs: number;
  /** Chromium's own sandbox; it refuses it as root. */
  readonly sandbox: boolean;
  /** Whether wrong certificates pass: only where connections are led elsewhere (`--connect-to`), never on the real net. */
  readonly anyCertificate: boolean;
}

export interface PresentBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** @throws Error when Chromium does not start: no display, or the profile is in use. */
export async function openPresentBrowser(options: PresentOptions): Promise<PresentBrowser> {
  const { executablePath, profile, headless, dialer, connectMs, sandbox, anyCertificate } = options;
  await mkdir(profile, { recursive: true, mode: 0o700 });
  const proxy = await startProxy(dialer, connectMs);
  try {
    const context = await chromium.launchPersistentContext(profile, {
      ...{ executablePath, headless, chromiumSandbox: sandbox, ignoreHTTPSErrors: anyCertificate },
      proxy: { server: `http://127.0.0.1:${String(proxy.port)}`, bypass: '<-loopback>' },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: headless ? { width: 1280, height: 900 } : null,
      args: ['--disable-quic', '--disable-background-networking', '--no-first-run'],
    });
    return {
      context,
      async close() {
        await context.close();
        await proxy.close();
      },
    };
  } catch (error) {
    await proxy.close();
    throw error;
  }
}
