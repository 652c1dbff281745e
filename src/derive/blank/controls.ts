// The fields of the page's own part: those a visitor fills in to ask or tell something, and those that only filter a list.
import { ancestors, boxText, type Box, type PlacedElement } from '../dom/box.ts';
import { buttonWords } from '../dom/list-filters.ts';
import type { PageView } from '../dom/view.ts';
import { isPaging } from './sayings.ts';

export interface Controls {
  /** Fields of forms that ask or tell something. */
  readonly forms: number;
  /** Search boxes and filters. */
  readonly searchFields: number;
}

const SEARCH_BUTTON = /^\s*(?:高级)?(?:搜\s*索|检\s*索|查\s*询|查\s*找|筛\s*选|search)\s*$/i;

export function readControls(view: PageView, free: (box: Box, at: number) => boolean): Controls {
  const controls = view.page.controls.filter(
    (control) => free(control.parent, control.at) && !leadsAway(control) && !isInPager(control),
  );
  const questions = controls.filter((control) => isQuestion(control) && !isFilter(view, control));
  // One field alone is a filter of the list.
  const isForm = questions.length > 1 || questions.some(({ element }) => element.name === 'textarea');
  return {
    forms: isForm ? questions.length : 0,
    searchFields: controls.length - (isForm ? questions.length : 0),
  };
}

/** A field of a form whose button only searches; without a form, of the nearest box that holds such a button. */
function isFilter(view: PageView, { parent, element }: PlacedElement): boolean {
  if (element.name === 'textarea') return false;
  const ups = [...ancestors(parent)];
  const form = ups.find(({ tag }) => tag === 'form');
  if (form) return holdsSearchButton(view, form);
  return ups
    .filter(({ tag }) => tag !== 'body')
    .some((box) => box.textLength < 120 && holdsSearchButton(view, box));
}

function holdsSearchButton(view: PageView, around: Box): boolean {
  return view.page.controls.some(
    ({ element, at }) => at > around.start && at < around.end && SEARCH_BUTTON.test(buttonWords(element)),
  );
}

/** 转到第 [ ] 页: a field among words of paging. */
function isInPager({ parent }: PlacedElement): boolean {
  for (const box of ancestors(parent)) if (box.textLength > 0) return isPaging(boxText(box));
  return false;
}

/** A drop-down of other sites' addresses is a way out, not a question. */
function leadsAway({ element }: PlacedElement): boolean {
  if (element.name !== 'select') return false;
  const values = element.children.flatMap((child) =>
    'attribs' in child ? [child.attribs['value'] ?? ''] : [],
  );
  return values.some((value) => /^(?:https?:)?\/\//i.test(value));
}

/** A field to fill in; a lone search box is none. */
function isQuestion({ element }: PlacedElement): boolean {
  const name = `${element.attribs['name'] ?? ''} ${element.attribs['id'] ?? ''} ${element.attribs['placeholder'] ?? ''} ${element.attribs['class'] ?? ''}`;
  if (
    element.name === 'button' ||
    /^(?:submit|button|reset|image|hidden)$/i.test(element.attribs['type'] ?? '')
  )
    return false;
  return !/search|keyword|(?:^|\s)(?:q|key|kw|wd|page\w*|searchword)(?:\s|$)|搜索|检索|关键|页/i.test(name);
}
