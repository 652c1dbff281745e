// No file of the house imports itself by way of others.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^#check$/, 'src/check/index.ts'],
  [/^#(artifacts|derive)\/(.*)\.js$/, 'src/$1/$2.ts'],
];

type Graph = ReadonlyMap<string, readonly string[]>;

function target(file: string, specifier: string): string | null {
  for (const [shape, path] of ALIASES) if (shape.test(specifier)) return specifier.replace(shape, path);
  return specifier.startsWith('.') ? join(dirname(file), specifier) : null;
}

function importsOf(file: string, text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, specifier = '']) => target(file, specifier) ?? []);
}

function houseGraph(): Graph {
  const files = ['src', 'checks'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(file, 'utf8'))]));
}

/** The first circle found, as a path that ends where it began; null without one. */
function findCircle(graph: Graph): readonly string[] | null {
  const finished = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle) return circle;
    }
    finished.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return null;
}

describe('import circles', () => {
  it('are found, through aliases and lazy imports too', () => {
    const graph: Graph = new Map([
      ['src/check/index.ts', importsOf('src/check/index.ts', "export { a } from './a.ts';")],
      ['src/check/a.ts', importsOf('src/check/a.ts', "const b = await import('../b/b.ts');")],
      ['src/b/b.ts', importsOf('src/b/b.ts', "import type { A } from '#check';")],
    ]);
    expect(findCircle(graph)).toEqual([
      'src/check/index.ts',
      'src/check/a.ts',
      'src/b/b.ts',
      'src/check/index.ts',
    ]);
  });

  it('do not exist in the house', () => {
    const graph = houseGraph();
    expect(graph.size).toBeGreaterThan(50);
    expect(findCircle(graph)).toBeNull();
  });
});
