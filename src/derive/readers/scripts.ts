// The scripts and text stores of a document, found in one pass.
import type { Document, Element, ParentNode } from 'domhandler';
import { isTag, isText } from 'domhandler';

export interface PlacedScript {
  readonly element: Element;
  /** `script` or `textarea`. */
  readonly tag: string;
  /** `src=`, '' for an inline script. */
  readonly source: string;
  readonly type: string;
  readonly code: string;
}

/** Scripts and textareas in document order; what is inside `<template>` is left out. */
export function scriptsOf(document: Document): PlacedScript[] {
  const found: PlacedScript[] = [];
  collect(document, found, 0);
  return found;
}

function collect(parent: ParentNode, into: PlacedScript[], depth: number): void {
  if (depth > 700) return;
  for (const node of parent.children) {
    if (!isTag(node)) continue;
    if (node.name === 'script' || node.name === 'textarea') into.push(placed(node));
    else if (node.name !== 'template') collect(node, into, depth + 1);
  }
}

function placed(element: Element): PlacedScript {
  const { attribs, children } = element;
  const code = children.map((child) => (isText(child) ? child.data : '')).join('');
  return {
    element,
    tag: element.name,
    source: attribs['src'] ?? '',
    type: (attribs['type'] ?? '').toLowerCase(),
    code,
  };
}
