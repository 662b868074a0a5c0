// Checks what CI servers read in the folders of FOLDER, each with a result.json, by schemas and readers that are not ours.
"use strict";
const fs = require("fs");
const path = require("path");
const Draft4 = require("ajv-draft-04");
const Draft2020 = require("ajv/dist/2020");
const formats = require("ajv-formats");
const { Parser } = require("tap-parser");

const [folder, here] = process.argv.slice(2);
let checks = 0, problems = 0;

function check(fine, ...what) {
  checks++;
  if (fine) return;
  problems++;
  console.log(...what);
}

const json = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const lines = (file) => fs.readFileSync(file, "utf8").split("\n");

function validator(Ajv, file) {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats(ajv);
  return ajv.compile(json(file));
}
// Not exported by the package: its folder is that of its entry.
const sarifSchema = path.join(path.dirname(require.resolve("@microsoft/jest-sarif")), "schemas/sarif-2.1.0-rtm.5.json");
const isSarif = validator(Draft4, sarifSchema);
const isGitlab = validator(Draft2020, path.join(here, "gitlab-code-quality.schema.json"));

function accepted(validate, value, name) {
  check(validate(value), name, "is refused:", (validate.errors || []).slice(0, 3));
}

// A finding is found again by its fingerprint, so that no two may share one.
function allDiffer(list, name) {
  check(new Set(list).size === list.length, name, "has a fingerprint twice");
}

function sarif(file, name) {
  const log = json(file), [run] = log.runs;
  accepted(isSarif, log, name);
  check(run.results.length > 0, name, "holds nothing");
  allDiffer(run.results.map((r) => r.partialFingerprints["plancheck/v1"]), name);
  for (const r of run.results) {
    const rule = run.tool.driver.rules[r.ruleIndex];
    check(rule && rule.id === r.ruleId, name, "does not describe", r.ruleId);
    for (const { physicalLocation } of r.locations)
      check(decodeURIComponent(physicalLocation.artifactLocation.uri).length > 0, name, "has no place");
  }
  check(!isSarif({ ...log, version: "2.0.0" }) && !isSarif({ ...log, runs: [{}] }), "a broken SARIF file is accepted");
}

function gitlab(file, name, problemsOf) {
  const list = json(file);
  accepted(isGitlab, list, name);
  allDiffer(list.map((p) => p.fingerprint), name);
  check(list.length === problemsOf, name, list.length, "entries for", problemsOf, "problems");
  check(!isGitlab([{ ...list[0], severity: "high" }]), "a broken GitLab file is accepted");
}

function tap(file, name, summary) {
  const found = Parser.parse(fs.readFileSync(file, "utf8"));
  const [, last] = found.find(([kind]) => kind === "complete");
  const strange = found.filter(([kind, what]) => kind === "extra" && what.trim());
  check(strange.length === 0, name, "has lines that are no TAP:", strange[0]);
  check(!last.bailout && last.plan.end === last.count, name, "does not keep its plan");
  check(last.failures.every((f) => !f.tapError), name, "is refused:", last.failures.find((f) => f.tapError));
  check(last.failures.every((f) => f.diag && f.diag.message), name, "fails without a reason");
  if (!summary) return;
  const failing = summary.fail + summary.off_track + summary.error;
  const skipped = summary.undetermined + summary.no_data + summary.not_applicable;
  check(last.count === summary.total && last.fail === failing && last.skip === skipped && last.todo === 0, name, "counts", last);
}

// Ten annotations a kind are shown; a last line may count what was left out.
function github(file, name) {
  const kinds = { error: 0, warning: 0, notice: 0 };
  for (const line of lines(file).slice(0, -1)) {
    const is = /^::(error|warning|notice) (?:[a-z]+=[^:,\r\n]*,?)*::[^\r\n]+$/.exec(line);
    check(is || /^(\d+ more are|另有 \d+ 项)/.test(line), name, "is no annotation:", line.slice(0, 200));
    if (is) kinds[is[1]]++;
  }
  check(Object.values(kinds).some((n) => n > 0), name, "holds nothing");
  for (const kind in kinds) check(kinds[kind] <= 10, name, "has", kinds[kind], "of", kind);
}

function summary(file, name) {
  check(fs.statSync(file).size <= 1048576, name, "is larger than 1 MiB");
  check(!/(?<!\\)(<(script|img|\/table|b>)|\]\()/i.test(fs.readFileSync(file, "utf8")), name, "brings markup along");
}

for (const project of fs.readdirSync(folder)) {
  const at = (file) => path.join(folder, project, file), counts = json(at("result.json")).summary;
  for (const lang of ["zh", "en"]) {
    for (const file of [`${lang}.sarif`, `lint-${lang}.sarif`]) sarif(at(file), `${project}/${file}`);
    for (const file of [`${lang}.github`, `lint-${lang}.github`]) github(at(file), `${project}/${file}`);
    gitlab(at(`${lang}.gitlab`), `${project}/${lang}.gitlab`, counts.fail + counts.off_track + counts.error);
    tap(at(`${lang}.tap`), `${project}/${lang}.tap`, counts);
    summary(at(`${lang}.summary`), `${project}/${lang}.summary`);
  }
}
tap(path.join(folder, "hostile/test.tap"), "test.tap");
console.log(`${checks} checks, ${problems} problems`);
process.exit(problems ? 1 : 0);
