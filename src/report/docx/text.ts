// The paragraphs of a Word file as plain text, as a reader of the finished document sees them.
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { err, ok, type Result } from '../../model/result.ts';

const MAIN_PART = 'word/document.xml';
/** More text than any bulletin has: what unpacks to more is no bulletin. */
const LARGEST_PART = 64 * 1024 * 1024;
/** What is not read: deleted by a reviewer, drawn a second time for older programs, formatting. */
const UNREAD: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'mc:Fallback', 'w:pPr', 'w:rPr']);

function paragraphsOf(xml: string): readonly string[] {
  const done: string[] = [];
  /** A text box stands inside a paragraph: its own paragraphs are told apart. */
  const open: string[] = [];
  let [unread, inText] = [0, false];
  const add = (text: string): void => {
    if (open.length > 0 && unread === 0) open[open.length - 1] += text;
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        if (UNREAD.has(name)) unread += 1;
        else if (name === 'w:p') open.push('');
        else if (name === 'w:t') inText = true;
        else if (name === 'w:tab' || name === 'w:br') add(' ');
      },
      onclosetag(name) {
        if (UNREAD.has(name)) unread -= 1;
        else if (name === 'w:t') inText = false;
        else if (name === 'w:p') done.push(open.pop() ?? '');
      },
      ontext(text) {
        if (inText) add(text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return done;
}

/** @returns one paragraph each, empty ones left out, or one Chinese line saying why it cannot be read. */
export function documentParagraphs(bytes: Uint8Array): Result<readonly string[], string> {
  let part: Uint8Array | undefined;
  try {
    part = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === MAIN_PART && originalSize <= LARGEST_PART,
    })[MAIN_PART];
  } catch (thrown) {
    // Whatever a malformed archive makes the reader throw, it is the file's fault and not ours.
    if (!(thrown instanceof Error)) throw thrown;
  }
  if (!part) return err('不是 docx，或已损坏；请在 Word 里另存为 docx 后重试');
  return ok(paragraphsOf(strFromU8(part)).filter((text) => text.trim() !== ''));
}
