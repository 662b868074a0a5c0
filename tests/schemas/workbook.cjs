// Reads RESULT.xlsx with SheetJS and compares each verdict's numbers with RESULT.json; no cell may be a formula.
"use strict";
const fs = require("fs");
const XLSX = require("xlsx");

let checks = 0, problems = 0;

function check(fine, ...what) {
  checks++;
  if (fine) return;
  problems++;
  console.log(...what);
}

const same = (shown, wanted) => Math.abs(shown - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
// Progress stands as a fraction in a percent format.
const columns = { value: ["实际值", 1], expected: ["应达值", 1], progress: ["完成率", 100] };

function rowsOf(sheet) {
  const rows = XLSX.utils.sheet_to_json(sheet, { header: 1, raw: true });
  const at = rows.findIndex((r) => r.includes("基期值") && r.includes("实际值"));
  return at < 0 ? null : { head: rows[at], rows: rows.slice(at + 1) };
}

function look(name) {
  const book = XLSX.readFile(name + ".xlsx", { cellFormula: true }), result = JSON.parse(fs.readFileSync(name + ".json"));
  const byId = new Map(result.verdicts.map((v) => [v.id, v])), seen = new Set();
  for (const title of book.SheetNames) {
    const sheet = book.Sheets[title], table = rowsOf(sheet);
    for (const [cell, { f }] of Object.entries(sheet).filter(([key]) => key[0] !== "!")) check(f === undefined, name, title, cell, "is a formula:", f);
    if (!table) continue;
    const id = table.head.findIndex((h) => h && h.includes("编号"));
    for (const row of table.rows.filter((r) => byId.has(r[id]))) {
      const v = byId.get(row[id]);
      seen.add(v.id);
      for (const [field, [head, times]] of Object.entries(columns)) {
        const shown = row[table.head.findIndex((h) => h && h.startsWith(head))];
        const fine = v[field] === null ? typeof shown !== "number" : same(shown, +v[field]) || same(shown * times, +v[field]);
        check(fine, name, v.id, field, "shown", shown, "wanted", v[field]);
      }
    }
  }
  check(seen.size === result.verdicts.length, name, "shows", seen.size, "of", result.verdicts.length, "verdicts");
}

process.argv.slice(2).forEach(look);
console.log(`${checks} checks, ${problems} problems`);
process.exit(problems ? 1 : 0);
