// The JSON Schemas of `plancheck schema` by ajv, and beside them plancheck's own reading of the same files:
// what people wrote is accepted by both; each key of each kind of file is given values of every sort, and what one refuses
// the other refuses, at the same key. Usage: node files.cjs PROGRAM SOURCE SCRATCH
"use strict";
const fs = require("fs");
const path = require("path");
const { spawnSync } = require("child_process");
const Ajv = require("ajv/dist/2020");
const formats = require("ajv-formats");
const YAML = require("yaml");

const [program, source, scratch] = process.argv.slice(2);
let checks = 0, problems = 0;

function check(fine, ...what) {
  checks++;
  if (fine) return true;
  problems++;
  console.log(...what);
  return false;
}

function run(...args) {
  const done = spawnSync(program, args, { cwd: source, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const schemas = {}, validate = {};
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, allErrors: true });
formats(ajv);
for (const name of ["plan", "catalogue", "project", "waivers", "result", "diff", "history", "comparison", "lint"]) {
  schemas[name] = JSON.parse(run("schema", name).out);
  check(ajv.validateSchema(schemas[name]), "schema", name, "is no schema:", ajv.errors);
  validate[name] = ajv.compile(schemas[name]);
}

// ---- what people wrote, and what plancheck writes ----

function accepted(kind, value, name) {
  check(validate[kind](value), name, "is refused as", kind, (validate[kind].errors || []).slice(0, 3));
}

function filesUnder(folder) {
  return fs.readdirSync(folder, { recursive: true }).map((f) => path.join(folder, f)).filter((f) => f.endsWith(".yaml")).sort();
}

function shippedFilesAreAccepted() {
  const seen = {};
  for (const file of ["data", "examples", "tests/cases"].flatMap((f) => filesUnder(path.join(source, f)))) {
    const value = YAML.parse(fs.readFileSync(file, "utf8")), kind = /^plancheck\.(\w+)\/1$/.exec(value.schema);
    if (!kind) continue;
    seen[kind[1]] = (seen[kind[1]] || 0) + 1;
    accepted(kind[1], value, file);
  }
  check(seen.plan >= 9 && seen.catalogue >= 4 && seen.project >= 5, "only these were found:", seen);
}

function whatIsWrittenIsAccepted() {
  const projects = ["data", "examples/fictitious", "examples/economy", "examples/okr", "examples/sdg", path.join(scratch, "hostile")];
  const history = path.join(scratch, "history.sqlite"), last = {};
  for (const project of projects) {
    const other = path.join(scratch, "other.json"), one = path.join(scratch, "one.json");
    for (const [year, file] of [["2023", other], ["2025", one]]) {
      run("run", project, "--as-of", year, "--today", "2026-01-01", "--fail-on", "never", "--history", history, "--out", "json:" + file);
      accepted("result", JSON.parse(fs.readFileSync(file, "utf8")), `result of ${project}`);
    }
    accepted("result", JSON.parse(run("report", one, "--format", "json").out), `stored result of ${project}`);
    accepted("diff", JSON.parse(run("diff", other, one, "--format", "json").out), `diff of ${project}`);
    accepted("lint", JSON.parse(run("lint", project, "--format", "json").out), `lint of ${project}`);
    last.compared = run("compare", "--project", project, "--format", "json").out;
    if (last.compared) accepted("comparison", JSON.parse(last.compared), `comparison of ${project}`);
  }
  accepted("diff", JSON.parse(run("diff", "--since", "last", "--history", history, "--format", "json").out), "diff of the history");
  accepted("history", JSON.parse(run("history", "--history", history, "--format", "json").out), "history");
  for (const kind of ["result", "diff", "history", "comparison", "lint"])
    check(!validate[kind]({ schema: `plancheck.${kind}/1` }), "an empty", kind, "is accepted");
}

// ---- the same mistakes, seen by both ----

const full = {
  plan: {
    schema: "plancheck.plan/1", id: "p", region: { code: "990101", name: "小县", parent: "990000" },
    document: { title: "规划", issuer: "县政府", number: "1号", published: "2021", note: "x" },
    period: { base: 2020, target: 2025, baseline: "final" }, judging: { compare: "full" }, parent: "q", sources: ["年鉴"], note: "x",
    indicators: [{
      indicator: "smoking", printed: "吸烟率", unit: "%", unit_means: "%", baseline: "25.8", target: "≤20", attribute: "约束性", direction: "lower",
      base_year: 2020, deadline: 2025, milestones: { 2022: "24" }, with: "beds", key: "k", at: "表1", category: "一", order: "1", responsible: "卫健委",
      judging: { compare: "full" }, baseline_used: "table", target_used: "table", accepted: "why", note: "x",
    }],
    commitments: [{ indicator: "beds", target: "6" }],
    projects: [{ name: "医院", content: "新建", deadline: 2024, at: "二", responsible: "卫健委", note: "x" }],
    facts: [{
      name: "床位", indicator: "beds", value: "5", unit: "张", unit_means: "张", year: 2020, region: "990101", from: "4", from_year: 2015, change: "增长",
      number: "5", of: "1", per: "1", parts: [{ name: "甲", value: "5", unit: "张", times: "1" }], parts_are: "some", listed: ["甲"], numbers: ["1"],
      at: "一", accepted: { target_differs: "why" }, note: "x",
    }],
    answers: [{ finding: "f", reason: "r" }],
  },
  catalogue: {
    schema: "plancheck.catalogue/1",
    indicators: [{
      id: "smoking", name: { zh: "吸烟率", en: "Smoking" }, other_names: ["烟民比例"], unit: "%", direction: "lower", bounds: [0, 100], tolerance: 1,
      usual: [10, 40], part_of: "smoking_all", ratio_of: ["a", "b"], multiple_of: ["a", "10"], rate_of: "births", definition: "d", source: "s",
    }],
  },
  project: {
    schema: "plancheck.project/1", plans: ["plan.yaml"], catalogue: "catalogue.yaml", reported: ["reported.csv"], rules: ["rules"],
    regions: [{ code: "990000", name: "小市", parent: "000000" }], sources: ["年鉴"], judging: { compare: "full" }, waivers: "waivers.yaml", history: "h.sqlite",
  },
  waivers: { schema: "plancheck.waivers/1", waivers: [{ verdict: "p/990101/smoking", reason: "r", who: "w", until: "2026-01-01", note: "x" }], note: "x" },
};
// What is wrong with the file itself; not what is wrong beside other files: paths, names of indicators, units.
const ownMistakes = /^(value|key|schema|setting|settings|yaml)_/;

// Values of every sort; the first ones for kinds of files of which a run reads one.
const few = [null, true, -1, 0.5, 2025, "", "x", "X y", "lower", "2026-13-45", [], [1], ["x"], [0, 1], [1, 0], [null, 1], {}, { x: "y" }, { compare: "ful" }];
const probes = [
  ...few, 0, 1, 999, 10000, " ", "0", "1", "-1", "0.5", "2025", "1e3", "a/b", "a#b", "约束性", "full", "table", "final", "some", "true", "2026-01-01", "mean", "half_up",
  "poisson", "log", "≤20", "2025:1", "0,1", "plancheck.plan/2", [null], ["", "x"], [null, null], ["0", "1"], ["a", "b"], [0, 1, 2], [{}], { 2025: "1" }, { 2025: 1 },
  { 2025: "1/2000" }, { 20: "1" }, { 2025: null }, { target_differs: "" }, { compare: "full" }, { change_per_year: "each" }, { change_per_year: "both" },
];

// Every key that the schema describes in a value, as { at: [path, …], inner: its schema }.
function* keysOf(schema, value, at = []) {
  if (schema.type === "array" && schema.items && schema.items.properties && Array.isArray(value)) yield* keysOf(schema.items, value[0], [...at, 0]);
  for (const [key, inner] of Object.entries(schema.properties || {})) {
    yield { at: [...at, key], inner };
    if (value && typeof value === "object" && key in value) yield* keysOf(inner, value[key], [...at, key]);
  }
}

function withValue(base, at, value) {
  const copy = structuredClone(base);
  const last = at.slice(0, -1).reduce((inside, key) => (inside[key] ??= {}), copy);
  if (value === undefined) delete last[at.at(-1)];
  else last[at.at(-1)] = value;
  return copy;
}

// A key whose values are described as those of an earlier one is given the first few.
const tried = new Set();

function* mutants(kind) {
  for (const { at, inner } of keysOf(schemas[kind], full[kind])) {
    const described = JSON.stringify(inner, (key, value) => (key === "description" ? undefined : value));
    for (const value of tried.has(described) ? few.slice(0, 2) : kind === "plan" ? probes : few) yield { at, value };
    tried.add(described);
    if (at.includes("judging") && kind !== "plan") continue;
    if (at.at(-1) !== "schema") yield { at, value: undefined };
    yield { at: [...at.slice(0, -1), at.at(-1) + "x"], value: "x" };
  }
}

// JSON Schema compares no two numbers.
const lowerStandsFirst = ({ at, value }) => !/^(bounds?|usual)$/.test(at.at(-1)) || !(Array.isArray(value) && value.length === 2 && +value[0] > +value[1]);

function describedBy(kind, m) {
  const fine = validate[kind](m.content) && lowerStandsFirst(m);
  const places = (validate[kind].errors || []).map((e) => e.instancePath + (e.params.additionalProperty ? "/" + e.params.additionalProperty : ""));
  return { fine, places };
}

function lineOf(text, at) {
  const counter = new YAML.LineCounter(), doc = YAML.parseDocument(text, { lineCounter: counter });
  let node = doc.contents;
  for (const [i, key] of at.entries()) {
    const pair = YAML.isMap(node) ? node.items.find((p) => String(p.key.value) === String(key)) : null;
    if (i === at.length - 1 && pair) return counter.linePos(pair.key.range[0]).line;
    node = pair ? pair.value : node.items[key];
    if (!node) return 0;
  }
  return 0;
}

const shown = (kind, m) => `${kind} ${m.at.join("/")}: ${JSON.stringify(m.value)}`;

// Both refuse or both accept; a refusal names the key, or the map that it is missing in.
function agree(kind, m, errors) {
  const { fine, places } = describedBy(kind, m), own = errors.filter((e) => ownMistakes.test(e.code));
  if (!check(fine === (own.length === 0), shown(kind, m), fine ? `is accepted by the schema only: ${own.map((e) => e.text)[0]}` : `is refused by the schema only: ${places[0]}`) || fine) return;
  const wanted = "/" + m.at.join("/");
  check(places.every((p) => p.startsWith(wanted) || (m.value === undefined && wanted.startsWith(p))), shown(kind, m), "is refused at", places);
  const line = lineOf(m.text, m.at);
  if (line) {
    const lines = own.map((e) => e.line);
    check(lines.every((n) => n >= line && n <= line + 3), shown(kind, m), "in line", line, "is told at", lines);
  }
}

function errorsOf(name, err) {
  const places = err.matchAll(/(?:^|\/)([^/:\n]+\.yaml):(\d+):\d+: error: (.*) \[(\w+)\]$/gm);
  return Array.from(places).filter((m) => m[1] === name).map(([, , line, text, code]) => ({ code, line: +line, text }));
}

function bothAgree(kind, judge) {
  const list = [...mutants(kind)];
  for (const m of list) {
    m.content = withValue(full[kind], m.at, m.value);
    m.text = YAML.stringify(m.content, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 });
  }
  judge(list);
  const refused = list.filter((m) => !validate[kind](m.content)).length;
  check(refused >= 25 && refused < list.length, kind, "refused", refused, "of", list.length);
  console.log(`${kind}: ${list.length} files, ${refused} refused by both`);
}

// Many plans are read by one run, as many as it has room for errors; of the other kinds one.
const BATCH = 60;
function judgePlans(list) {
  const folder = path.join(scratch, "plans");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "none.csv"), "region,indicator,year,value\n");
  const files = list.map((m, i) => path.join(folder, `m${i}.yaml`));
  list.forEach((m, i) => fs.writeFileSync(files[i], m.at[0] === "id" ? m.text : m.text.replace('id: "p"', `id: "p${i}"`)));
  for (let from = 0; from < list.length; from += BATCH) {
    const { out } = run("lint", "--catalogue", path.join(source, "tests/cases/small/catalogue.yaml"), "--reported", path.join(folder, "none.csv"),
      "--lang", "en", "--fail-on", "never", "--format", "json", ...files.slice(from, from + BATCH).flatMap((f) => ["--plan", f]));
    const by = {};
    // What has a title is a finding about what the plan says, not about how it is written.
    for (const { code, places, message } of JSON.parse(out).findings.filter((f) => f.title === null))
      (by[path.basename(places[0].file)] ??= []).push({ code, line: places[0].line, text: message.en });
    list.slice(from, from + BATCH).forEach((m, i) => agree("plan", m, by[`m${from + i}.yaml`] || []));
  }
}

function judgeOneByOne(kind, name) {
  return (list) => {
    const folder = path.join(scratch, kind), small = path.join(source, "tests/cases/small");
    fs.mkdirSync(folder);
    for (const file of ["plan.yaml", "catalogue.yaml", "reported.csv"]) fs.copyFileSync(path.join(small, file), path.join(folder, file));
    fs.writeFileSync(path.join(folder, "plancheck.yaml"), "schema: plancheck.project/1\nplans: [plan.yaml]\ncatalogue: catalogue.yaml\nreported: [reported.csv]\nrules: [rules]\nwaivers: waivers.yaml\n");
    fs.mkdirSync(path.join(folder, "rules"));
    fs.copyFileSync(path.join(source, "rules/at_least.lua"), path.join(folder, "rules/at_least.lua"));
    fs.writeFileSync(path.join(folder, "waivers.yaml"), YAML.stringify(full.waivers));
    for (const m of list) {
      fs.writeFileSync(path.join(folder, name), m.text);
      const { err } = run("run", folder, "--lang", "en", "--fail-on", "never", "--today", "2026-01-01", "--format", "ndjson", "--jobs", "1");
      agree(kind, m, errorsOf(name, err));
    }
  };
}

shippedFilesAreAccepted();
whatIsWrittenIsAccepted();
bothAgree("plan", judgePlans);
bothAgree("catalogue", judgeOneByOne("catalogue", "catalogue.yaml"));
bothAgree("project", judgeOneByOne("project", "plancheck.yaml"));
bothAgree("waivers", judgeOneByOne("waivers", "waivers.yaml"));
console.log(`${checks} checks, ${problems} problems`);
process.exit(problems ? 1 : 0);
