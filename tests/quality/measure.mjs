// What a browser says of built pages: node measure.mjs JOB.json > RESULT.json
// The job: {folder, base, chromium, pages: [path], lighthouse: [path], runs, modules}. Nothing leaves the machine.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const need = createRequire(path.join(job.modules, 'x.js'));
const load = async name => import(pathToFileURL(need.resolve(name)).href);
const { chromium } = need('playwright-core');
const axe = fs.readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8');
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json', '.svg': 'image/svg+xml', '.xml': 'application/xml', '.webmanifest': 'application/manifest+json', '.png': 'image/png' };

// The site as a static host serves it, with its own address put in place of the one it was built for.
const root = fs.realpathSync(job.folder), below = new URL(job.base).pathname.replace(/\/$/, '');
let origin = '';
const server = http.createServer((request, response) => {
  let asked = decodeURIComponent(new URL(request.url, 'http://x').pathname);
  if (below && asked.startsWith(below)) asked = asked.slice(below.length) || '/';
  let file = path.join(root, asked);
  if (file !== root && !file.startsWith(root + path.sep)) return response.writeHead(403).end();
  if (asked.endsWith('/')) file = path.join(file, 'index.html');
  let body;
  try { body = fs.readFileSync(file); } catch { return response.writeHead(404, { 'content-type': 'text/plain' }).end('404'); }
  const type = path.extname(file), headers = { 'content-type': TYPES[type] || 'application/octet-stream', 'cache-control': 'max-age=600' };
  if (type === '.html') body = Buffer.from(body.toString('utf8').replaceAll(job.base.replace(/\/$/, ''), origin + below));
  if (TYPES[type] && type !== '.png') { body = zlib.gzipSync(body); headers['content-encoding'] = 'gzip'; }
  response.writeHead(200, headers).end(body);
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
origin = `http://127.0.0.1:${server.address().port}`;
const at = page => `${origin}${below}/${page}`;

const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const browser = await chromium.launch({ executablePath: job.chromium, args: FLAGS });
const found = { axe: [], sideways: [], zoomed: [], console: [], foreign: [], unreached: [], scriptless: [], lighthouse: [] };

const sideways = tab => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Every page in both themes at 320 px: rules of accessibility, sideways scroll, complaints, foreign requests.
for (const theme of ['light', 'dark']) {
  const context = await browser.newContext({ colorScheme: theme, viewport: { width: 320, height: 640 }, reducedMotion: 'reduce', bypassCSP: false });
  const tab = await context.newPage();
  let here = '';
  tab.on('console', message => { if (['error', 'warning'].includes(message.type())) found.console.push([here, message.text()]); });
  tab.on('pageerror', error => found.console.push([here, String(error)]));
  await tab.route('**/*', route => {
    const request = route.request(), foreign = !request.url().startsWith(origin) && !request.url().startsWith('data:');
    if (foreign && request.resourceType() !== 'image') found.foreign.push([here, request.url()]);
    return foreign ? route.abort() : route.continue();
  });
  for (const page of job.pages) {
    here = page;
    await tab.goto(at(page), { waitUntil: 'load' });
    await tab.waitForTimeout(30);
    if (theme === 'light' && await sideways(tab) > 0) found.sideways.push([page, '320 px']);
    await tab.evaluate(() => { for (const each of document.querySelectorAll('.answer, .judged')) each.style.contentVisibility = 'visible'; });
    await tab.evaluate(axe);
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await tab.evaluate(tags => window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), tags);
    for (const each of violations) found.axe.push([page, theme, each.id, each.nodes.length, each.nodes[0].html.slice(0, 160)]);
  }
  await context.close();
}

// One page of each kind: four times as large, by keyboard alone, and without scripts.
for (const page of job.lighthouse) {
  const zoomed = await browser.newContext({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  const large = await zoomed.newPage();
  await large.goto(at(page));
  if (await sideways(large) > 0) found.zoomed.push([page, '400 %']);
  await zoomed.close();

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  await tab.goto(at(page));
  const wanted = await tab.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter(each => each.checkVisibility() && !each.closest('details:not([open]) > :not(summary)')).slice(0, 150)
    .map((each, place) => { each.dataset.reach = place; return place; }).length);
  const reached = new Set();
  for (let step = 0; step < wanted + 5; step++) {
    await tab.keyboard.press('Tab');
    const place = await tab.evaluate(() => document.activeElement?.dataset.reach);
    if (place !== undefined) reached.add(place);
  }
  if (reached.size < wanted) found.unreached.push([page, `${reached.size} of ${wanted}`]);
  await context.close();

  const bare = await browser.newContext({ javaScriptEnabled: false });
  const still = await bare.newPage();
  await still.goto(at(page));
  if (!(await still.locator('main').innerText()).trim()) found.scriptless.push([page, 'nothing to read']);
  const idle = await still.locator('main :is(button, input, select):visible').count();
  if (idle) found.scriptless.push([page, `${idle} controls that do nothing`]);
  await bare.close();
}
await browser.close();

// Speed and the rest by Lighthouse, as a phone sees it: the median of several runs of each kind of page.
if (job.runs) {
  const lighthouse = (await load('lighthouse')).default, { launch } = await load('chrome-launcher');
  const chrome = await launch({ chromePath: job.chromium, chromeFlags: ['--headless=new', ...FLAGS], logLevel: 'silent' });
  for (const page of job.lighthouse) {
    const all = {};
    const low = new Set();
    for (let run = 0; run < job.runs; run++) {
      const { lhr } = await lighthouse(at(page), { port: chrome.port, output: 'json', logLevel: 'silent' });
      for (const [name, { score }] of Object.entries(lhr.categories)) if (score !== null) (all[name] ??= []).push(Math.round(score * 100));
      for (const audit of Object.values(lhr.audits)) if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary') low.add(audit.id);
    }
    const median = Object.fromEntries(Object.entries(all).map(([name, scores]) => [name, scores.sort((a, b) => a - b)[scores.length >> 1]]));
    found.lighthouse.push({ page, ...median, low: [...low] });
  }
  await chrome.kill();
}
server.closeAllConnections();
server.close();
console.log(JSON.stringify(found));
