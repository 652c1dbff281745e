// `npm run accuracy [-- CHECK…]`: visits the cases and writes checks/ACCURACY.md; a check with a mistake keeps its old line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figuresIn, reportOf, REPORT, type Figures } from './figures.ts';
import { CHECK_IDS } from './fixture.ts';

const named = process.argv.slice(2);
const asked = CHECK_IDS.filter((check) => named.length === 0 || named.includes(check));
const into = mkdtempSync(join(tmpdir(), 'xunjian-figures-'));
try {
  const { status } = spawnSync(
    process.execPath,
    [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...asked.map((check) => join('test', 'accuracy', `${check}.test.ts`)),
    ],
    { stdio: 'inherit', env: { ...process.env, XUNJIAN_FIGURES: into } },
  );
  const old = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : '';
  const figures = CHECK_IDS.flatMap((check) => {
    const fresh = join(into, `${check}.json`);
    if (existsSync(fresh)) return [JSON.parse(readFileSync(fresh, 'utf8')) as Figures];
    return figuresIn(old, check) ?? [];
  });
  writeFileSync(REPORT, reportOf(figures));
  console.log(
    status === 0 ? `${REPORT} is written.` : `${REPORT}: checks with a mistake keep their old line.`,
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(into, { recursive: true });
}
