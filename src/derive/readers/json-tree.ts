// Trees of sections embedded in a script as JSON: nodes that name the node above them (zTree, dTree), or hold those below.
import type { PageWords } from '../dom/words.ts';
import { escapeHtml } from './reader.ts';

interface Node {
  readonly title: string;
  readonly url: string;
  readonly below: readonly Node[];
}

/** `pId`, `parent_id`, `fid`: which node stands above. */
const PARENT = /^(?:pid|parentid|parentnode|parentcode|fid|upid|fatherid)$/;
const ID = /^(?:id|nodeid|code)$/;
const CHILDREN = /^(?:children|child|childs|childlist|childnodes|submenus?|subs|nodes)$/;
/** Characters of a section's name. */
const LONGEST_NAME = 16;
/** Nodes below others that make a tree. */
const FEWEST_BELOW = 2;
const DEEPEST = 4;

type Fields = ReadonlyMap<string, unknown>;

/** The tree as lists in lists, null where no value is one. Rows of articles name no row above them. */
export function treeHtml(values: readonly unknown[], words: PageWords): string | null {
  for (const value of values) {
    const nodes = treeIn(value, words, 0);
    if (nodes !== null) return listHtml(nodes);
  }
  return null;
}

function treeIn(value: unknown, words: PageWords, depth: number): readonly Node[] | null {
  if (depth > DEEPEST || value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) {
    const items = value.flatMap((item) => fieldsOf(item) ?? []);
    const nodes = items.length === value.length ? (byParent(items, words) ?? byChildren(items, words)) : null;
    if (nodes !== null && isTree(nodes)) return nodes;
  }
  for (const inner of Object.values(value)) {
    const nodes = treeIn(inner, words, depth + 1);
    if (nodes !== null) return nodes;
  }
  return null;
}

function fieldsOf(item: unknown): Fields | null {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return null;
  return new Map(Object.entries(item).map(([key, value]) => [key.toLowerCase().replace(/[_-]/g, ''), value]));
}

/** Every node names the one above it by its id. */
function byParent(items: readonly Fields[], words: PageWords): readonly Node[] | null {
  const known = items.map((fields) => ({
    id: textAt(fields, ID),
    parent: textAt(fields, PARENT),
    fields,
  }));
  if (known.some(({ id, parent }) => id === '' || parent === '')) return null;
  const ids = new Set(known.map(({ id }) => id));
  if (ids.size < known.length) return null;
  const under = (parent: string, depth: number): Node[] =>
    depth > DEEPEST
      ? []
      : known
          .filter((node) => node.parent === parent && node.id !== parent)
          .map((node) => asNode(node.fields, words, under(node.id, depth + 1)));
  const tops = known.filter(({ id, parent }) => !ids.has(parent) || id === parent);
  return tops.map((node) => asNode(node.fields, words, under(node.id, 1)));
}

/** Every node holds those below it. */
function byChildren(items: readonly Fields[], words: PageWords, depth = 0): readonly Node[] {
  return items.map((fields) => {
    const held = [...fields].find(([key, value]) => CHILDREN.test(key) && Array.isArray(value))?.[1];
    const below = Array.isArray(held) && depth < DEEPEST ? held.flatMap((item) => fieldsOf(item) ?? []) : [];
    return asNode(fields, words, byChildren(below, words, depth + 1));
  });
}

function asNode(fields: Fields, { sets }: PageWords, below: readonly Node[]): Node {
  const first = (keys: ReadonlySet<string>): string => {
    for (const key of keys) {
      const value = fields.get(key);
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
    }
    return '';
  };
  return { title: first(sets.jsonTitleKeys), url: first(sets.jsonUrlKeys), below };
}

function textAt(fields: Fields, key: RegExp): string {
  const value = [...fields].find(([name]) => key.test(name))?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Short names all through, addresses at the ends, and some nodes below others. */
function isTree(nodes: readonly Node[]): boolean {
  const all = flat(nodes);
  const named = all.every(({ title }) => title.length >= 2 && title.length <= LONGEST_NAME);
  const ends = all.filter(({ below }) => below.length === 0);
  return (
    named && all.length - nodes.length >= FEWEST_BELOW && ends.every(({ url }) => url !== '' && url !== '#')
  );
}

const flat = (nodes: readonly Node[]): readonly Node[] =>
  nodes.flatMap((node) => [node, ...flat(node.below)]);

function listHtml(nodes: readonly Node[]): string {
  const itemHtml = ({ title, url, below }: Node): string => {
    const name = url === '' ? escapeHtml(title) : `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`;
    return `<li>${name}${below.length > 0 ? listHtml(below) : ''}</li>`;
  };
  return `<ul>${nodes.map(itemHtml).join('')}</ul>`;
}
