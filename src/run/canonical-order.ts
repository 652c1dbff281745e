// One order for what a visit brought, so that the same readings in any order give the same findings under the same ids.
import type { LinkReading, SectionReading } from '../artifacts/site.ts';
import type { Artifact } from '../artifacts/token.ts';
import { ok } from '../model/result.ts';

/** By these texts in turn, in code unit order: no locale has a say. */
function inOrder<T>(
  artifact: Artifact<readonly T[]>,
  textsOf: (item: T) => readonly string[],
): Artifact<readonly T[]> {
  if (!artifact.ok) return artifact;
  const keyed = artifact.value.map((item) => ({ item, key: JSON.stringify(textsOf(item)) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  return ok(keyed.map(({ item }) => item));
}

/** Sections by address and name; several of one address and name (blocks of a page) by what else is said of them. */
export function sectionsInOrder(
  sections: Artifact<readonly SectionReading[]>,
): Artifact<readonly SectionReading[]> {
  return inOrder(sections, ({ url, name, path, selector, content, newest, items }) => [
    ...[url, name, path, selector, content],
    ...[newest ?? '', String(items)],
  ]);
}

/** Links by address. */
export function linksInOrder(links: Artifact<readonly LinkReading[]>): Artifact<readonly LinkReading[]> {
  return inOrder(links, (link) => [link.url, link.page, link.text]);
}
