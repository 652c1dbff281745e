// `npm test`: runs the suite once and leaves its counts beside the build for .ci/count.mjs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT } from './count.mjs';
import { ROOT } from './setup/shell.mjs';

mkdirSync(join(ROOT, 'dist'), { recursive: true });
rmSync(REPORT, { force: true });
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
const done = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exit(done.status ?? 1);
