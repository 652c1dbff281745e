// Hosts that answer nobody but browsers: before their links are called dead, a browser opens one of them.
import type { LinkCause } from '../../artifacts/site.ts';
import { pathKind } from '../../derive/url/path-kind.ts';
import type { LinkAnswer } from '../night/night.ts';
import type { MetLink } from './link-book.ts';
import type { VisitTools } from './tools.ts';

/** What a server may say to a program and not to a browser. */
const MAY_DIFFER: ReadonlySet<LinkCause> = new Set([
  'http-404',
  'http-410',
  'http-4xx',
  'http-5xx',
  'reset',
  'tls',
]);

interface Doubted {
  readonly link: MetLink;
  readonly answer: LinkAnswer;
}

/**
 * Of hosts that gave us nothing but faults tonight, their home page included, one page is opened in the browser. Where
 * that succeeds, nobody can tell from here which of the host's links are dead. Changes `answers`.
 */
export async function askBrowser(
  links: readonly MetLink[],
  answers: Map<string, LinkAnswer>,
  tools: VisitTools,
  askHome: (url: string) => Promise<LinkAnswer>,
): Promise<void> {
  const hosts = [...faultyHosts(links, answers)];
  await tools.each(hosts, '链接浏览器核验', async ([origin, doubted]) => {
    const sample = doubted.find(({ link }) => !['attachment', 'asset'].includes(pathKind(link.url)));
    if (!sample || (await askHome(`${origin}/`)).state === 'alive') return;
    if (!(await opensInBrowser(sample, tools))) return;
    for (const { link, answer } of doubted)
      answers.set(link.url, {
        ...answer,
        ...{ state: 'unknown', cause: null, reason: '浏览器可以打开该网站，程序不能，无法判断' },
      });
  });
}

/** Origins that gave nothing but faults, of which a browser may see some otherwise. */
export function faultyOrigins(
  links: readonly MetLink[],
  answers: ReadonlyMap<string, LinkAnswer>,
): readonly string[] {
  return [...faultyHosts(links, answers).keys()];
}

/** Origins without one living link, with those of their links that a browser may see otherwise. */
function faultyHosts(
  links: readonly MetLink[],
  answers: ReadonlyMap<string, LinkAnswer>,
): ReadonlyMap<string, readonly Doubted[]> {
  const doubted = new Map<string, Doubted[]>();
  const speaking = new Set<string>();
  for (const link of links) {
    const answer = answers.get(link.url);
    if (!answer || link.odd !== null) continue;
    const { origin } = new URL(link.url);
    if (answer.state === 'alive') speaking.add(origin);
    else if (answer.cause !== null && MAY_DIFFER.has(answer.cause))
      doubted.set(origin, [...(doubted.get(origin) ?? []), { link, answer }]);
  }
  for (const origin of speaking) doubted.delete(origin);
  return doubted;
}

/** Asked at most once a night for each address. */
async function opensInBrowser({ link, answer }: Doubted, tools: VisitTools): Promise<boolean> {
  const seen = await tools.context.night.ask(`browser ${link.url}`, async () => {
    const opened = await tools.browse({ url: link.url });
    if (!opened.ok || opened.value.status >= 400) return answer;
    const { reading } = await tools.opener.readRendered(opened.value);
    const { softNotFound, challenge } = reading;
    const alive = { state: 'alive', cause: null, reason: '' } as const;
    return softNotFound || challenge !== null ? answer : { ...answer, ...alive };
  });
  return seen.state === 'alive';
}
