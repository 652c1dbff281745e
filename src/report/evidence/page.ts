// index.html of an evidence pack: opens anywhere without a network, and runs nothing.
import { printableText } from '../printable.ts';
import { EVIDENCE_COLUMNS, type EvidenceColumn } from './columns.ts';
import type { EvidenceRecord } from './record.ts';

export interface PackHead {
  /** Chinese: what is said above the table, a line each. */
  readonly title: string;
  readonly lines: readonly (readonly [name: string, text: string])[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string): string =>
  printableText(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

const link = (address: string, text: string): string =>
  `<a href="${escaped(address)}" target="_blank" rel="noopener noreferrer">${escaped(text)}</a>`;

/** Only what leads to a page may be followed: an address found on a page may be a script. */
const addressCell = (address: string): string =>
  /^https?:\/\//i.test(address) ? link(address, address) : escaped(address);

function cellOf({ cell, holds }: EvidenceColumn, record: EvidenceRecord): string {
  if (holds === 'files')
    return record.files
      .map(({ name, title, fetchedAt }) => `${link(name, `${title} ${name}`)} ${escaped(fetchedAt)}`)
      .join('<br>');
  const text = String(cell(record) ?? '');
  return holds === 'address' ? addressCell(text) : escaped(text);
}

const STYLE = `body{font:14px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;margin:24px;color:#222}
h1{font-size:20px}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{color:#666}dd{margin:0}
div{overflow-x:auto}table{border-collapse:collapse;min-width:2400px}
th,td{border:1px solid #bbb;padding:4px 8px;vertical-align:top;text-align:left;overflow-wrap:anywhere}
th{background:#eef2f6;white-space:nowrap}td{max-width:360px;min-width:48px}
p{color:#666}@media print{table{min-width:0;font-size:9px}}`;

/** The policy that allows nothing but the style above. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const NOTE =
  '页面源码和应答记录按收到的原样以纯文本（.txt）保存，打开不会运行其中的任何内容，文字编码以原页面为准。各文件的 SHA-256 见 sha256sums.txt，可用 sha256sum -c sha256sums.txt 核对。';

export function evidencePage({ title, lines }: PackHead, records: readonly EvidenceRecord[]): string {
  const heading = EVIDENCE_COLUMNS.map(({ header }) => `<th>${escaped(header)}</th>`).join('');
  const rows = records.map(
    (record) => `<tr>${EVIDENCE_COLUMNS.map((one) => `<td>${cellOf(one, record)}</td>`).join('')}</tr>\n`,
  );
  const about = lines.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>\n`);
  const table = `<div><table>\n<thead><tr>${heading}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table></div>`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<dl>
${about.join('')}</dl>
${records.length === 0 ? '<p>没有要列出的问题。</p>' : table}
<p>${escaped(NOTE)}</p>
</body>
</html>
`;
}
