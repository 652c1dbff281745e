// How Chromium is started: quiet, guarded and cheap.
import type { BrowserSettings } from './settings.ts';

export interface LaunchFacts {
  readonly settings: BrowserSettings;
  readonly userAgent: string;
  readonly proxyPort: number;
  readonly profile: string;
  readonly root: boolean;
}

/** Chromium talks to nobody but through our proxy, loopback included. */
const guarded = (port: number): readonly string[] => [
  `--proxy-server=http://127.0.0.1:${String(port)}`,
  '--proxy-bypass-list=<-loopback>',
  '--disable-quic',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy',
  '--dns-prefetch-disable',
];

const QUIET = [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-dev-shm-usage',
  '--disable-hang-monitor',
  '--disable-notifications',
  '--mute-audio',
  '--hide-scrollbars',
  '--block-new-web-contents',
  '--password-store=basic',
  '--use-mock-keychain',
];

// One renderer per context (a zygote forks it), the network stack and the compositor's service in the main process: measured, each of
// them saves processor time per page. Frames of other origins stay in the page's process, so that one session sees all.
const CHEAP = [
  '--renderer-process-limit=1',
  '--disable-site-isolation-trials',
  '--enable-features=NetworkServiceInProcess2',
  '--in-process-gpu',
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

// HTTP stays HTTP, as the address says; a page of a loopback test bench may load from another one.
const FEATURES_OFF = [
  'site-per-process',
  'IsolateOrigins',
  'IsolateSandboxedIframes',
  'SpareRendererForSitePerProcess',
  'BackForwardCache',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LocalNetworkAccessChecks',
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'AcceptCHFrame',
  'PaintHolding',
  'Prerender2',
];

export function launchFlags(facts: LaunchFacts): readonly string[] {
  const { settings } = facts;
  return [
    ...QUIET,
    ...CHEAP,
    ...guarded(facts.proxyPort),
    `--disable-features=${FEATURES_OFF.join(',')}`,
    // Whether the certificate is right is the fetching ladder's fact; the browser is to show what there is.
    '--ignore-certificate-errors',
    ...(facts.root || !settings.process.sandbox ? ['--no-sandbox'] : []),
    `--window-size=${String(settings.viewport.width)},${String(settings.viewport.height)}`,
    `--user-agent=${facts.userAgent}`,
    '--lang=zh-CN',
    `--accept-lang=${settings.language.replace(/;q=[\d.]+/g, '')}`,
    `--user-data-dir=${facts.profile}`,
    '--remote-debugging-pipe',
    'about:blank',
  ];
}
