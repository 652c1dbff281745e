// Set-up and the build server's scripts: what they count, and that they agree with the program.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// @ts-expect-error plain JavaScript, since it runs before anything is installed
import { countTests as untypedCountTests } from '../../.ci/count.mjs';
// @ts-expect-error plain JavaScript, since it runs before anything is installed
import { BROWSERS as untypedBrowsers } from '../../.ci/setup/machine.mjs';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}
const countTests = untypedCountTests as (report: Report) => { passed: number; failed: number };
const browsers = untypedBrowsers as readonly string[];

describe('counting tests', () => {
  it('takes the reporter at its word', () => {
    const testResults = [
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
    ];
    expect(countTests({ numPassedTests: 5, numFailedTests: 1, testResults })).toEqual({
      passed: 5,
      failed: 1,
    });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(countTests({ numPassedTests: 1, numFailedTests: 0, testResults })).toEqual({
      passed: 1,
      failed: 1,
    });
  });
});

describe('set-up', () => {
  it('looks for the same browsers as the program', () => {
    const source = readFileSync('src/gather/browser/find.ts', 'utf8');
    const names = [...source.matchAll(/^ {2}\['([^']+)', '(?:headless-shell|chromium)'\]/gm)].map(
      (match) => match[1],
    );
    expect(names.length).toBeGreaterThan(2);
    expect(browsers).toEqual(names);
  });

  it('uses nothing but Node before packages are installed', () => {
    for (const name of [
      'setup',
      'count',
      'setup/build',
      'setup/debian',
      'setup/machine',
      'setup/packages',
      'setup/shell',
    ]) {
      const imports = [...readFileSync(`.ci/${name}.mjs`, 'utf8').matchAll(/from '([^']+)'/g)].map(
        (match) => match[1] ?? '',
      );
      expect(
        imports.filter((specifier) => !specifier.startsWith('node:') && !specifier.startsWith('.')),
      ).toEqual([]);
    }
  });

  it('the build script is a script', () => {
    expect(spawnSync('bash', ['-n', '.ci/run']).status).toBe(0);
  });
});
