// Header lines as Node's parser hands them, as the record that answers carry.

/** Lower-case names; a repeated header joined by `\n`. `raw` is name, value, name, value, … */
export function headersOfAnswer(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase();
    const value = raw[index + 1] ?? '';
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}\n${value}` : value;
  }
  return headers;
}
