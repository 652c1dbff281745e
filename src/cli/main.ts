#!/usr/bin/env node
// The program's entry.
import { runWords } from './run-words.ts';

// A reader that has seen enough (head, less) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runWords(process.argv.slice(2));
