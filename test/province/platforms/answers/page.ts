// Pages whose own script fetches the list and signs the request: what a browser finds on 抖音, 快手, 头条, B站.
import type { Answer } from '../../answer.ts';
import { escapeHtml, html } from '../ask.ts';

export interface Fetching {
  readonly title: string;
  /** Fetched one after another. */
  readonly calls: readonly { readonly url: string; readonly body?: string }[];
}

/** The answers' texts land in the page's body, as far as they are JSON; else 网络异常. */
export function scriptedPage({ title, calls }: Fetching): Answer {
  const list = JSON.stringify(calls).replaceAll('<', '\\u003c');
  return html(`<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body><div id="root"></div>
<script>
(async function () {
  var calls = ${list}, root = document.getElementById('root');
  for (var index = 0; index < calls.length; index += 1) {
    var call = calls[index], box = document.createElement('pre');
    root.appendChild(box);
    try {
      var options = { credentials: 'include' };
      if (call.body !== undefined) {
        options.method = 'POST';
        options.body = call.body;
        options.headers = { 'Content-Type': call.body.charAt(0) === '{' ? 'application/json' : 'application/x-www-form-urlencoded' };
      }
      var response = await fetch(call.url, options);
      box.textContent = JSON.stringify(await response.json());
    } catch (error) {
      box.textContent = '网络异常';
    }
  }
  document.body.setAttribute('data-done', '1');
})();
</script></body></html>`);
}
