// What is noted of a site from night to night, and how it is packed.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Validators } from '../../fetch/client.ts';
import type { CalendarDate } from '../../model/calendar.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { PageRead } from '../page-read.ts';

/** One page as it was answered last, by the address that was asked for. */
export interface PageNote {
  /** Under this number its reading is kept. */
  readonly number: number;
  /** SHA-256 of the body as received, inflated. */
  readonly sha256: string;
  /** Hash of all else that a reading rests on: addresses, status, the headers that readers look at. */
  readonly inputs: string;
  readonly finalUrl: string;
  readonly status: number;
  /** Those that readers look at. */
  readonly headers: Readonly<Record<string, string>>;
  readonly validators: Validators;
  /** The 监测时间点 it was read for, and the last one for which the reading holds. */
  readonly readOn: CalendarDate;
  readonly holdsThrough: CalendarDate;
  /** Through this day its bytes are not needed as evidence, so that 304 may stand for them. */
  readonly bytelessThrough: CalendarDate;
  /** Hash of the dated rows that led to it; '' for what is no article behind such rows alone. */
  readonly rows: string;
  /** Epoch ms, when its bytes came, or a 304 for them. */
  readonly seenAt: number;
  /** The last answer was a 304. */
  readonly byWord?: true;
}

/** A link found alive: epoch ms, the 监测时间点's day of that night, and how it answered. */
export interface LinkNote {
  readonly seenAt: number;
  readonly seenOn: CalendarDate;
  readonly status: number | null;
  /** '' when it is the address asked for. */
  readonly finalUrl: string;
}

/** A picture of a drawn page, or of a place on it; `link`: the address of the dead link it shows. */
export interface KeptPicture {
  readonly ref: EvidenceRef;
  readonly link?: string;
}

/** `honest`: equal validators came with equal bytes on another night, never with others. `liar`: they once did. */
export type Trust = 'honest' | 'liar';

export interface SiteIndex {
  /** Of the program that wrote it: another's readings are not believed. */
  readonly reader: string;
  /** The last full look: the 监测时间点's day, and epoch ms. */
  readonly fullLookOn: CalendarDate;
  readonly fullLookAt: number;
  readonly nextNumber: number;
  readonly pages: Readonly<Record<string, PageNote>>;
  readonly links: Readonly<Record<string, LinkNote>>;
  /** By the drawn page and the places wanted. */
  readonly pictures: Readonly<Record<string, readonly KeptPicture[]>>;
  /** By origin. */
  readonly trust: Readonly<Record<string, Trust>>;
}

/** Changed whenever the shapes of this file are. */
const FORMAT = 2;
const LEVEL = 3;

const pack = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value), { level: LEVEL });
const unpack = (packed: Uint8Array): unknown => JSON.parse(inflateRawSync(packed).toString('utf8'));

export function packIndex(index: SiteIndex): Uint8Array {
  return pack({ format: FORMAT, index });
}

/** null for another format. Throws for what is no packed index. */
export function unpackIndex(packed: Uint8Array): SiteIndex | null {
  const { format, index } = unpack(packed) as { format: number; index: SiteIndex };
  return format === FORMAT ? index : null;
}

/** Those of a page's lines that bytes hold; the others need four. */
const SMALL: ReadonlySet<string> = new Set(['inks', 'places']);

export function packRead({ lines: { text, ...lines }, ...rest }: PageRead): Uint8Array {
  const numbers = Object.entries<Iterable<number>>({ ...lines }).map(([name, values]) => [name, [...values]]);
  return pack({ ...rest, text, lines: Object.fromEntries(numbers) as unknown });
}

/** Throws for what is no packed reading. */
export function unpackRead(packed: Uint8Array): PageRead {
  const { lines, text, ...rest } = unpack(packed) as Omit<PageRead, 'lines'> & {
    readonly text: PageRead['lines']['text'];
    readonly lines: Readonly<Record<string, readonly number[]>>;
  };
  const arrays = Object.entries(lines).map(([name, values]) => [
    name,
    SMALL.has(name) ? Uint8Array.from(values) : Uint32Array.from(values),
  ]);
  return { ...rest, lines: { ...Object.fromEntries(arrays), text } as PageRead['lines'] };
}
