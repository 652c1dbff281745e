// A plain visitor for the province's own tests: sends one request to its port, follows redirects when told.
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface Visit {
  /** 0 when the connection was dropped. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly bytes: Buffer;
  /** Decoded as the header or else the first meta tag says; UTF-8 when that decodes without fault. */
  readonly text: string;
  readonly finalUrl: string;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('gbk').decode(bytes);
  }
}

/** One request, no redirect followed. Waits at most `patienceMs` for an answer. */
export async function ask(port: number, url: string, method = 'GET', patienceMs = 4000): Promise<Visit> {
  const target = new URL(url);
  const send = target.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve) => {
    const dropped = (): void =>
      resolve({ status: 0, headers: {}, bytes: Buffer.alloc(0), text: '', finalUrl: url });
    const request = send(
      {
        host: '127.0.0.1',
        port,
        path: target.pathname + target.search,
        method,
        headers: { Host: target.host },
        rejectUnauthorized: false,
        insecureHTTPParser: true,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', dropped);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text: decode(bytes),
            finalUrl: url,
          });
        });
      },
    );
    request.setTimeout(patienceMs, () => request.destroy());
    request.on('error', dropped);
    request.end();
  });
}

/** Follows up to five redirects; a loop ends with the last redirect's own answer. */
export async function visit(port: number, url: string): Promise<Visit> {
  let found = await ask(port, url);
  for (let hops = 0; hops < 5 && found.status >= 300 && found.status < 400; hops += 1) {
    found = await ask(port, new URL(String(found.headers['location']), found.finalUrl).href);
  }
  return found;
}
