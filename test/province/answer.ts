// One answer of the province's server, before it is written to the wire.
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Compress when the visitor accepts it. */
  readonly gzip: boolean;
  /**
   * How it goes on the wire: `reset` drops the connection, `silence` never answers, `lf-only` and
   * `chunked-and-length` are the broken forms that browsers forgive, `slow` waits a second and a half.
   */
  readonly wire: 'plain' | 'reset' | 'silence' | 'lf-only' | 'chunked-and-length' | 'slow';
}

const EMPTY = Buffer.alloc(0);

export function answer(
  status: number,
  body: string | Buffer,
  type = 'text/html; charset=utf-8',
  more: Readonly<Record<string, string>> = {},
): Answer {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  return { status, headers: { 'Content-Type': type, ...more }, body: bytes, gzip: false, wire: 'plain' };
}

export function redirect(
  status: number,
  location: string,
  more: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers: { Location: location, ...more }, body: EMPTY, gzip: false, wire: 'plain' };
}

/** No answer at all. */
export function broken(wire: 'reset' | 'silence'): Answer {
  return { status: 0, headers: {}, body: EMPTY, gzip: false, wire };
}
