#!/usr/bin/env bash
# Lint and compare on many plans: PLANS plans (default 1000) of ROWS rows (40) and as many facts, one above them, with
# mistakes of every tenth plan. Usage: tests/bench/lint.sh PROGRAM [PLANS] [ROWS]
set -euo pipefail
program=$(realpath "$1") plans=${2:-1000} rows=${3:-40}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/plans"
awk -v plans="$plans" -v rows="$rows" -v folder="$folder" 'BEGIN {
    out = folder "/catalogue.yaml"
    print "schema: plancheck.catalogue/1\nindicators:" >out
    for (k = 1; k <= rows; k++)
        printf "  - { id: i%d, name: { zh: 指标%d, en: Indicator %d }, unit: \"%%\", direction: %s, bounds: [0, 100] }\n",
               k, k, k, k % 4 ? "higher" : "lower" >out
    out = folder "/plancheck.yaml"
    print "schema: plancheck.project/1\ncatalogue: catalogue.yaml\nplans:" >out
    for (p = 0; p <= plans; p++) {
        code = p ? sprintf("%02d%02d%02d", 11 + p / 9801, 1 + p / 99 % 99, 1 + p % 99) : "000000"
        print "  - plans/p" p ".yaml" >out
        file = folder "/plans/p" p ".yaml"
        printf "schema: plancheck.plan/1\nid: p%d\nregion: { code: \"%s\", name: 地区%d }\n", p, code, p >file
        print "period: { base: 2020, target: 2025 }\nindicators:" >file
        for (k = 1; k <= rows; k++) {
            base = 20 + (p * 7 + k * 13) % 60
            goal = k % 4 ? base + 5 : base - 5
            if (p % 10 == 9 && k % 10 == 3) goal = base          # met already
            printf "  - { indicator: i%d, unit: \"%%\", baseline: \"%d\", target: \"%s%d\", at: 表 第%d行 }\n",
                   k, base, k % 4 ? "≥" : "≤", goal, k >file
        }
        print "facts:" >file
        for (k = 1; k <= rows; k++)
            printf "  - { name: 指标%d, indicator: i%d, value: \"%d\", unit: \"%%\", year: 2020, at: 正文 }\n",
                   k, k, 20 + (p * 7 + k * 13) % 60 + (p % 10 == 9 && k % 10 == 7) >file
        close(file)
    }
}'
cd "$folder"
cat plans/*.yaml | wc -c | awk '{ printf "%.1f MB of plans\n", $1 / 1e6 }'
for command in "lint . --fail-on never" "compare --project . --format csv"; do
    echo "plancheck $command"
    # shellcheck disable=SC2086
    bash -c "TIMEFORMAT='%R s, %U s of processor'; time '$program' $command >out" 2>&1
    wc -l <out | awk '{ print $1 " lines" }'
done
