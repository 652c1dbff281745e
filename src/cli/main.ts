#!/usr/bin/env node
// The program's entry.
import { fileTrouble } from '../model/file-trouble.ts';
import { runWords } from './run-words.ts';
import { keepHeapSmall } from './small-heap.ts';

/** How long anything may still linger once the command is over. */
const LINGER_MS = 5_000;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (head, less) closes the pipe; that is no error of ours.
  if (error.code === 'EPIPE') process.exit(0);
  const trouble = fileTrouble(error);
  if (!trouble) throw error;
  process.stderr.write(`xunjian：无法写入标准输出：${trouble.why}；${trouble.remedy}\n`);
  process.exit(1);
});

// What cannot be said there cannot be said anywhere; the exit code still tells.
process.stderr.on('error', () => undefined);

// Warnings of libraries, several English lines each, are for whoever mends the program.
process.removeAllListeners('warning').on('warning', (warning) => {
  if (process.env['XUNJIAN_DEBUG']) process.stderr.write(`${String(warning.stack)}\n`);
});

/** A browser that will not close must not keep the program, and the service behind it, from ending. */
function endWhatLingers(): void {
  setTimeout(() => {
    if (process.stdout.writableLength > 0) endWhatLingers();
    else process.exit();
  }, LINGER_MS).unref();
}

/**
 * Left to itself, Node takes its handles down one by one and waits for each, turning on the spot for ever where one
 * never closes (seen once, after a scan under load: a dead browser's pipe). Everything is written by then.
 */
process.once('beforeExit', () => process.exit());

keepHeapSmall();
process.exitCode = await runWords(process.argv.slice(2));
endWhatLingers();
