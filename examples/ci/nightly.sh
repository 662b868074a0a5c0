#!/usr/bin/env bash
# One night of a data repository: lint, the rules' examples, the run, what changed, all of it kept in a folder.
# Usage: nightly.sh PROJECT FOLDER [DATE]
#   PROJECT  a plancheck.yaml or its folder        FOLDER  where reports and history go (made when missing)
#   DATE     the day of the run, for waivers; default: today
# PLANCHECK names the program (default: plancheck), NOTIFY a place to tell what changed (see plancheck run --help).
# Every step is done; the exit code is the gravest of theirs: 0 fine, 1 regressions, errors of lint without an answer or
# examples that fail, 3 no trustworthy answer.
set -uo pipefail
project=${1:?PROJECT} folder=${2:?FOLDER} today=${3:-$(date +%F)}
plancheck=${PLANCHECK:-plancheck}
history=$folder/history.sqlite
mkdir -p "$folder" || exit 3
worst=0
# step TITLE COMMAND: all steps are done, whatever became of those before; the gravest code is kept.
step() {
    local code
    echo "== $1" >&2
    "${@:2}"
    code=$?
    echo "exit $code" >&2
    if [ $code -gt $worst ]; then worst=$code; fi
    return $code
}
lint() { "$plancheck" lint "$project" --format markdown >"$folder/lint.md"; }
examples() { "$plancheck" test --coverage >"$folder/rules.txt"; }
judge() {
    "$plancheck" run "$project" --today "$today" --history "$history" --fail-on new ${NOTIFY:+--notify "$NOTIFY"} \
        --format text --out json:"$folder/result.json" --out markdown:"$folder/result.md" --out junit:"$folder/junit.xml" \
        >"$folder/result.txt"
}
# A run without a trustworthy answer is not recorded: then the newest two runs are those of the nights before.
changes() { "$plancheck" diff --since last --history "$history" --out json:"$folder/diff.json" --format markdown >"$folder/diff.md"; }
step "lint" lint
step "examples of the rules" examples
step "run" judge
[ $? -gt 1 ] || step "what changed" changes
exit $worst
