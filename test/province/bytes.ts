// Text to bytes in the encodings government sites send: UTF-8 and GBK.
import type { Encoding } from './model.ts';

let table: Uint16Array | null = null;

/** Code unit to GBK byte pair, built once by decoding every pair. */
function gbkTable(): Uint16Array {
  if (table) return table;
  const built = new Uint16Array(65536);
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') built[text.charCodeAt(0)] ||= (lead << 8) | trail;
    }
  }
  table = built;
  return built;
}

/** What GBK cannot hold becomes a question mark. */
export function encodeGbk(text: string): Buffer {
  const pairs = gbkTable();
  const out = Buffer.allocUnsafe(text.length * 2);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      out[length++] = unit;
      continue;
    }
    const pair = pairs[unit] ?? 0;
    if (pair === 0) out[length++] = 0x3f;
    else {
      out[length++] = pair >> 8;
      out[length++] = pair & 0xff;
    }
  }
  return out.subarray(0, length);
}

export function encode(text: string, encoding: Encoding): Buffer {
  return encoding.bytes === 'gbk' ? encodeGbk(text) : Buffer.from(text, 'utf8');
}
