// A single-page application: every address answers the same shell, a script asks for JSON and draws.
import { head } from './chrome.ts';
import type { Family } from './family.ts';
import { kaipu } from './kaipu.ts';

/** Each address answers an empty shell; the same page, ready, comes as JSON from `/api/page`. */
export const spa: Family = {
  ...kaipu,
  id: 'spa',
  server: 'nginx',
  colour: '#2d5aa0',
  style: '/static/css/app.7f3c1e.css',
  sectionPath: (_site, section, page) => `/channel/${section.number}${page === 1 ? '' : `?page=${page}`}`,
  articlePath: (_site, _section, item) => `/detail/${item.id}`,
};

/** The shell, without a word of content. */
export function shell(frame: Parameters<Family['document']>[0]): string {
  return `<!DOCTYPE html><html lang="zh">${head(frame, `<link href="${spa.style}" rel="stylesheet">`)}
<body><noscript><strong>请启用JavaScript后继续访问本网站。</strong></noscript><div id="app"></div>
<script src="/static/js/chunk-vendors.5a1b.js"></script><script src="/static/js/app.91cf.js"></script></body></html>`;
}
