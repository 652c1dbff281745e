// How every reader works: the failure dictionary first, then the shape, then what the platform says.
import type { z } from 'zod';
import type { AccountReading, RawAnswer } from '../../model/account-reading.ts';
import type { AccountReader, ReadingContext } from './context.ts';
import { findFailure } from './failures.ts';
import { parseJson } from './json.ts';
import { noReading } from './reading.ts';

/** What a reader is made of. */
export interface ReaderParts<Shape extends z.ZodType> {
  readonly key: string;
  /** The JSON of an answer, undefined when it holds none; the whole body where nothing else is said. */
  readonly open?: (body: string) => unknown;
  readonly shape: Shape;
  readonly read: (data: z.output<Shape>, context: ReadingContext, raw: RawAnswer) => AccountReading;
}

/** A reader of answers that are JSON or hold JSON. */
export function jsonReader<Shape extends z.ZodType>(parts: ReaderParts<Shape>): AccountReader {
  const open = parts.open ?? parseJson;
  return (raw, context) => {
    const data = open(raw.body);
    const failure = findFailure(raw, parts.key, data, context.tables.failures);
    if (failure) return noReading(failure.answer, failure.why);
    if (data === undefined) return noReading('schema-changed', '答复不是约定的 JSON');
    const fitted = parts.shape.safeParse(data);
    if (!fitted.success) return noReading('schema-changed', `答复与约定不符（${placeOf(fitted.error)}）`);
    return parts.read(fitted.data, context, raw);
  };
}

/** A reader of pages without JSON. */
export function pageReader(
  key: string,
  read: (raw: RawAnswer, context: ReadingContext) => AccountReading,
): AccountReader {
  return (raw, context) => {
    const failure = findFailure(raw, key, undefined, context.tables.failures);
    return failure ? noReading(failure.answer, failure.why) : read(raw, context);
  };
}

/** Reads each item for itself; null for one of another shape. */
export function readItems<Shape extends z.ZodType, Item>(
  items: readonly unknown[],
  shape: Shape,
  read: (item: z.output<Shape>) => Item,
): (Item | null)[] {
  return items.map((item) => {
    const fitted = shape.safeParse(item);
    return fitted.success ? read(fitted.data) : null;
  });
}

const placeOf = (error: z.ZodError): string => error.issues[0]?.path.map(String).join('.') || '整体';
