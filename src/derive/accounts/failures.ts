// The failure dictionary, asked before any reader looks at an answer: did the platform show the account at all?
import type { RawAnswer } from '../../model/account-reading.ts';
import { titleOf, visibleText } from '../text/visible.ts';
import { fieldAt } from './json.ts';
import type { FailureSignature, FieldCondition } from './signatures.ts';

/** A page with more words is a page of its own: words of a notice in it are somebody's text. */
const LONGEST_NOTICE = 400;

/** The headline of 微信's own notices, which no article has. */
const NOTICE_TITLE = /\bclass=["'][^"'>]*\bweui-msg__title\b[^>]*>([^<]*)</i;

/** Where platforms put their message: these fields, at the top or in one of these boxes. */
const MESSAGE_FIELDS = ['message', 'msg', 'errmsg', 'err_msg', 'error_msg', 'desc', 'rtnDesc', 'blockText'];
const MESSAGE_BOXES = ['data', 'base_resp', 'error'];

interface Scene {
  readonly raw: RawAnswer;
  readonly data: unknown;
  readonly title: string;
  readonly sayings: readonly string[];
}

/**
 * The first rule that fits the answer, or null when it is fit to be read. `reader`: the reader's key
 * (`weibo/getIndex`); `data`: the body as JSON, or the JSON found in the page, undefined when there is none.
 */
export function findFailure(
  raw: RawAnswer,
  reader: string,
  data: unknown,
  failures: readonly FailureSignature[],
): FailureSignature | null {
  const scene = setScene(raw, data);
  return failures.find((rule) => isFor(rule, reader) && fits(rule, scene)) ?? null;
}

function setScene(raw: RawAnswer, data: unknown): Scene {
  if (data !== undefined) return { raw, data, title: '', sayings: messages(data) };
  const title = titleOf(raw.body);
  const notice = NOTICE_TITLE.exec(raw.body)?.[1]?.trim() ?? '';
  const words = visibleText(raw.body);
  return {
    raw,
    data,
    title,
    sayings: words.length > LONGEST_NOTICE ? [title, notice] : [title, notice, words],
  };
}

function messages(data: unknown): string[] {
  const boxes = [data, ...MESSAGE_BOXES.map((box) => fieldAt(data, [box]))];
  return boxes.flatMap((box) =>
    MESSAGE_FIELDS.map((field) => fieldAt(box, [field])).filter((value) => typeof value === 'string'),
  );
}

const isFor = (rule: FailureSignature, reader: string): boolean =>
  rule.readers.length === 0 || rule.readers.some((beginning) => reader.startsWith(beginning));

function fits(rule: FailureSignature, { raw, data, title, sayings }: Scene): boolean {
  const { status, url, says, body, unless, fields, empty } = rule;
  return (
    (status.length === 0 || status.includes(String(raw.status)) || status.includes(classOf(raw.status))) &&
    (url === null || url.test(raw.finalUrl)) &&
    (rule.title === null || rule.title.test(title)) &&
    (says === null || sayings.some((saying) => says.test(saying))) &&
    (body === null || (data === undefined && body.test(raw.body))) &&
    (!empty || raw.body.trim() === '') &&
    fields.every((field) => holds(field, fieldAt(data, field.path))) &&
    (unless === null || !unless.test(raw.body))
  );
}

const classOf = (status: number): string => `${Math.floor(status / 100)}xx`;

function holds({ is, matches }: FieldCondition, value: unknown): boolean {
  if (value === undefined) return false;
  const listed = is === null || is.includes(value);
  return listed && (matches === null || (typeof value === 'string' && matches.test(value)));
}
