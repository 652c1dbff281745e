// Writes the page in a tab down as HTML: the page with the frames it may look into, then the frames of other origins,
// each from inside, put into the gaps left for them.
import { randomBytes } from 'node:crypto';
import { CdpError } from './cdp.ts';
import { serialiseExpression, type SerialiseOrder } from './in-page/serialise.ts';
import type { Tab } from './tab.ts';

/** Frames of other origins written down; more is a trap. */
const MAX_FOREIGN_FRAMES = 20;

interface FrameNode {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameNode[];
}

async function serialise(tab: Tab, frameId: string, order: SerialiseOrder): Promise<string> {
  // A world of its own: the page's overrides of built-in functions do not reach there.
  const { executionContextId } = await tab.send('Page.createIsolatedWorld', {
    frameId,
    worldName: 'xunjian',
  });
  const expression = serialiseExpression(order);
  const answer = await tab.send('Runtime.evaluate', {
    expression,
    contextId: executionContextId,
    returnByValue: true,
  });
  if (answer.exceptionDetails)
    throw new CdpError('refused', answer.exceptionDetails.exception?.description ?? 'unreadable');
  return String(answer.result.value);
}

function frameAt(tree: FrameNode, path: readonly number[]): string | null {
  let node: FrameNode | undefined = tree;
  for (const index of path) node = node?.childFrames?.[index];
  return node?.frame.id ?? null;
}

/** '' when the frame has gone meanwhile, or will not be read: the page itself still counts. */
async function foreignFrame(tab: Tab, frameId: string | null, order: SerialiseOrder): Promise<string> {
  if (frameId === null) return '';
  try {
    return await serialise(tab, frameId, order);
  } catch (error) {
    if (error instanceof CdpError && error.reason === 'refused') return '';
    throw error;
  }
}

/** The page as HTML, see the browser port. Throws CdpError. */
export async function writeDown(tab: Tab, maxCharacters: number): Promise<string> {
  const gap = `gap-${randomBytes(8).toString('hex')}-`;
  let html = await serialise(tab, tab.frameId, { maxCharacters, gap, path: [], inner: false });
  if (!html.includes(gap)) return html;
  const { frameTree } = await tab.send('Page.getFrameTree');
  const mark = new RegExp(`<!--${gap}([\\d.-]+)-->`);
  for (let filled = 0; filled < MAX_FOREIGN_FRAMES; filled += 1) {
    const found = mark.exec(html);
    if (!found) break;
    const path = (found[1] ?? '').split('.').map(Number);
    const left = Math.max(0, maxCharacters - html.length);
    const inner = await foreignFrame(tab, frameAt(frameTree, path), {
      maxCharacters: left,
      gap,
      path,
      inner: true,
    });
    html = html.slice(0, found.index) + inner + html.slice(found.index + found[0].length);
  }
  return html.replace(new RegExp(mark, 'g'), '');
}
