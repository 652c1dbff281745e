// A plain visitor for the platforms' own tests: one request to their port, nothing followed.
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface Sent {
  readonly cookie?: string;
  readonly language?: string;
  /** A body makes it a POST. */
  readonly body?: string;
}

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export async function send(port: number, url: string, sent: Sent = {}): Promise<Got> {
  const target = new URL(url);
  const make = target.protocol === 'https:' ? secureRequest : plainRequest;
  const headers = {
    Host: target.host,
    ...(sent.cookie === undefined ? {} : { Cookie: sent.cookie }),
    ...(sent.language === undefined ? {} : { 'Accept-Language': sent.language }),
  };
  return new Promise((resolve, reject) => {
    const request = make(
      {
        host: '127.0.0.1',
        port,
        path: target.pathname + target.search,
        method: sent.body === undefined ? 'GET' : 'POST',
        headers,
        rejectUnauthorized: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(sent.body);
  });
}
