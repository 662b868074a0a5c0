#!/usr/bin/env bash
# The workbook by a reader that is not ours (SheetJS): see workbook.cjs. Usage: tests/schemas/workbook.sh PROGRAM BUILD
set -euo pipefail
program=$(realpath "$1")
here=$(realpath "$(dirname "$0")") source=$(realpath "$(dirname "$0")/../..")
modules=$("$here/../npm/install.sh" "$2")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$here/../cases/hostile.sh" "$scratch/names"
cd "$source"
for project in data examples/fictitious "$scratch/names"; do
    year=2023
    [ -e "$project/waivers.yaml" ] && year=2025
    name=$scratch/${project##*/}
    # An error among the inputs is exit code 3; the reports are written all the same.
    "$program" run "$project" --as-of $year --today 2026-01-01 --lang zh --fail-on never --out xlsx:"$name.xlsx" --format json >"$name.json" 2>/dev/null || [ $? -eq 3 ]
done
NODE_PATH=$modules node "$here/workbook.cjs" "$scratch/data" "$scratch/fictitious" "$scratch/names"
