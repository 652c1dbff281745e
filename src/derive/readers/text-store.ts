// Rows kept as HTML in a <textarea> or a <script type="text/template"> that a script copies into the page.
import type { ScriptReader } from './reader.ts';

export const textStore: ScriptReader = {
  name: 'text-store',
  read({ code, tag, type }) {
    const store = tag === 'textarea' || /^text\/(?:html|template|plain|x-template)$/.test(type);
    if (!store || /\{\{|<%|\$\{|v-for|ng-repeat|\{#/.test(code)) return null;
    const rows = code.match(/<a\b[^>]*href/gi)?.length ?? 0;
    return rows >= 2 && /<(?:li|tr|div|p|dl)\b/i.test(code) ? { reader: this.name, html: code } : null;
  },
};
