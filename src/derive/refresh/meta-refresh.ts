// `<meta http-equiv="refresh">` parsed as the HTML standard says.

export interface MetaRefresh {
  readonly delaySeconds: number;
  /** As written; '' means the page itself. */
  readonly address: string;
}

/** Reads a `content` attribute; null when a browser would ignore it. */
export function parseRefresh(content: string): MetaRefresh | null {
  const head = /^\s*(?:(\d+)[\d.]*|(?=\.)[\d.]+)/.exec(content);
  if (!head) return null;
  const delaySeconds = Number(head[1] ?? 0);
  const rest = content.slice(head[0].length);
  if (rest === '') return { delaySeconds, address: '' };
  if (!/^[;,\s]/.test(rest)) return null;
  const written = rest.replace(/^\s*[;,]?\s*/, '');
  const named = /^url\s*=\s*/i.exec(written);
  const address = named ? written.slice(named[0].length) : written;
  const quote = address[0];
  if (quote !== '"' && quote !== "'") return { delaySeconds, address: address.trim() };
  const end = address.indexOf(quote, 1);
  return { delaySeconds, address: address.slice(1, end < 0 ? undefined : end).trim() };
}
