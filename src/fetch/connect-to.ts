// --connect-to, as in curl: connections meant for one host and port go to another.

/** `HOST1:PORT1:HOST2:PORT2`; '' and null match any host or port, and an empty `toHost` keeps the host. */
export interface ConnectTo {
  readonly host: string;
  readonly port: number | null;
  readonly toHost: string;
  readonly toPort: number;
}

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');

/** The first rule that matches, as curl has it; null when none does. */
export function rerouted(
  rules: readonly ConnectTo[],
  host: string,
  port: number,
): { readonly host: string; readonly port: number } | null {
  const wanted = bare(host);
  for (const rule of rules) {
    if (rule.host !== '' && bare(rule.host) !== wanted) continue;
    if (rule.port !== null && rule.port !== port) continue;
    return { host: rule.toHost === '' ? host : rule.toHost, port: rule.toPort };
  }
  return null;
}
