/**
 * Loads the extension into a Chromium of its own, in which the fixtures stand in for LinkedIn, and pairs it with the
 * all-in-one that runs on this machine (PIPELINE_ENDPOINTS: its endpoints.json). With --demo it also drafts a message.
 * With --check it also approves and sends it, and ends, for tests.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { Site, withoutRedirect } from '../fixtures/site.mjs';

const demo = process.argv.includes('--demo');
const check = process.argv.includes('--check');
const root = fileURLToPath(new URL('..', import.meta.url));
const endpointsFile = process.env.PIPELINE_ENDPOINTS ?? join(root, '..', '.outreach', 'endpoints.json');
const extension = join(root, 'target', 'test-flavour');
const site = new Site();

/** Serves LinkedIn from the fixtures. Whatever else is asked for, other than the pipeline, is aborted. */
async function serveFixtures(context, pipeline) {
  await context.route('**/*', (route) => {
    const { origin, protocol } = new URL(route.request().url());
    return origin === pipeline || protocol === 'chrome-extension:' ? route.continue() : route.abort();
  });
  await context.route('https://www.linkedin.com/**', async (route) => {
    const request = route.request();
    const answer = site.respond({ method: request.method(), url: request.url(), body: request.postData() ?? '' });
    await route.fulfill(withoutRedirect(answer));
  });
}

async function api({ baseUrl, customers: [{ apiToken }] }, path, body) {
  const response = await fetch(baseUrl + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function pair(panel, endpoints) {
  const [{ customerId }] = endpoints.customers;
  const { token } = await api(endpoints, `/api/linkedin/extensions/${customerId}`, { deviceName: 'Development' });
  const pairing = await panel.context().newPage();
  await pairing.goto(panel.url().replace('panel.html', 'pairing.html'));
  await pairing.fill('#code', `${endpoints.baseUrl}#${token}`);
  await pairing.click('#connect');
  await pairing.locator('#message.good').waitFor();
  await pairing.close();
}

async function draft(endpoints) {
  const [{ customerId, name }] = endpoints.customers;
  const { id } = await api(endpoints, `/api/linkedin/queue/${customerId}`, {
    action: 'message',
    prospectUrl: 'https://www.linkedin.com/in/jane-doe',
    prospectName: 'Jane Doe',
    body: `Hi Jane,\n\ncongratulations on the round! 🎉 (${new Date().toISOString()})`,
    // So that it can be drafted again and again.
    dayOffset: Math.floor(Math.random() * 365),
  });
  if (check) return api(endpoints, `/api/linkedin/queue/${customerId}/${id}/approve`, {});
  console.log(`A draft for Jane Doe waits for review by ${name}: approve it at ${endpoints.ui.url}`);
  console.log('The extension then opens her fixture page and fills in the text. Press Send there.');
}

const endpoints = JSON.parse(readFileSync(endpointsFile, 'utf8'));
const profile = mkdtempSync(join(tmpdir(), 'outreach-extension-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: check,
  viewport: null,
  // Playwright switches extensions off unless told otherwise.
  ignoreDefaultArgs: ['--disable-extensions'],
  args: [
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
});
await serveFixtures(context, new URL(endpoints.baseUrl).origin);
const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
const panel = await context.newPage();
await panel.goto(`chrome-extension://${new URL(worker.url()).host}/panel.html`);
await pair(panel, endpoints);
console.log(`The extension is paired with ${endpoints.baseUrl}. LinkedIn's pages are fixtures.`);
if (demo) await draft(endpoints);
if (check) {
  await panel.locator('#todo:not(:empty)').waitFor({ timeout: 60_000 });
  await context.pages().find((each) => each.url().includes('/messaging/')).click('button[type=submit]');
  await panel.locator('#history li', { hasText: 'Jane Doe' }).waitFor({ timeout: 60_000 });
  console.log(`Sent: ${JSON.stringify(site.sends.map((each) => each.text))}`);
  await context.close();
} else {
  await new Promise((resolve) => context.on('close', resolve));
}
rmSync(profile, { recursive: true, force: true });
