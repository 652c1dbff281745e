// The lint rule that keeps the house's import laws.
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAWS } from './house.js';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** `src/fetch/client.ts` → `fetch`, `checks/site/x.ts` → `checks`; null for tests, tools and packages. */
export function roomOf(file) {
  const [top, room] = file.split('/');
  if (top === 'checks') return 'checks';
  return top === 'src' && room !== undefined && !room.includes('.') ? room : null;
}

/** The room an import leads to. */
export function roomOfImport(file, specifier) {
  const alias = /^#(check|artifacts|derive)(\/|$)/.exec(specifier);
  if (alias) return alias[1];
  return specifier.startsWith('.') ? roomOf(join(dirname(file), specifier).split(sep).join('/')) : null;
}

/** @returns the law that this import breaks, or undefined. */
export function brokenLaw(file, specifier) {
  const from = roomOf(file);
  if (from === null) return undefined;
  const to = roomOfImport(file, specifier);
  return LAWS.find((law) => law.broken({ from, to, file, specifier }));
}

export const importLaws = {
  meta: { type: 'problem', schema: [], messages: { broken: '{{why}} ({{id}}: {{specifier}})' } },
  create(context) {
    const file = relative(ROOT, resolve(context.filename)).split(sep).join('/');
    const look = (node) => {
      const specifier = node.source?.value;
      const law = typeof specifier === 'string' ? brokenLaw(file, specifier) : undefined;
      if (law) context.report({ node, messageId: 'broken', data: { why: law.why, id: law.id, specifier } });
    };
    return {
      ImportDeclaration: look,
      ImportExpression: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
    };
  },
};
