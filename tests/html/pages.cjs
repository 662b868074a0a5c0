// Looks at the pages in FOLDER (zh/, en/, zh.html, en.html, and the results zh.json, en.json; compare-zh.html and .json,
// likewise in English) in headless Chromium:
// accessibility, overflow, languages, numbers, and that nothing is fetched and nothing needs a script.
"use strict";
const fs = require("fs");
const path = require("path");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const folder = path.resolve(process.argv[2]);
const widths = [390, 1280];
let problems = 0, checks = 0;

function check(fine, ...what) {
  checks++;
  if (fine) return;
  problems++;
  console.log(...what);
}

// ---- in the page ----

// Text of the page that no attribute declares to be in another language, and that is not code.
function ownTexts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode());) {
    const inside = node.parentElement;
    if (!inside.closest("script, style, code, [lang]:not(html)")) found.push(node.nodeValue);
  }
  return found;
}

function ownLabels() {
  return Array.from(document.querySelectorAll("body [aria-label]:not(svg), body [title]"))
    .map((e) => e.getAttribute("aria-label") || e.title);
}

function overflow() {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

// The cells of each table of verdicts, by its plan's heading and its caption; the exact number where a short one is shown.
function verdictTables() {
  const exact = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll("small, br").forEach((e) => e.remove());
    const data = copy.querySelector("data");
    return (data ? data.getAttribute("value") : copy.textContent).trim();
  };
  return Array.from(document.querySelectorAll(".region table.rows"))
    .flatMap((table) => Array.from(table.tBodies[0].rows))
    .map((row) => Array.from(row.cells).map(exact));
}

// ---- checks ----

async function isAccessible(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  for (const v of violations.filter((v) => ["serious", "critical"].includes(v.impact)))
    check(false, name, v.impact, v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary);
  check(true);
}

// Words that data may bring into a page: all of the result but what is said in the other language.
function wordsOfData(result, lang) {
  const other = lang === "zh" ? "en" : "zh";
  const text = JSON.stringify(result, (key, value) => (key === other ? undefined : value));
  return new Set(text.match(/[A-Za-z]{3,}/g));
}

function speaksOneLanguage(texts, lang, words, name) {
  for (const text of texts) {
    if (lang === "en")
      check(!/[\u3400-\u9fff]/.test(text), name, "Chinese on an English page:", text.slice(0, 120));
    else
      for (const word of text.match(/[A-Za-z]{3,}/g) || [])
        check(words.has(word) || ["plancheck", "SHA"].includes(word), name, "English on a Chinese page:", text.slice(0, 120));
  }
}

const columns = { baseline_printed: 4, target: 5, value: 6, expected: 7, progress: 8 };

function numbersAreThoseOf(result, region, rows, name) {
  const verdicts = [];
  for (const plan of result.plans)
    for (const kind of ["indicator", "commitment"])
      verdicts.push(...result.verdicts.filter((v) => v.region === region && v.plan === plan.id && v.kind === kind));
  check(rows.length === verdicts.length, name, rows.length, "rows,", verdicts.length, "verdicts");
  verdicts.forEach((v, i) => {
    for (const [field, column] of Object.entries(columns)) {
      const shown = rows[i] && rows[i][column];
      const wanted = v[field] || (field === "baseline_printed" && v.baseline) || "–";
      check(shown === wanted.trim(), name, v.id, field, "shown", shown, "wanted", wanted);
    }
  });
}

function countsAreThoseOf(result, tiles, name) {
  const order = ["pass", "fail", "on_track", "off_track", "undetermined", "no_data", "not_applicable", "error"];
  check(tiles.join() === order.map((v) => result.summary[v]).join(), name, "counts", tiles.join());
}

// The rows of the comparison: every ranked indicator has its targets, each with its rank in words.
function comparisonIsThatOf(result, rows, lang, name) {
  const ranked = result.indicators.filter((i) => i.ranked > 1);
  check(rows.length === ranked.length, name, rows.length, "rows,", ranked.length, "indicators");
  ranked.forEach((indicator, i) => {
    for (const plan of indicator.plans) {
      const rank = !plan.rank ? "" : lang === "zh" ? `第 ${plan.rank} 名` : `rank ${plan.rank}`;
      const cell = rows[i].find((text) => text.startsWith(plan.target.trim()) && text.includes(rank));
      check(cell !== undefined, name, indicator.indicator, plan.id, "is not shown as", plan.target, rank);
    }
  });
}

// ---- pages ----

async function look(context, lang, file, result, words) {
  const name = path.relative(folder, file), page = await context.newPage();
  page.on("request", (r) => check(/^(file|data):/.test(r.url()), name, "asks for", r.url()));
  page.on("pageerror", (e) => check(false, name, "script:", e.message));
  page.on("console", (m) => check(m.type() !== "error", name, "console:", m.text()));
  await page.goto("file://" + file);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    check((await page.evaluate(overflow)) <= 0, name, "overflows at", width);
  }
  if (name !== `${lang}.html`) await isAccessible(page, name);
  speaksOneLanguage(await page.evaluate(ownTexts), lang, words, name);
  speaksOneLanguage(await page.evaluate(ownLabels), lang, words, name);
  const region = /regions\/(\w+)\.html$/.exec(name);
  if (region) numbersAreThoseOf(result, region[1], await page.evaluate(verdictTables), name);
  if (/index\.html$/.test(name))
    countsAreThoseOf(result, await page.$$eval(".tiles .big", (list) => list.map((e) => +e.textContent)), name);
  if (/^compare/.test(name)) {
    comparisonIsThatOf(result, await page.$$eval("table.sides tbody tr",
      (list) => list.map((r) => Array.from(r.cells, (c) => c.textContent.trim()))), lang, name);
    check((await page.$$("script")).length === 0, name, "has a script");
  }
  await page.close();
}

// The page of a diff: its tiles and rows are the counts and changes of its JSON, and it needs no script at all.
async function looksAtDiff(context, lang) {
  const file = path.join(folder, `${lang}-diff.html`), name = path.basename(file);
  const diff = JSON.parse(fs.readFileSync(path.join(folder, `${lang}-diff.json`)));
  await look(context, lang, file, diff, wordsOfData(diff, lang));
  const page = await context.newPage();
  await page.goto("file://" + file);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    check((await page.evaluate(overflow)) <= 0, name, "overflows at", width);
  }
  const tiles = await page.$$eval(".tiles li", (list) => list.map((e) => +e.querySelector(".big").textContent));
  const shown = Object.keys(diff.summary).slice(3).filter((k) => diff.summary[k] > 0 || k === "unchanged");
  check(tiles.join() === shown.map((k) => diff.summary[k]).join(), name, "counts", tiles.join(), "for", shown);
  check(shown.length > 3, name, "shows only", shown);
  const rows = await page.$$eval("table.changes tbody tr", (list) => list.map((tr) =>
    [tr.querySelector("code").textContent, ...[2, 3].map((i) => tr.cells[i].querySelector(".v")?.className.split(" ")[1] || null)].join(" ")));
  const wanted = diff.changes.map((c) => [c.id, c.old && c.old.verdict, c.new && c.new.verdict].join(" "));
  check(rows.join("\n") === wanted.join("\n"), name, "shows other changes than its JSON:", rows.find((r, i) => r !== wanted[i]));
  check((await page.$$("script")).length === 0, name, "has a script");
  await page.close();
  linksLeadSomewhere(file);
  if (lang === "zh") await prints(context.browser(), file);
}

// Every address of the site leads somewhere, and so does every anchor of the single page.
function linksLeadSomewhere(file) {
  const text = fs.readFileSync(file, "utf8"), name = path.relative(folder, file);
  const ids = new Set(Array.from(text.matchAll(/ id="([^"]*)"/g), (m) => m[1]));
  for (const address of new Set(Array.from(text.matchAll(/ href="([^"]*)"/g), (m) => m[1]))) {
    const [to, anchor] = address.split("#");
    if (to) check(fs.existsSync(path.join(path.dirname(file), to)), name, "leads nowhere:", address);
    else check(ids.has(anchor), name, "leads nowhere:", address);
  }
}

async function isReadableWithoutScript(browser, file) {
  const texts = [];
  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto("file://" + file);
    texts.push((await page.locator("main table.rows tbody").first().innerText()).replace(/\s+/g, " "));
    await context.close();
  }
  check(texts[0] === texts[1] && texts[0].length > 100, file, "needs its script");
}

async function filtersAndSorts(browser, file) {
  const page = await (await browser.newContext()).newPage();
  await page.goto("file://" + file);
  const rows = page.locator("main table.rows").first().locator("tbody tr:visible");
  const all = await rows.count();
  await page.locator(".filter select").first().selectOption({ index: 1 });
  const some = await rows.count();
  check(some > 0 && some < all, file, "filter shows", some, "of", all);
  await page.locator(".filter select").first().selectOption({ index: 0 });
  await page.locator("main table.rows").first().locator("thead button").first().click();
  const numbers = await rows.evaluateAll((list) => list.map((r) => parseFloat(r.cells[0].textContent)));
  check(numbers.length === all && numbers.every((n, i) => !i || n <= numbers[i - 1]), file, "is not sorted", numbers);
  await page.close();
}

// A4 landscape, and a region begins on a page of its own.
async function prints(browser, file) {
  const page = await (await browser.newContext()).newPage();
  await page.goto("file://" + file);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  check(/MediaBox \[0 0 84[12][.\d]* 59[45][.\d]*\]/.test(pdf), file, "does not print on A4 landscape");
  await page.close();
}

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
  for (const lang of ["zh", "en"]) {
    const result = JSON.parse(fs.readFileSync(path.join(folder, lang + ".json")));
    const words = wordsOfData(result, lang), site = path.join(folder, lang);
    const context = await browser.newContext({ colorScheme: lang === "zh" ? "light" : "dark" });
    const files = ["index.html", "problems.html", "appendix.html", "indicators/infant_mortality.html",
      "regions/433101.html", "regions/431000.html"];
    for (const file of files) await look(context, lang, path.join(site, file), result, words);
    if (lang === "zh") await look(context, lang, site + ".html", result, words);
    const compared = path.join(folder, `compare-${lang}`);
    const comparison = JSON.parse(fs.readFileSync(compared + ".json"));
    await look(context, lang, compared + ".html", comparison, wordsOfData(comparison, lang));
    linksLeadSomewhere(compared + ".html");
    await looksAtDiff(context, lang);
    for (const file of fs.readdirSync(site, { recursive: true }).filter((f) => f.endsWith(".html")))
      linksLeadSomewhere(path.join(site, file));
    linksLeadSomewhere(site + ".html");
    await context.close();
  }
  await isReadableWithoutScript(browser, path.join(folder, "zh/regions/433101.html"));
  await filtersAndSorts(browser, path.join(folder, "zh/regions/433101.html"));
  await prints(browser, path.join(folder, "zh/regions/433101.html"));
  await prints(browser, path.join(folder, "compare-zh.html"));
  await browser.close();
  console.log(`${checks} checks, ${problems} problems`);
  process.exit(problems ? 1 : 0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
