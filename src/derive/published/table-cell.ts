// Tables of facts with the labels in one row and the values in the next.
import { isTag, type Element } from 'domhandler';
import { textContent } from 'domutils';
import { collapse } from '../text/keep.ts';

const LONGEST_VALUE = 60;

/**
 * The text of the cell below the one that holds `block`; null when there is none, when it is long, or when the column
 * goes on with another date: then the table is a list and the label its header.
 */
export function valueBelow(block: Element): string | null {
  const cell = closest(block, (name) => name === 'td' || name === 'th');
  const row = cell && closest(cell, (name) => name === 'tr');
  if (!cell || !row) return null;
  const column = cellsOf(row).indexOf(cell);
  const below = nextRow(row);
  const text = below && textOf(below, column);
  if (!below || text === null || text.length > LONGEST_VALUE || NAMES_FILE.test(textContent(below)))
    return null;
  const further = nextRow(below);
  return further && DATED.test(textOf(further, column) ?? '') ? null : text;
}

/** A row of attachments: its column says when the file came. */
const NAMES_FILE = /\.(?:docx?|xlsx?|pptx?|pdf|wps|ofd|zip|rar|jpe?g)(?![a-z])/i;
const DATED = /\d{4}\s*[-./年]/;

function textOf(row: Element, column: number): string | null {
  const cell = cellsOf(row)[column];
  return cell ? collapse(textContent(cell)) : null;
}

function closest(from: Element, fits: (name: string) => boolean): Element | null {
  let element: Element | null = from;
  for (let level = 0; element !== null && level < 6; level++) {
    if (fits(element.name)) return element;
    element = element.parent !== null && isTag(element.parent) ? element.parent : null;
  }
  return null;
}

function nextRow(row: Element): Element | null {
  for (let node = row.next; node !== null; node = node.next) {
    if (isTag(node)) return node.name === 'tr' ? node : null;
  }
  return null;
}

const cellsOf = (row: Element): Element[] =>
  row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th');
