// The search forms over lists: 标题 [ ] 文号 [ ] 时间 [ ] 至 [ ] 查询. They ask for rows and hold none: with nothing below
// them the section is empty. A form that asks for anything else (身份证号, 单号) is a service.
import type { Element } from 'domhandler';
import { textContent } from 'domutils';
import { ancestors, boxText, contains, type Box, type PlacedElement } from './box.ts';
import type { PageView } from './view.ts';

/** Words of a form, its options left out; more is a text around one. */
const LONGEST = 90;
const PROMPT = /^.{0,4}请(?:先)?(?:输入|选择|填写|设置|设定).{0,20}(?:查询|检索|搜索|查找|条件)/;
const BUTTON_TYPE = /^(?:submit|button|image|reset)$/i;

/** The boxes of such forms, outermost first; each holds a field and a button and no words but those of filters. */
export function findListFilters(view: PageView): readonly Box[] {
  // A library that is to be searched shows nothing until it is.
  if (view.page.texts.some(({ text, box }) => !box.hidden && PROMPT.test(text))) return [];
  const buttons = view.page.controls.filter(isButton);
  const fields = view.page.controls.filter((control) => !isButton(control));
  const found: Box[] = [];
  for (const field of fields) {
    if (field.element.name === 'textarea' || found.some((box) => holds(box, field))) continue;
    const box = formAround(view, field, buttons);
    if (box) found.push(box);
  }
  return found;
}

/** '' for what is no button. */
export function buttonWords(element: Element): string {
  if (element.name === 'button') return textContent(element);
  return /^(?:submit|button|image)$/i.test(element.attribs['type'] ?? '')
    ? (element.attribs['value'] ?? '')
    : '';
}

const isButton = ({ element }: PlacedElement): boolean =>
  element.name === 'button' || BUTTON_TYPE.test(element.attribs['type'] ?? '');

const holds = (box: Box, { parent }: PlacedElement): boolean => contains(box, parent);

function formAround(view: PageView, field: PlacedElement, buttons: readonly PlacedElement[]): Box | null {
  for (const box of ancestors(field.parent)) {
    if (box.tag === 'body' || box.parent === null || box.textLength > LONGEST) return null;
    if (!buttons.some((button) => holds(box, button))) continue;
    return box.linkLength === 0 && asksForRows(view, box) ? box : null;
  }
  return null;
}

/** Nothing is left of its words, and of what its fields are told by, once the words of filters are taken away. */
function asksForRows(view: PageView, box: Box): boolean {
  const words = new RegExp(view.words.patterns.filter.source, 'gi');
  const inside = view.page.controls.filter((control) => holds(box, control));
  // What is written at length tells something.
  if (inside.some(({ element }) => element.name === 'textarea')) return false;
  const hints = inside.flatMap((control) => [
    control.element.attribs['placeholder'] ?? '',
    isButton(control) ? buttonWords(control.element) : '',
  ]);
  return [boxText(box), ...hints].every((text) => !/[\p{L}\p{N}]/u.test(text.replace(words, ' ')));
}
