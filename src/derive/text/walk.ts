// Walks a document in reading order without recursion: hostile pages nest deeper than any stack.
import { hasChildren, type AnyNode, type ParentNode } from 'domhandler';

/**
 * Calls `enter` on every node below `root`; when it returns false the node's inside is left out. `leave` is called
 * after the inside of each node that has one and was entered.
 */
export function walkNodes(
  root: ParentNode,
  enter: (node: AnyNode) => boolean,
  leave?: (node: ParentNode) => void,
): void {
  let node: AnyNode | null = root.children[0] ?? null;
  while (node !== null) {
    const inside: AnyNode | null = enter(node) && hasChildren(node) ? (node.children[0] ?? null) : null;
    node = inside ?? next(node, root, leave);
  }
}

function next(from: AnyNode, root: ParentNode, leave?: (node: ParentNode) => void): AnyNode | null {
  let node: AnyNode = from;
  while (node.next === null) {
    const parent: ParentNode | null = node.parent;
    if (parent === null || parent === root) return null;
    leave?.(parent);
    node = parent;
  }
  return node.next;
}
