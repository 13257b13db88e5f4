// Opens pages in headless Chromium and tells, as JSON, what is wrong with each.
// Usage: node audit.js CHROMIUM PAGE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const [executablePath, ...paths] = process.argv.slice(2);
const flags = ["--no-sandbox", "--disable-dev-shm-usage"];
const browser = await puppeteer.launch({ executablePath, args: flags });
const looks = [
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 360 },
];

async function audit(path, { scheme, width }) {
  const page = await browser.newPage();
  const address = pathToFileURL(path).href;
  const requests = [];
  const complaints = [];
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address) requests.push(request.url().slice(0, 200));
  });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.setViewport({ width, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(address, { waitUntil: "networkidle0" });
  const seen = await page.evaluate(() => ({
    dead: [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => decodeURIComponent(link.hash.slice(1)))
      .filter((id) => document.getElementById(id) === null),
    twice: [...document.querySelectorAll("[id]")]
      .map((element) => element.id)
      .filter((id, at, all) => all.indexOf(id) !== at),
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    styled: getComputedStyle(document.body).display === "grid",
  }));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  await page.close();
  return {
    ...seen,
    requests,
    complaints,
    violations: violations.map(({ id, nodes }) => ({ id, at: nodes[0].html.slice(0, 200) })),
  };
}

const found = {};
for (const path of paths) {
  found[path] = {};
  for (const look of looks) found[path][look.scheme] = await audit(path, look);
}
await browser.close();
process.stdout.write(JSON.stringify(found));
