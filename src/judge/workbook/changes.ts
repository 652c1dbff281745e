// What differs between two editions' contents, value by value, told by the ids around it.
import { isContent } from './write.ts';

const idOf = (value: unknown): string | null => {
  const id = isContent(value) ? value['id'] : null;
  return typeof id === 'string' ? id : null;
};

/** Every value under its spoken path; a list of rows by their ids. */
function leaves(value: unknown, path: string, into: Map<string, string>): void {
  if (Array.isArray(value) && value.some((one) => idOf(one) !== null)) {
    value.forEach((one: unknown, index) => {
      leaves(one, `${path}[${idOf(one) ?? `第 ${index + 1} 项`}]`, into);
    });
  } else if (isContent(value)) {
    for (const [key, inner] of Object.entries(value))
      leaves(inner, path === '' ? key : `${path}.${key}`, into);
  } else if (value !== null && value !== undefined)
    into.set(path, typeof value === 'string' ? value : JSON.stringify(value));
}

function flat(content: unknown): ReadonlyMap<string, string> {
  const into = new Map<string, string>();
  leaves(content, '', into);
  return into;
}

/** One Chinese line per value that was added, changed or taken away, in the order of the new content. */
export function contentChanges(before: unknown, after: unknown): readonly string[] {
  const [old, now] = [flat(before), flat(after)];
  const changed = [...now].flatMap(([path, value]) => {
    const was = old.get(path);
    return was === value ? [] : [`${path}：${was ?? '未写'} → ${value}`];
  });
  const gone = [...old].filter(([path]) => !now.has(path)).map(([path, value]) => `${path}：${value} → 删去`);
  return [...changed, ...gone];
}
