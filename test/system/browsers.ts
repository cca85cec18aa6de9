/** Three browsers behind one interface: open a page, ask it for the value of an expression. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LaunchOptions, launch } from 'puppeteer-core';
import { WebKit } from './webkit.js';

export interface Browser {
  open(url: string): Promise<void>;
  /** The value of an expression in the page; only JSON comes through. */
  evaluate(expression: string): Promise<unknown>;
  /** The addresses that its pages asked for; undefined when it does not tell, but asks for nothing else either. */
  requested(): string[] | undefined;
  /** Ends it and all its processes, and removes what it has written. */
  close(): Promise<void>;
}

/** How a browser is started. Whatever is not on the loopback interface it asks the proxy for. */
type Start = (proxy: string) => Promise<Browser>;

export const BROWSERS: { name: string; packages: string; probe: string; start: Start }[] = [
  { name: 'Chromium', packages: 'chromium', probe: 'command -v chromium', start: chromium },
  { name: 'Firefox', packages: 'firefox-esr', probe: 'command -v firefox-esr', start: firefox },
  {
    name: 'WebKit',
    packages: 'webkit2gtk-driver xvfb',
    probe: 'command -v WebKitWebDriver && command -v Xvfb',
    start: (proxy) => WebKit.start(proxy),
  },
];

function chromium(proxy: string): Promise<Browser> {
  return start({
    executablePath: programOf('chromium'),
    // It will not have its sandbox when root runs it.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--proxy-server=${proxy}`,
    ],
  });
}

function firefox(proxy: string): Promise<Browser> {
  const { hostname, port } = new URL(proxy);
  return start({
    browser: 'firefox',
    executablePath: programOf('firefox-esr'),
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': hostname,
      'network.proxy.http_port': Number(port),
      'network.proxy.ssl': hostname,
      'network.proxy.ssl_port': Number(port),
    },
  });
}

async function start(options: LaunchOptions): Promise<Browser> {
  const home = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
  const env = { ...process.env, HOME: home };
  const browser = await launch({ ...options, headless: true, userDataDir: join(home, 'profile'), env });
  const page = await browser.newPage();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  return {
    open: async (url) => {
      await page.goto(url);
    },
    evaluate: (expression) => page.evaluate(expression),
    requested: () => requested,
    close: async () => {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

function programOf(name: string): string {
  return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
}
