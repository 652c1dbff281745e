// Makes a fresh clone ready: packages, a browser, Chinese fonts, the built program. A no-op when all is there.
// Uses nothing but Node itself, since it runs before any package is installed.
import { prepareBuild } from './setup/build.mjs';
import { prepareBrowser, prepareFonts } from './setup/machine.mjs';
import { preparePackages } from './setup/packages.mjs';

const steps = [preparePackages, prepareBrowser, prepareFonts, prepareBuild];

for (const step of steps) {
  const problem = await step();
  if (problem === null) continue;
  process.stderr.write(`${problem.text}\n`);
  if (problem.fatal) process.exit(1);
}
