#!/usr/bin/env bash
# Every shell line of the kits in examples/ci is taken out of its file and run: on a small project, with what a CI server would give.
# Usage: tests/ci_kits.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
source=$(realpath "$(dirname "$0")/..")
kits=$source/examples/ci
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
# The building of plancheck itself is tested elsewhere: here cmake and ninja put the program where they would have.
mkdir "$scratch/bin" "$scratch/root"
ln -s "$program" "$scratch/bin/plancheck"
printf '#!/bin/sh\nexec "$@"\n' >"$scratch/bin/sudo"
printf '#!/bin/sh\n[ "$1" = -S ]\n' >"$scratch/bin/cmake"
printf '#!/bin/sh\nmkdir -p "$2" && ln -sf "%s" "$2/$3" && mv "$2/$3" "$2/plancheck"\n' "$program" >"$scratch/bin/ninja"
chmod +x "$scratch"/bin/*
export PATH=$scratch/bin:$PATH LC_ALL=C.UTF-8

project() {
    rm -rf "$scratch/project"
    mkdir "$scratch/project"
    cp "$source"/tests/cases/small/* "$scratch/project/"
    sed -i '/physicians/d' "$scratch/project/plan.yaml" "$scratch/project/reported.csv"
    cd "$scratch/project"
}
# wants KIT CODE: the lines on standard input are run in the project; they must end with CODE.
wants() {
    local kit=$1 code=$2 got
    cat >"$scratch/lines"
    [ -s "$scratch/lines" ] || { echo "$kit: no shell line was found"; failed=1; return; }
    set +e
    bash -e "$scratch/lines" >"$scratch/log" 2>&1
    got=$?
    set -e
    [ $got -eq "$code" ] && { echo "$kit: $(grep -c . "$scratch/lines") lines, exit $got"; return; }
    echo "$kit: exit $got instead of $code"
    cat "$scratch/log"
    failed=1
}
# run_block FILE N: the N-th block under `run: |` of a YAML file.
run_block() { awk -v wanted="$2" '/^ *run: \|/ { match($0, /^ */); deep = RLENGTH; inside = 1; n++; next }
    inside { match($0, /^ */); if (NF && RLENGTH <= deep) inside = 0; else if (n == wanted) print }' "$1"; }
script_lines() { awk -v key="$2" '$0 ~ "^ *" key ":$" { inside = 1; next } inside && /^ *- / { sub(/^ *- /, ""); print; next } { inside = 0 }' "$1"; }
worse() { sed -i 's/life_expectancy,2025,78.4/life_expectancy,2025,78.1/' reported.csv; }
there() { for file; do [ -s "$file" ] || { echo "$file is missing"; failed=1; }; done; }

project
export GITHUB_ACTION_PATH=$kits/github/plancheck RUNNER_TEMP=$scratch/temp GITHUB_STEP_SUMMARY=$scratch/summary
export PROJECT=. FAIL_ON=new HISTORY=history.sqlite FOLDER=reports
action=$kits/github/plancheck/action.yml
run_block "$action" 1 | sed 's|^ *sudo tests/packages.sh|true|' | wants "github, build" 0      # the tests have installed
run_block "$action" 2 | wants "github, judge" 0
worse
run_block "$action" 2 | wants "github, a regression" 1
run_block "$action" 3 | wants "github, what changed" 0
grep -q '### ' "$GITHUB_STEP_SUMMARY" || { echo "the job summary says nothing"; failed=1; }
there reports/result.md reports/result.json

project
script_lines "$kits/gitlab/.gitlab-ci.yml" script | wants gitlab 0
worse
script_lines "$kits/gitlab/.gitlab-ci.yml" script | wants "gitlab, a regression" 1
script_lines "$kits/gitlab/.gitlab-ci.yml" after_script | wants "gitlab, after_script" 0
there reports/lint.txt reports/junit.xml reports/quality.json reports/diff.md

project
stage() { awk -v stop="$1" "/sh '''/ { n++; inside = 1; next } /'''/ { inside = 0 } inside && n == stop" "$kits/jenkins/Jenkinsfile"; }
stage 1 | wants jenkins 0
worse
stage 1 | wants "jenkins, a regression" 1
stage 2 | wants "jenkins, always" 0
there reports/junit.xml reports/diff.md

for kit in systemd cron; do
    project
    if [ $kit = systemd ]; then
        line=$(sed -n 's/^ExecStart=//p' "$kits/systemd/plancheck.service")
    else
        line=$(grep -v '^#' "$kits/cron/plancheck" | cut -d' ' -f7- | sed 's/\\%/%/g')
    fi
    line=${line//\/srv\/plancheck\/nightly.sh/$kits/nightly.sh}
    line=${line//\/srv\/plancheck\/data/$scratch/project}
    line=${line//\/var\/lib\/plancheck/$scratch/project/reports}
    wants $kit 0 <<<"$line"
    worse
    wants "$kit, a regression" 1 <<<"$line"
    there reports/{result.json,result.md,result.txt,junit.xml,diff.json,diff.md,lint.md,rules.txt,history.sqlite}
done

# A step that fails makes the night fail, and keeps no other from being done.
project
wants "nightly, all well" 0 <<<"$kits/nightly.sh $scratch/project $scratch/project/reports 2026-01-01"
sed -i 's|^commitments:|&\n  - { indicator: beds, printed: 每千人口床位数, unit: 张, target: "5", key: text, at: 三（一） }|' plan.yaml
rm reports/*.*d
wants "nightly, lint finds a contradiction" 1 <<<"$kits/nightly.sh $scratch/project $scratch/project/reports 2026-01-02"
there reports/{lint.md,diff.md}
grep -q '每千人口床位数' reports/lint.md || { echo "lint.md does not say what is wrong"; failed=1; }
"$program" diff --since last --history reports/history.sqlite >/dev/null || { echo "only lint should have failed"; failed=1; }

project
wants pre-commit 0 <"$kits/pre-commit/pre-commit"
sed -i 's/target:/targte:/' plan.yaml
wants "pre-commit, a mistake" 1 <"$kits/pre-commit/pre-commit"
exit $failed
