// Hosts that answer every address with one and the same page, from which a script draws what belongs to the address
// (history routing). Whether a file is there at all is told by drawing it beside an address that cannot exist.
import type { RenderedPage } from '../browser-port.ts';
import type { PageRead } from '../context.ts';
import { NO_HINTS } from '../night/classify.ts';
import type { LinkAnswer } from '../night/night.ts';
import { keepAnswer, keepRendered } from './evidence.ts';
import type { MetLink } from './link-book.ts';
import { IMPOSSIBLE_PATH, isHomeAddress } from './missing-page.ts';
import type { VisitTools } from './tools.ts';
import { partMissing } from './troubles.ts';

/** Files of one host that are drawn in a night; the others stay what their status says. */
const MOST_DRAWN = 4;
/** With fewer characters of words the script drew nothing, and nothing can be compared. */
const FEWEST_DRAWN = 8;

interface Drawn {
  readonly rendered: RenderedPage;
  readonly read: PageRead;
}

/** Files that draw what the host draws for an address that cannot exist are dead. Changes `answers`. */
export async function askShells(
  links: readonly MetLink[],
  answers: Map<string, LinkAnswer>,
  tools: VisitTools,
): Promise<void> {
  const hosts = new Map<string, string[]>();
  for (const { url } of links) {
    const answer = answers.get(url);
    if (answer?.shell !== true || answer.state !== 'alive' || answer.finalUrl !== '') continue;
    const { origin } = new URL(url);
    hosts.set(origin, [...(hosts.get(origin) ?? []), url]);
  }
  await tools.each([...hosts], '链接浏览器核验', async ([origin, urls]) => {
    const missing = await draw(`${origin}${IMPOSSIBLE_PATH}`, tools);
    if (missing === null || inkOf(missing) < FEWEST_DRAWN || asksToLogIn(missing)) return;
    for (const url of urls.slice(0, MOST_DRAWN)) {
      const answer = answers.get(url);
      if (answer) answers.set(url, await besideMissing(url, answer, missing, tools));
    }
  });
}

async function besideMissing(
  url: string,
  answer: LinkAnswer,
  missing: Drawn,
  tools: VisitTools,
): Promise<LinkAnswer> {
  return tools.context.night.ask(`drawn ${url}`, async () => {
    const drawn = await draw(url, tools);
    if (drawn === null || !showSame(drawn, missing)) return answer;
    const { status, at } = answer;
    const hints = { ...NO_HINTS, likeMissing: true };
    const told = { url, status, cause: 'soft-404' as const, finalUrl: url, attempts: 2 };
    const said = { failure: null, status, hints };
    const evidence = [
      ...(await keepAnswer({ ...told, said }, at, tools.context)),
      ...(await keepRendered(drawn.rendered, tools)),
      ...(await keepRendered(missing.rendered, tools)),
    ];
    return { ...answer, state: 'dead', cause: 'soft-404', reason: '', attempts: 2, evidence };
  });
}

/** Null where the page did not come, or not the whole of it. */
async function draw(url: string, tools: VisitTools): Promise<Drawn | null> {
  const opened = await tools.browse({ url });
  if (!opened.ok || opened.value.status >= 400 || partMissing(opened.value)) return null;
  const read = await tools.opener.readRendered(opened.value);
  return read.reading.challenge === null ? { rendered: opened.value, read } : null;
}

/** Who is not logged in is shown the same wherever he goes: it says nothing of what is there. */
function asksToLogIn({ rendered }: Drawn): boolean {
  const { requestUrl, finalUrl, html } = rendered;
  const moved = new URL(finalUrl).pathname !== new URL(requestUrl).pathname && !isHomeAddress(finalUrl);
  return moved || /<input[^>]*type=["']?password/i.test(html);
}

const inkOf = ({ read }: Drawn): number => read.lines.inks.reduce((sum, ink) => sum + ink, 0);

/** The same words, ways and pictures, and no more data asked for. */
function showSame(one: Drawn, other: Drawn): boolean {
  if (one.rendered.dataAnswers !== other.rendered.dataAnswers) return false;
  return (['hashes', 'hidden', 'ways', 'media'] as const).every((kind) =>
    sameSet(one.read.lines[kind], other.read.lines[kind]),
  );
}

function sameSet(one: Uint32Array, other: Uint32Array): boolean {
  const [left, right] = [new Set(one), new Set(other)];
  return left.size === right.size && [...left].every((hash) => right.has(hash));
}
