// CSV as a spreadsheet program saves it: UTF-8 with a mark, rows ending in CR LF.

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function csv(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\ufeff${[headers, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
