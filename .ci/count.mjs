// Prints `N passed, N failed` from the report the last test run left; fails when there is none or a test failed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './setup/shell.mjs';

export const REPORT = join(ROOT, 'dist', 'test-report.json');

/** A file that could not be loaded has no tests of its own but did fail: it counts as one. */
export function countTests(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const counts = existsSync(REPORT)
    ? countTests(JSON.parse(readFileSync(REPORT, 'utf8')))
    : { passed: 0, failed: 1 };
  process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}
