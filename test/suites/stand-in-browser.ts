// A stand-in for Chromium: names itself, answers every command over its pipes with nothing, and opens no page.
import { chmodSync, writeFileSync } from 'node:fs';

const SCRIPT = `#!${process.execPath}
const { createReadStream, createWriteStream } = require('node:fs');
if (process.argv.includes('--version')) {
  console.log('Chromium 120.0.1');
} else {
  const answers = createWriteStream('', { fd: 4 });
  let rest = '';
  createReadStream('', { fd: 3, encoding: 'utf8' })
    .on('data', (text) => {
      const commands = (rest + text).split('\\0');
      rest = commands.pop();
      for (const command of commands) answers.write(JSON.stringify({ id: JSON.parse(command).id, result: {} }) + '\\0');
    })
    .on('close', () => process.exit());
}
`;

/** Writes it to `path`, ready to be run. */
export function writeStandInBrowser(path: string): void {
  writeFileSync(path, SCRIPT);
  chmodSync(path, 0o755);
}
