#!/usr/bin/env node
// The program's entry.
import { setFlagsFromString } from 'node:v8';
import { runWords } from './run-words.ts';

// A crawl leaves much short-lived waste. Left alone, V8 lets the heap grow to several times what lives in it before it
// cleans up; at this setting the peak of 919 sites was 430 MB instead of 716 MB, for about one per cent more time.
setFlagsFromString('--heap-growing-percent=60');

// A reader that has seen enough (head, less) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runWords(process.argv.slice(2));
