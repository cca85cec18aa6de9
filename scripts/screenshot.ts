/** The picture of the simulator's page in the README, drawn by Chromium from what is in dist. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { launch } from 'puppeteer-core';

const FILE = 'docs/simulator.png';

const simulator = spawn(process.execPath, ['dist/cli.js', 'simulate'], { stdio: ['ignore', 'pipe', 'inherit'] });
const [firstLine] = (await once(createInterface({ input: simulator.stdout }), 'line')) as [string];
const browser = await launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 690 });
  await page.goto(/\S+$/.exec(firstLine)?.[0] ?? '');
  await page.locator('::-p-text(loaded)').wait();
  await page.select('#examples', '0');
  await page.locator('button::-p-text(Send)').click();
  await page.locator('::-p-aria([name="Popup"][role="dialog"])').wait();
  // What appears has appeared.
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished))');
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: FILE });
} finally {
  await browser.close();
  simulator.kill();
}
console.log(`${FILE}: look at it before it is committed`);
