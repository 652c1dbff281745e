// A text's fingerprint: enough to know it again under another address or another date, without keeping the text.

export interface TextPrint {
  /** Of every letter and digit of the text; an integer below 2^52. */
  readonly content: number;
  /** Simhash over three characters at a time, 64 bits as two unsigned halves: near texts differ in few bits. */
  readonly near: readonly [high: number, low: number];
  /** Of the numbers in the text alone, Chinese numerals included; 32 bits. This year's notice is not last year's. */
  readonly numbers: number;
  /** Letters and digits. */
  readonly length: number;
}
