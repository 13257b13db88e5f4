// Opens pages in headless Chromium and tells, as JSON, how the first element of each class
// looks: in CSS pixels, indents from the edges of the page's text; and how tables do.
// Usage: node looks.js CHROMIUM CLASS,CLASS... PAGE...
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const [executablePath, classes, ...paths] = process.argv.slice(2);
const flags = ["--no-sandbox", "--disable-dev-shm-usage"];
const browser = await puppeteer.launch({ executablePath, args: flags });

function measure(names) {
  const edges = (element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const inset = (side) =>
      parseFloat(style[`border${side}Width`]) + parseFloat(style[`padding${side}`]);
    return [box.left + inset("Left"), box.right - inset("Right")];
  };
  const base = getComputedStyle(document.body);
  const found = { body: { size: base.fontSize, colour: base.color } };
  for (const name of names) {
    const element = document.querySelector(`.${name}`);
    if (!element) continue;
    const style = getComputedStyle(element);
    const plain = document.querySelector(".speech") ?? element;
    const [left, right] = edges(element);
    const [start, end] = edges(element.closest("nav") ?? plain.parentElement);
    found[name] = {
      family: style.fontFamily, size: style.fontSize, leading: style.lineHeight,
      colour: style.color, align: style.textAlign, before: style.marginTop,
      after: style.marginBottom, above: style.paddingTop, below: style.paddingBottom,
      indent: left - start, firstLine: style.textIndent, endIndent: end - right,
    };
  }
  const line = (element, side) => {
    const style = element && getComputedStyle(element);
    return style && [style[`border${side}Width`], style[`border${side}Color`]];
  };
  found.tables = [...document.querySelectorAll("table")].map((table) => ({
    lines: [
      line(table, "Top"), line(table.tHead, "Bottom"),
      line(table.querySelector("tbody > tr + tr"), "Top"), line(table, "Bottom"),
    ],
    width: table.getBoundingClientRect().width,
    room: table.parentElement.getBoundingClientRect().width,
    padding: getComputedStyle(table.rows[0].cells[0]).paddingLeft,
  }));
  return found;
}

const told = {};
for (const path of paths) {
  const page = await browser.newPage();
  await page.setViewport({ width: 12800, height: 1000 });
  await page.goto(pathToFileURL(path).href);
  // large letters, since borders are rounded to whole pixels
  await page.evaluate(() => (document.documentElement.style.fontSize = "160px"));
  told[path] = await page.evaluate(measure, classes.split(","));
  await page.close();
}
await browser.close();
process.stdout.write(JSON.stringify(told));
