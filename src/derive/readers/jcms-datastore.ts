// 大汉 JCMS: rows lie in <script type="text/xml"><datastore>…<record><![CDATA[<li>…]]></record>, a script shows them.
import type { ScriptReader } from './reader.ts';

const RECORD = /<record>\s*(?:<!\[CDATA\[([\s\S]*?)\]\]>|([\s\S]*?))\s*<\/record>/gi;

export const jcmsDatastore: ScriptReader = {
  name: 'jcms-datastore',
  read({ code }) {
    if (!/<(?:datastore|recordset)\b/i.test(code)) return null;
    const records = [...code.matchAll(RECORD)]
      .map(([, wrapped, plain]) => (wrapped ?? plain ?? '').trim())
      .filter((record) => record !== '');
    const inTable = records.some((record) => /^<tr\b/i.test(record));
    const rows = records
      .map((record) => (/^<(?:li|tr|div|table|dl|ul)\b/i.test(record) ? record : `<div>${record}</div>`))
      .join('');
    if (rows === '') return { reader: this.name, html: '' };
    return { reader: this.name, html: inTable ? `<table>${rows}</table>` : `<ul>${rows}</ul>` };
  },
};
