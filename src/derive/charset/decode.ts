// From raw bytes to text: what the bytes prove goes before what headers and metas claim.

export interface Decoded {
  readonly text: string;
  /** Canonical lower-case label; `gb18030` stands for the whole gb2312/gbk/gb18030 family. */
  readonly charset: string;
}

/** Bytes at the head in which a declaration is looked for; the standard says 1024, real pages put scripts first. */
const HEAD_BYTES = 4096;
/** Bytes on which broken UTF-8 is told from another encoding. */
const SAMPLE_BYTES = 65_536;
/** Declarations a server or an editor adds without looking; they say nothing about Chinese bytes. */
const IDLE_LABELS = new Set([
  'windows-1252',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'x-user-defined',
  'replacement',
]);

/**
 * The text of a page. Evidence in order: byte order mark, the bytes themselves, the HTTP header, `<meta>`s,
 * and GB18030 by default. Never throws: bytes that fit nothing become U+FFFD. Header names are lower-case.
 */
export function decodeHtml(bytes: Uint8Array, headers: Readonly<Record<string, string>>): Decoded {
  const marked = byMark(bytes) ?? byZeroBytes(bytes);
  if (marked !== null) return decodeAs(bytes, marked);
  if (isAscii(bytes))
    return { text: decodeAs(bytes, 'utf-8').text, charset: declared(bytes, headers)[0] ?? 'utf-8' };
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) {
    const chinese = /[\u0800-\uffff]/.test(utf8) || declared(bytes, headers)[0] !== 'gb18030';
    return chinese ? { text: utf8, charset: 'utf-8' } : decodeAs(bytes, 'gb18030');
  }
  if (isDamagedUtf8(bytes)) return decodeAs(bytes, 'utf-8');
  return decodeAs(bytes, bestDeclared(bytes, headers) ?? 'gb18030');
}

/** The canonical label, `gb18030` for its whole family, or null when no browser knows it. */
export function canonicalCharset(label: string): string | null {
  try {
    const encoding = new TextDecoder(label.trim()).encoding;
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decodeAs(bytes: Uint8Array, charset: string): Decoded {
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030';
  return null;
}

/** UTF-16 without a mark: markup is ASCII, so its first characters carry a zero in every other byte. */
function byZeroBytes(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be';
  return null;
}

function isAscii(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) {
    if ((bytes[index] as number) > 0x7f) return false;
  }
  return true;
}

/** The text when every byte is UTF-8; a sequence cut off at the very end is forgiven. */
function strictUtf8(bytes: Uint8Array): string | null {
  try {
    // `stream` leaves an unfinished last sequence out instead of calling it an error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** UTF-8 with a few characters cut in half (summaries cut by bytes): GBK bytes would be broken nearly everywhere. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sampleAround(bytes));
  let broken = 0;
  let sound = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken++;
    else if (code >= 0x800) sound++;
  }
  return sound > broken * 4;
}

/** A stretch that starts at the first byte beyond ASCII. */
function sampleAround(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte > 0x7f);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

/** A declared encoding that speaks of these bytes and fits them. */
function bestDeclared(bytes: Uint8Array, headers: Readonly<Record<string, string>>): string | null {
  for (const charset of declared(bytes, headers)) {
    if (charset === 'gb18030') return charset;
    if (!IDLE_LABELS.has(charset) && fits(bytes, charset)) return charset;
  }
  return null;
}

/** Big5's second bytes start at 0x40, those of Chinese in GB2312 at 0xA1: the share below tells them apart. */
function looksBig5(bytes: Uint8Array): boolean {
  let pairs = 0;
  let low = 0;
  for (let index = 0; index < bytes.length - 1; index++) {
    if ((bytes[index] as number) <= 0x80) continue;
    index++;
    pairs++;
    if ((bytes[index] as number) < 0x7f) low++;
  }
  return low * 10 > pairs;
}

/** Fewer than one character in a hundred is beyond the encoding, and no more than GB18030 leaves. */
function fits(bytes: Uint8Array, charset: string): boolean {
  const sample = sampleAround(bytes);
  if (charset === 'big5' && !looksBig5(sample)) return false;
  const bad = (label: string): number => new TextDecoder(label).decode(sample).split('\ufffd').length - 1;
  const own = bad(charset);
  return own * 100 <= sample.length && own <= bad('gb18030') + 1;
}

/** Every declaration, header first, in order; unknown labels are left out. */
function declared(bytes: Uint8Array, headers: Readonly<Record<string, string>>): string[] {
  const labels = [...(headers['content-type'] ?? '').matchAll(/charset\s*=\s*["']?([\w.:-]+)/gi)].map(
    (match) => match[1],
  );
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, HEAD_BYTES))
    .replace(/<!--[\s\S]*?-->/g, '');
  const inPage = /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/gi;
  for (const match of head.matchAll(inPage)) labels.push(match[1] ?? match[2]);
  return labels.flatMap((label) => (label === undefined ? [] : (canonicalCharset(label) ?? [])));
}
