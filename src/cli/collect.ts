// A stream of rows as a list, for answers that are printed whole.

export async function collect<A, B>(from: AsyncIterable<A>, to: (item: A) => B): Promise<readonly B[]> {
  const all: B[] = [];
  for await (const item of from) all.push(to(item));
  return all;
}
