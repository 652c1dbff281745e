// One tab of Chromium: its session, and what is set up in it once.
import { watchScript } from './in-page/watch.ts';
import { CdpError, type CdpConnection, type Send } from './cdp.ts';
import type { CdpEvent } from './events.ts';
import type { BrowserSettings } from './settings.ts';

export interface Tab {
  readonly send: Send;
  /** The main frame; the same for the tab's whole life. */
  readonly frameId: string;
  /** Replaces the listener; null for none. */
  listen(listener: ((event: CdpEvent) => void) | null): void;
  /** Whether images are kept out for now. */
  block(on: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Of answers' bodies, per tab: enough for what scripts are told instead of rows, too little for pictures. */
const KEPT_BYTES = 1_000_000;
const KEPT_BYTES_EACH = 16_000;

async function prepare(send: Send, settings: BrowserSettings): Promise<string> {
  const [tree] = await Promise.all([
    send('Page.getFrameTree'),
    send('Page.enable'),
    send('Network.enable', { maxTotalBufferSize: KEPT_BYTES, maxResourceBufferSize: KEPT_BYTES_EACH }),
    send('Network.setBypassServiceWorker', { bypass: true }),
    send('Network.setBlockedURLs', { urls: [...settings.blocked] }),
    send('Page.addScriptToEvaluateOnNewDocument', { source: watchScript(settings) }),
  ]);
  return tree.frameTree.frame.id;
}

/** Opens a tab in a browser context. Throws CdpError. */
export async function openTab(
  connection: CdpConnection,
  contextId: string,
  settings: BrowserSettings,
): Promise<Tab> {
  const browser = connection.sender();
  const { targetId } = await browser('Target.createTarget', {
    url: 'about:blank',
    browserContextId: contextId,
  });
  const { sessionId } = await browser('Target.attachToTarget', { targetId, flatten: true });
  const send = connection.sender(sessionId);
  let listener: ((event: CdpEvent) => void) | null = null;
  connection.listen(sessionId, (event) => {
    if (event.method === 'Page.javascriptDialogOpening') answerDialog(send, event.params.type);
    listener?.(event);
  });
  const frameId = await prepare(send, settings);
  return {
    send,
    frameId,
    listen: (next) => {
      listener = next;
    },
    block: async (on) => {
      await send('Network.setBlockedURLs', { urls: on ? [...settings.blocked] : [] });
    },
    close: async () => {
      connection.drop(sessionId);
      await browser('Target.closeTarget', { targetId });
    },
  };
}

/** Dismissed; only "leave this page?" is agreed to, so that the next visit can begin. */
function answerDialog(send: Send, type: string): void {
  send('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' }).catch((error: unknown) => {
    // It may have closed by itself or with its tab.
    if (!(error instanceof CdpError)) throw error;
  });
}
