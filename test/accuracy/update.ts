// `npm run accuracy`: every case of every check; writes checks/ACCURACY.md when all answer as they should or are known.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOf, REPORT, type Figures } from './figures.ts';
import { CHECK_IDS } from './fixture.ts';

const into = mkdtempSync(join(tmpdir(), 'xunjian-figures-'));
try {
  const { status } = spawnSync(
    process.execPath,
    [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...CHECK_IDS.map((check) => `test/accuracy/${check}.test.ts`),
    ],
    { stdio: 'inherit', env: { ...process.env, XUNJIAN_FIGURES: into } },
  );
  if (status === 0) {
    const figures = CHECK_IDS.map(
      (check) => JSON.parse(readFileSync(join(into, `${check}.json`), 'utf8')) as Figures,
    );
    writeFileSync(REPORT, reportOf(figures));
    console.log(`${REPORT} is written.`);
  } else {
    console.error(`A case is answered wrongly: ${REPORT} stays as it is.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(into, { recursive: true });
}
