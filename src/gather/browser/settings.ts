// The shape of the section `browser:` of config/crawl.yaml. The numbers live there; none hides here.
import { z } from 'zod';

const positive = z.number().int().positive();
const count = z.number().int().nonnegative();

/** All times are ms, sizes bytes unless named otherwise. Unknown keys are errors. */
export const BrowserSettings = z.strictObject({
  /** Pages open at the same time. */
  concurrency: positive,
  process: z.strictObject({
    /** Pages after which Chromium is replaced by a fresh one. */
    pages: positive,
    /** Private memory of all its processes, in megabytes, above which it is replaced, and how often we look. */
    memoryMegabytes: positive,
    memoryEveryPages: positive,
    launchMs: positive,
    /** Chromium's own sandbox. Never used as root, where Chromium refuses it. */
    sandbox: z.boolean(),
  }),
  context: z.strictObject({
    /** Pages shown one after the other in one context (cookies, cache, renderer), whatever their hosts. */
    pages: positive,
    /** A page lent to nobody for this long is emptied, so that its scripts do not run on. */
    restMs: positive,
  }),
  viewport: z.strictObject({ width: positive, height: positive }),
  language: z.string().regex(/^[\x20-\x7e]{2,}$/, '只能用英文字母、数字和英文标点，如 zh-CN'),
  settle: z.strictObject({
    /** DOM and network must have been quiet this long. */
    quietMs: positive,
    /** How often we look. */
    everyMs: positive,
    /** After the load event, at most this long. */
    limitMs: positive,
    /** One-shot timers of at most this length are waited for; so are redirections announced for as soon as that. */
    timerMs: positive,
    /** Longer ones, up to this length, are waited for only where a picture is wanted: the page may yet mend itself. */
    patienceMs: positive,
    redirectMs: positive,
    /** How often a timer of ours in the page is due; late by `lateMs`, the page had no time to draw itself. */
    beatMs: positive,
    lateMs: positive,
    /** Moves to another document that are waited for. */
    forwards: positive,
    /** A timer set by a timer set by …: beyond this depth it is a ticker. Likewise a request asked so often. */
    timerDepth: positive,
    sameRequest: positive,
    /** Changes of one element beyond this many moments are a ticker's. */
    sameElement: positive,
  }),
  /** How long the browser may take to answer one command before it counts as hung. */
  answerMs: positive,
  /** Connecting to a site through the proxy. */
  connectMs: positive,
  maxHtmlCharacters: positive,
  maxTroubles: positive,
  /** Addresses not loaded unless a picture is taken (`*` stands for anything). */
  blocked: z.array(z.string().min(1)),
  picture: z.strictObject({
    maxHeight: positive,
    /** JPEG, 1 to 100. */
    quality: positive.max(100),
    imagesMs: positive,
    /** Small pictures of the places that findings speak of; pixels, and how many of one page. */
    crop: z.strictObject({ margin: count, minWidth: positive, maxHeight: positive, most: positive }),
  }),
});
export type BrowserSettings = z.infer<typeof BrowserSettings>;
