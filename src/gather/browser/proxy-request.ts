// Reads the head of one proxied request and writes it as the site is to see it.

export interface ProxyRequest {
  readonly method: string;
  readonly host: string;
  readonly port: number;
  /** The request's head in origin form, ready to send; empty for CONNECT. */
  readonly head: string;
  /** Bytes of body that follow; null when it is chunked or the connection changes its protocol (refused). */
  readonly bodyBytes: number | null;
}

const HOP_HEADERS = /^(proxy-connection|proxy-authorization|keep-alive)\s*:/i;

function authority(text: string, defaultPort: number): { host: string; port: number } | null {
  const match = /^(\[[0-9a-f:.]+\]|[^:@/]+)(?::(\d{1,5}))?$/i.exec(text);
  const port = match?.[2] === undefined ? defaultPort : Number(match[2]);
  return match?.[1] === undefined || port > 65_535 ? null : { host: match[1].replace(/^\[|\]$/g, ''), port };
}

function bodyBytes(lines: readonly string[]): number | null {
  if (lines.some((line) => /^(transfer-encoding|upgrade)\s*:/i.test(line))) return null;
  const length = lines
    .map((line) => /^content-length\s*:\s*(\d+)/i.exec(line)?.[1])
    .find((value) => value !== undefined);
  return Number(length ?? 0);
}

/** @param text everything up to the blank line, without it. Null when it is no request a proxy can take. */
export function readProxyRequest(text: string): ProxyRequest | null {
  const [start = '', ...lines] = text.split('\r\n');
  const [method = '', target = '', version = ''] = start.split(' ');
  if (method === 'CONNECT') {
    const to = authority(target, 443);
    return to && { method, ...to, head: '', bodyBytes: 0 };
  }
  const match = /^http:\/\/([^/?#]*)(.*)$/i.exec(target);
  const to = authority(match?.[1] ?? '', 80);
  if (!match || !to) return null;
  const path = match[2] === undefined || !match[2].startsWith('/') ? `/${match[2] ?? ''}` : match[2];
  const kept = lines.filter((line) => !HOP_HEADERS.test(line) && !/^connection\s*:/i.test(line));
  const head = [`${method} ${path} ${version}`, ...kept, 'Connection: keep-alive', '', ''].join('\r\n');
  return { method, ...to, head, bodyBytes: bodyBytes(lines) };
}
