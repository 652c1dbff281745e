// checks/README.md is written from the checks themselves; `npm run checks:readme` writes it anew.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { CHECKS } from '../../checks/index.ts';

function readme(): string {
  const rows = CHECKS.map(({ id, title, version, answers, needs, about }) => {
    const artifacts = Object.values(needs).map((token) => `\`${token.name}\``);
    return `| \`${id}\` | ${title} | ${version} | \`${answers}\` | ${artifacts.join(', ')} | ${about} |`;
  });
  return `${[
    '# Checks',
    '',
    'One file each: data and one pure function. Written from the checks by `npm run checks:readme`; do not edit.',
    '',
    '| check | 名称 | version | answers | needs | fails when |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}

it('says of every check what it is', async () => {
  await expect(readme()).toMatchFileSnapshot('../../checks/README.md');
});

it('the list holds every file, sorted by id', () => {
  const files = ['account', 'site'].flatMap((folder) =>
    readdirSync(new URL(`../../checks/${folder}/`, import.meta.url)).map((file) => basename(file, '.ts')),
  );
  const ids = CHECKS.map((check) => check.id);
  expect(ids).toEqual(files.sort());
});
