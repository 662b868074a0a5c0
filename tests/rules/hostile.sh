#!/usr/bin/env bash
# Hostile rules through the front door: `plancheck run` with all of tests/rules/hostile at once, three targets for each of them.
# Every attack is stopped within its budget and costs its own verdicts; all other verdicts of the run are, byte for byte, those
# of a run without any of it, whatever the number of workers.
# Usage: tests/rules/hostile.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
tests=$(realpath "$(dirname "$0")/..")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$tests"/cases/small/* "$scratch"
cd "$scratch"
mkdir rules

# Each rule gets a form of its own, and takes what is printed like it.
echo plan,region,indicator,unit,baseline,target,attribute,base_year,target_year >hostile.csv
for file in "$tests"/rules/hostile/*.lua; do
    rule=$(basename "$file" .lua)
    sed "s/^  forms = {},/  forms = { \"attack${rule//_/}: {n}{unit}\" },/" "$file" >"rules/$rule.lua"
    for region in 1 2 3; do
        echo "$rule,99020$region,life_expectancy,岁,77,attack${rule//_/}: 78,预期性,2020,2025" >>hostile.csv
    done
done
echo region,indicator,year,value >more.csv
for region in 1 2 3; do echo "99020$region,life_expectancy,2025,78" >>more.csv; done

judge() { timeout 600 "$program" run --plan plan.yaml "$@" --catalogue catalogue.yaml --reported reported.csv --format ndjson --fail-on never 2>>messages || [ $? = 3 ]; }
judge >alone.ndjson
[ -s alone.ndjson ]
failed=0
for jobs in 1 2; do
    judge --plan hostile.csv --reported more.csv --rules rules --jobs $jobs >all.ndjson
    grep '"id":"small/' all.ndjson | cmp - alone.ndjson || failed=1
    for file in "$tests"/rules/hostile/*.lua; do
        rule=$(basename "$file" .lua)
        expect=$(sed -n '1s/^-- expect: //p' "$file" | tr -d '\r')
        case $expect in
        # Which of the two depends on how busy the machine is; tests/unit/test_hostile.c tells them apart.
        failed | over_budget | error) wanted='error/rule_(failed|over_budget)' ;;
        harmless) wanted='(pass|fail|undetermined)/.*' ;;
        *) wanted=error/unknown_target ;;                # it is refused at load
        esac
        got=$(sed -nE "s|^\{\"id\":\"$rule/.*\"verdict\":\"([^\"]*)\",\"reason\":\"([^\"]*)\".*|\1/\2|p" all.ndjson)
        # It breaks the rules from its second case on only: the first is answered as it should be.
        [ "$rule" != keep_set ] || wanted='(pass/met|error/rule_failed)'
        if [ "$(grep -cE "^$wanted\$" <<<"$got")" != 3 ]; then
            echo "--jobs $jobs: $rule: ${got//$'\n'/ }, expected $expect"
            failed=1
        fi
    done
done
exit $failed
