#!/usr/bin/env bash
# The examples of the shipped rules: they reach every line, show every form and notice every change that matters, and none of
# them is there in vain. With --each, every example is taken out once by itself, and something must then be missed (slow).
# Usage: tests/rules/needed.sh PROGRAM [--each]
set -euo pipefail
program=$(realpath "$1")
rules=$(realpath "$(dirname "$0")/../../rules")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$program" test --rules "$rules" --mutate --min 100 --lang en >"$scratch/text" || { cat "$scratch/text"; exit 1; }
if grep 'this example is not needed' "$scratch/text"; then exit 1; fi
[ "${2:-}" = --each ] || exit 0

failed=0
for file in "$rules"/*.lua; do
    rule=$(basename "$file" .lua)
    for line in $("$program" test "$rule" --rules "$rules" --format json | jq '.rules[].examples[].line'); do
        mkdir -p "$scratch/without"
        awk -v from="$line" 'NR < from || done; NR >= from && !done && /\},$/ { done = 1 }' "$file" >"$scratch/without/$rule.lua"
        if "$program" test "$rule" --rules "$scratch/without" --mutate --min 100 >/dev/null 2>&1; then
            echo "$file:$line: nothing is missed without this example"
            failed=1
        fi
        rm -r "$scratch/without"
    done
done
exit $failed
