// Run as a process of its own by the tests: starts a Chromium, tells its process id and waits to be ended.
import { launchChromium } from '../../../src/gather/browser/chromium.ts';
import { executablePath, settingsWith } from './bench.ts';

const chromium = await launchChromium({
  settings: settingsWith(),
  executablePath: executablePath ?? '',
  userAgent: 'x',
  proxyPort: 9,
});
process.stdout.write(String(chromium.processId));
setInterval(() => undefined, 1000);
