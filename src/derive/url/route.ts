// Single-page applications name their views behind the `#`: `/#/list/3` is a page of its own, `/#top` is a place in one.

/** `#/list/3`, `#!/news`: more than the application's own start. */
const ROUTE = /^#!?\/[^/#]/;

/** `#top`: leads nowhere else. */
export const isPlaceInPage = (written: string): boolean => written.startsWith('#') && !ROUTE.test(written);

/** The view an address names, '' when it names none. */
export function routeOf({ hash }: URL): string {
  return hash.length > 2 && ROUTE.test(hash) ? hash : '';
}

/** Where a request for `asked` that ended at `arrived` stands: a server never sees the view that was asked for. */
export function withRoute(asked: string, arrived: string): string {
  const at = asked.indexOf('#');
  return at > 0 && asked.slice(0, at) === arrived && routeOf(new URL(asked)) !== '' ? asked : arrived;
}

/** The address that names the view alone, for judging what kind of page it is. */
export function viewAddress(url: URL): URL {
  const route = routeOf(url);
  return route === '' ? url : new URL(route.replace(/^#!?/, ''), url.origin);
}
