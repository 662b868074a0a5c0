#!/usr/bin/env bash
# The examples of the shipped rules: they reach every line, show every form and notice every change that matters, and none of
# them is there in vain. With --each, every example is taken out once by itself, and something must then be missed: a line or
# form not reached, a change not noticed, or fewer changes that are seen to have an effect (slow).
# Usage: tests/rules/needed.sh PROGRAM [--each]
set -euo pipefail
program=$(realpath "$1")
rules=$(realpath "$(dirname "$0")/../../rules")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

noticed() { sed -n 's/.*: \([0-9]*\) noticed, .*/\1/p' "$1"; }

# RULE LINE: is anything missed without the example that begins there?
without() {
    local rule=$1 line=$2 here="$scratch/$1.$2"
    mkdir -p "$here"
    awk -v from="$line" 'NR < from || done; NR >= from && !done && /\},$/ { done = 1 }' "$rules/$rule.lua" >"$here/$rule.lua"
    if "$program" test "$rule" --rules "$here" --mutate --min 100 --jobs 1 --lang en >"$here/text" 2>/dev/null &&
        [ "$(noticed "$here/text")" = "$(noticed "$scratch/$rule.whole")" ]; then
        echo "$rules/$rule.lua:$line: nothing is missed without this example"
    fi
    rm -r "$here"
}

if [ "${2:-}" != --each ]; then
    "$program" test --rules "$rules" --mutate --min 100 --lang en >"$scratch/text" || { cat "$scratch/text"; exit 1; }
    ! grep 'this example is not needed' "$scratch/text"
    exit
fi

export program rules scratch
export -f without noticed
for file in "$rules"/*.lua; do
    rule=$(basename "$file" .lua)
    "$program" test "$rule" --rules "$rules" --mutate --jobs 1 --lang en >"$scratch/$rule.whole"
    "$program" test "$rule" --rules "$rules" --format json | jq -r --arg rule "$rule" '.rules[].examples[] | "\($rule) \(.line)"'
done >"$scratch/examples"
[ "$(wc -l <"$scratch/examples")" -gt 150 ]
xargs -P "$(nproc)" -L 1 bash -c 'without "$@"' without <"$scratch/examples" >"$scratch/missed"
cat "$scratch/missed"
[ ! -s "$scratch/missed" ]
