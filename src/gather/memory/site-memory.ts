// What is remembered of one site while it is visited: what the nights before left, and what tonight will leave.
import { createHash } from 'node:crypto';
import type { ReadOptions } from '../../artifacts/page-reading.ts';
import type { LinkReading } from '../../artifacts/site.ts';
import type { FetchResponse, Validators } from '../../fetch/client.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { MemoryChange, StoredMemory } from '../../store/memory-port.ts';
import type { PageRead } from '../page-read.ts';
import type { LinkAnswer } from '../night/night.ts';
import { bytelessThrough } from './byteless.ts';
import {
  packIndex,
  packRead,
  unpackRead,
  type KeptPicture,
  type LinkNote,
  type PageNote,
  type SiteIndex,
  type Trust,
} from './notes.ts';
import type { IncrementalSettings } from './settings.ts';
import { isOverdue, isTurnOf, type Moment } from './turns.ts';

export interface MemoryOptions {
  readonly settings: IncrementalSettings;
  readonly site: string;
  readonly asOf: CalendarDate;
  /** The readers' version, and the headers they look at. */
  readonly reader: { readonly version: string; readonly headers: readonly string[] };
  /** A full look: nothing remembered is used, all is compared and remembered anew. */
  readonly fullLook: boolean;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly warn: (message: string, about: Readonly<Record<string, unknown>>) => void;
}

const NO_INDEX: Pick<SiteIndex, 'pages' | 'links' | 'pictures' | 'trust' | 'nextNumber'> = {
  pages: {},
  links: {},
  pictures: {},
  trust: {},
  nextNumber: 1,
};

/** SHA-256 of a body as received, by which it is told whether a page changed. */
export function fingerprintOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}

export class SiteMemory {
  readonly #options: MemoryOptions;
  readonly #before: typeof NO_INDEX;
  readonly #contents: StoredMemory['pages'];
  readonly #fullLook: boolean;
  readonly #lastFullLook: Moment;
  readonly #sameReader: boolean;
  readonly #pages = new Map<string, PageNote>();
  readonly #written = new Map<number, Uint8Array>();
  readonly #links = new Map<string, LinkNote>();
  readonly #pictures = new Map<string, readonly KeptPicture[]>();
  readonly #trust: Map<string, Trust>;
  readonly #tags = new Map<string, string>();
  #nextNumber: number;

  constructor(options: MemoryOptions, index: SiteIndex | null, contents: StoredMemory['pages']) {
    const { settings, site, asOf, clock } = options;
    const now = { on: asOf, at: clock() };
    const last = index && { on: index.fullLookOn, at: index.fullLookAt };
    const { fullLookDays } = settings;
    this.#options = options;
    this.#before = index ?? NO_INDEX;
    this.#contents = contents;
    const turn = last !== null && last.on !== asOf && isTurnOf(site, asOf, fullLookDays);
    this.#fullLook = options.fullLook || last === null || turn || isOverdue(last, now, fullLookDays);
    this.#lastFullLook = this.#fullLook || last === null ? now : last;
    this.#sameReader = index?.reader === options.reader.version;
    this.#trust = new Map(Object.entries(this.#before.trust));
    this.#nextNumber = this.#before.nextNumber;
  }

  /** Nothing remembered is used tonight; it is compared, and remembered anew. */
  get isFullLook(): boolean {
    return this.#fullLook;
  }

  /** To ask for `url` only if it changed; null where that is not to be relied on. */
  validatorsFor(url: string): Validators | null {
    const { asOf } = this.#options;
    const note = this.#usable(url);
    if (!note || note.finalUrl !== url || note.bytelessThrough < asOf) return null;
    const { origin } = new URL(url);
    // What proved good tonight is believed from the next night on: the rest of tonight may yet tell otherwise.
    if (this.#before.trust[origin] !== 'honest' || this.#trust.get(origin) === 'liar') return null;
    const { etag, modified } = note.validators;
    return etag === undefined && modified === undefined ? null : note.validators;
  }

  /** What a 304 stands for, with the page's reading; null when it is not remembered after all. */
  unchanged(
    url: string,
    answer: FetchResponse,
  ): { response: FetchResponse; sha256: string; read: PageRead } | null {
    const note = this.#usable(url);
    const read = note && this.#readingAt(note);
    if (!note || !read) return null;
    this.#pages.set(url, { ...note, seenAt: answer.fetchedAt, byWord: true });
    const { status, headers } = note;
    return {
      response: { ...answer, status, headers: { ...answer.headers, ...headers }, unchanged: true },
      sha256: note.sha256,
      read,
    };
  }

  /** The reading of these very bytes under these very circumstances, if it was read before and holds tonight. */
  readingOf(about: ReadOptions, sha256: string): PageRead | null {
    if (this.#fullLook) return null;
    const key = keyOf(about);
    const note = this.#pages.get(key) ?? this.#usable(key);
    if (note?.sha256 !== sha256 || note.inputs !== this.#inputsOf(about)) return null;
    return this.#readingAt(note);
  }

  /**
   * Remembers a page that was answered whole; `read` is its reading for tonight. `asked`: the address asked for is the
   * one that answered, so that its validators may be given back to it.
   */
  note(
    about: ReadOptions,
    sha256: string,
    read: PageRead,
    { asked, fetchedAt }: { readonly asked: boolean; readonly fetchedAt: number },
  ): void {
    const { settings, asOf } = this.#options;
    const key = keyOf(about);
    if (settings.mode === 'off' || about.status !== 200 || this.#pages.has(key)) return;
    const validators = asked ? validatorsOf(about.headers) : {};
    this.#tellApart(about.url, sha256, validators);
    const before = this.#before.pages[key];
    if (before) this.#compare(about.url, before, { sha256, validators });
    const inputs = this.#inputsOf(about);
    const same = this.#usable(key);
    const kept = same?.sha256 === sha256 && same.inputs === inputs;
    const number = kept ? same.number : this.#nextNumber++;
    if (!kept) this.#written.set(number, packRead(read));
    this.#pages.set(key, {
      ...{ number, sha256, inputs, finalUrl: about.finalUrl, status: about.status, validators },
      headers: this.#headersOf(about),
      readOn: kept ? same.readOn : asOf,
      holdsThrough: read.holdsThrough,
      bytelessThrough: bytelessThrough(read.reading, asOf),
      rows: '',
      seenAt: fetchedAt,
    });
  }

  /** An article behind dated rows that need not be fetched tonight: it was read behind the very same rows. */
  article(url: string, rows: string): { finalUrl: string; read: PageRead; seenAt: number } | null {
    const note = this.#usable(url);
    if (!note || rows === '' || note.rows !== rows || this.carried(url) === null) return null;
    const read = this.#readingAt(note);
    if (!read) return null;
    this.#pages.set(url, note);
    return { finalUrl: note.finalUrl, read, seenAt: note.seenAt };
  }

  /** Says of a page noted tonight by which rows alone it was met. */
  noteRows(url: string, rows: string): void {
    const note = this.#pages.get(url);
    if (note) this.#pages.set(url, { ...note, rows });
  }

  /** A link that was found alive and is asked again on another night; null for one to be asked tonight. */
  carried(url: string): LinkAnswer | null {
    const { settings, asOf, clock } = this.#options;
    const note = this.#before.links[url];
    const every = settings.aliveLinkNights;
    if (this.#fullLook || !note || isTurnOf(url, asOf, every)) return null;
    if (isOverdue({ on: note.seenOn, at: note.seenAt }, { on: asOf, at: clock() }, every)) return null;
    const { status, finalUrl, seenAt: at } = note;
    return { state: 'alive', cause: null, reason: '', status, finalUrl, attempts: 1, at, carriedOver: true };
  }

  noteLinks(links: readonly LinkReading[]): void {
    if (this.#options.settings.mode === 'off') return;
    for (const { url, state, carriedOver, status, finalUrl, seenAt } of links) {
      const before = this.#before.links[url];
      if (carriedOver === true && before) this.#links.set(url, before);
      else if (state === 'alive')
        this.#links.set(url, {
          ...{ seenAt, seenOn: this.#options.asOf, status },
          finalUrl: finalUrl === url ? '' : finalUrl,
        });
    }
  }

  picturesOf(key: string): readonly KeptPicture[] | null {
    return this.#fullLook ? null : (this.#before.pictures[key] ?? null);
  }

  notePictures(key: string, pictures: readonly KeptPicture[]): void {
    this.#pictures.set(key, pictures);
  }

  /** A server whose word that a page had not changed was wrong, or would have been, is not asked for it again. */
  distrust(url: string): void {
    this.#trust.set(new URL(url).origin, 'liar');
  }

  /** What the page's last answer would have been asked by, where it was taken by its word and has changed since. */
  lieToTest(url: string, sha256: string): Validators | null {
    const before = this.#before.pages[url];
    return before?.byWord === true && before.sha256 !== sha256 ? before.validators : null;
  }

  /** All that is to be kept for the next nights: what was met tonight. */
  change(): MemoryChange {
    const { site, clock, reader } = this.#options;
    const numbers = new Set([...this.#pages.values()].map(({ number }) => number));
    const index: SiteIndex = {
      reader: reader.version,
      fullLookOn: this.#lastFullLook.on,
      fullLookAt: this.#lastFullLook.at,
      nextNumber: this.#nextNumber,
      pages: Object.fromEntries(this.#pages),
      links: Object.fromEntries(this.#links),
      pictures: Object.fromEntries(this.#pictures),
      trust: Object.fromEntries(this.#trust),
    };
    return {
      site,
      savedAt: clock(),
      index: packIndex(index),
      pages: this.#written,
      gone: [...this.#contents.keys()].filter((number) => !numbers.has(number)),
    };
  }

  /** A page's note of the nights before, if what is noted may be believed tonight. */
  #usable(url: string): PageNote | null {
    const { asOf } = this.#options;
    const note = this.#before.pages[url];
    if (!note || this.#fullLook || !this.#sameReader) return null;
    return note.readOn <= asOf && asOf <= note.holdsThrough ? note : null;
  }

  #readingAt({ number }: PageNote): PageRead | null {
    const packed = this.#written.get(number) ?? this.#contents.get(number);
    if (!packed) return null;
    try {
      return unpackRead(packed);
    } catch (error) {
      // What cannot be read back is read anew from the page: the memory only saves work.
      this.#options.warn('a remembered page could not be unpacked', { site: this.#options.site, error });
      return null;
    }
  }

  /** A tag that two different pages of a host share does not tell pages apart. */
  #tellApart(url: string, sha256: string, { etag }: Validators): void {
    if (etag === undefined) return;
    const tag = `${new URL(url).origin} ${etag}`;
    const known = this.#tags.get(tag);
    if (known === undefined) this.#tags.set(tag, sha256);
    else if (known !== sha256) this.distrust(url);
  }

  #compare(url: string, before: PageNote, now: Pick<PageNote, 'sha256' | 'validators'>): void {
    const { etag, modified } = now.validators;
    const tagged = etag !== undefined && before.validators.etag === etag;
    const dated = etag === undefined && modified !== undefined && before.validators.modified === modified;
    if (!tagged && !dated) return;
    const { origin } = new URL(url);
    if (before.sha256 !== now.sha256) this.distrust(url);
    else if (!this.#trust.has(origin)) this.#trust.set(origin, 'honest');
  }

  #headersOf({ headers }: ReadOptions): Record<string, string> {
    return Object.fromEntries(
      this.#options.reader.headers.flatMap((name) => {
        const value = headers[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
  }

  #inputsOf(about: ReadOptions): string {
    const { url, finalUrl, status } = about;
    const parts = [url, finalUrl, String(status), JSON.stringify(this.#headersOf(about))];
    return createHash('sha1').update(parts.join('\n')).digest('base64');
  }
}

/** What a browser drew is remembered beside what the server sent. */
const keyOf = ({ url, rendered }: ReadOptions): string => (rendered === true ? `drawn ${url}` : url);

function validatorsOf({ etag, 'last-modified': modified }: ReadOptions['headers']): Validators {
  return { ...(etag === undefined ? {} : { etag }), ...(modified === undefined ? {} : { modified }) };
}
