// Plain tables on a terminal, aligned by display width: a Chinese character takes two columns.
import stringWidth from 'string-width';

const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));
const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - stringWidth(text))) + text;

/** The first column is aligned left, the others right (numbers) or left (words). */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  others: 'right' | 'left' = 'right',
): string {
  const all = [header, ...rows];
  const widths = header.map((_name, index) =>
    all.reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? '')), 0),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => (index === 0 || others === 'left' ? padEnd : padStart)(cell, widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map((row) => `${line(row)}\n`).join('');
}
