// All addresses of a page: from every place HTML has, resolved, each once; and the entries that lead nowhere.
import { isPlaceInPage } from '../url/route.ts';
import { isTag, isText, type Document, type Element } from 'domhandler';
import type { LinkReading, OddLink } from '../../artifacts/page-reading.ts';
import { parseRefresh } from '../refresh/meta-refresh.ts';
import type { ReadingTables } from '../tables.ts';
import { walkNodes } from '../text/walk.ts';
import type { Resolve } from '../url/resolver.ts';
import { readClick } from './click.ts';
import { LinkCollector } from './collector.ts';
import { cssAddresses } from './css.ts';
import {
  ADDRESS_PLACES,
  FILE_PARAMETERS,
  LOADED_RELATIONS,
  SRCSET_ATTRIBUTES,
  UNSEEN_ELEMENTS,
} from './places.ts';
import { srcsetAddresses } from './srcset.ts';

export interface ExtractedLinks {
  readonly links: LinkReading[];
  readonly odd: OddLink[];
}

/**
 * Links of a document, resolved by `resolve` against its base. Nothing from comments, `<template>` or script strings.
 * An address is kept with the words and the place where it was met first.
 */
export function extractLinks(
  doc: Document,
  resolve: Resolve,
  tables: Pick<ReadingTables, 'construction'>,
): ExtractedLinks {
  const found = new LinkCollector(resolve);
  walkNodes(doc, (node) => {
    if (!isTag(node)) return true;
    if (UNSEEN_ELEMENTS.has(node.name)) return false;
    readElement(node, found, tables.construction);
    return true;
  });
  return found.result();
}

function readElement(element: Element, found: LinkCollector, construction: RegExp): void {
  const { name, attribs } = element;
  const words = (): string => wordsOf(element);
  for (const { attribute, from } of ADDRESS_PLACES[name] ?? []) addAttribute(element, attribute, from, found);
  if (name === 'a' || attribs['onclick'] !== undefined) readAnchor(element, found, construction);
  else if (name === 'link' && LOADED_RELATIONS.test(attribs['rel'] ?? ''))
    addAttribute(element, 'href', 'link', found);
  else if (name === 'form' && isSent(attribs)) addAttribute(element, 'action', 'form', found);
  else if (name === 'option' && /^\s*https?:\/\//i.test(attribs['value'] ?? ''))
    addAttribute(element, 'value', 'option', found);
  else if (name === 'input' && attribs['type']?.toLowerCase() === 'image')
    addAttribute(element, 'src', 'input', found);
  else if (name === 'param' && FILE_PARAMETERS.test(attribs['name'] ?? ''))
    addAttribute(element, 'value', 'object', found);
  else if (name === 'meta' && attribs['http-equiv']?.trim().toLowerCase() === 'refresh') {
    found.add(parseRefresh(attribs['content'] ?? '')?.address ?? '', 'meta-refresh', () => '');
  } else if (name === 'style')
    for (const address of cssAddresses(rawText(element))) found.add(address, 'css', () => '');
  for (const attribute of SRCSET_ATTRIBUTES) {
    const value = attribs[attribute];
    if (value !== undefined)
      for (const address of srcsetAddresses(value)) found.add(address, 'srcset', words);
  }
  if (attribs['background'] !== undefined) found.add(attribs['background'], 'background', () => '');
  if (attribs['style'] !== undefined)
    for (const address of cssAddresses(attribs['style'])) found.add(address, 'css', () => '');
}

/** By GET, and not held back by its own handler: `onsubmit="search(); return false"` leaves the action unused. */
const isSent = ({ method = 'get', onsubmit = '' }: Readonly<Record<string, string>>): boolean =>
  method.trim().toLowerCase() === 'get' &&
  !/(?:^|[;{}\s])return\s+false\s*;?\s*$|preventDefault\(\s*\)/.test(onsubmit);

function addAttribute(
  element: Element,
  attribute: string,
  from: LinkReading['from'],
  found: LinkCollector,
): void {
  const raw = element.attribs[attribute];
  if (raw !== undefined && !/^\s*javascript:/i.test(raw)) found.add(raw, from, () => wordsOf(element));
}

/** `<a>` and anything with a click handler: an address, a literal in the handler, or the confession that there is none. */
function readAnchor(element: Element, found: LinkCollector, construction: RegExp): void {
  const { attribs } = element;
  const href = attribs['href'] ?? attribs['xlink:href'] ?? '';
  const scripted = /^\s*javascript:/i.test(href);
  const click = readClick(`${attribs['onclick'] ?? ''};${scripted ? href : ''}`, construction);
  const words = (): string => wordsOf(element);
  const leads = element.name === 'a' && !scripted && href.trim() !== '' && !isPlaceInPage(href.trim());
  if (click.underConstruction && (!leads || click.stops))
    found.addOdd(scripted ? href.trim() : (attribs['onclick'] ?? ''), 'a', words(), 'under-construction');
  else if (leads) found.add(href, 'a', words);
  else if (click.address !== null) found.add(click.address, 'a', words);
}

const MOST_WORDS = 120;

/** An element's words: its text, else its title or alt, else those of a picture inside. */
function wordsOf(element: Element): string {
  const pieces: string[] = [];
  let length = 0;
  let picture = '';
  walkNodes(element, (node) => {
    if (length > MOST_WORDS) return false;
    if (isText(node)) {
      const text = node.data.trim();
      if (text !== '') pieces.push(text);
      length += text.length;
    } else if (isTag(node)) {
      if (node.name === 'script' || node.name === 'style') return false;
      if (node.name === 'img') picture ||= node.attribs['alt']?.trim() || node.attribs['title']?.trim() || '';
    }
    return true;
  });
  const { title, alt } = element.attribs;
  return pieces.join(' ') || title?.trim() || alt?.trim() || picture;
}

const rawText = (element: Element): string =>
  element.children.map((child) => (isText(child) ? child.data : '')).join('');
