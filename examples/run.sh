#!/usr/bin/env bash
# Installs what is missing, builds, judges the five plans and the national one, prints the report.
# Options go to `plancheck run`, for instance: examples/run.sh --lang en --region 431000
set -euo pipefail
cd "$(dirname "$0")/.."
tests/packages.sh
log=build/build.log
mkdir -p build
if ! { cmake -S . -B build -G Ninja && ninja -C build plancheck_program; } >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    exit 1
fi

# Real figures first: what the plans and the statistics say. A failed target is no failure of this script.
build/plancheck run data --as-of 2025 --fail-on never "$@"
[ $# -eq 0 ] || exit 0
echo
echo "同一国家目标，按截至 2023 年公布的数据 / the nation's targets again, on what was published by 2023:"
build/plancheck run data --as-of 2023 --region 000000 --fail-on never
echo
echo "虚构数据、含全部判定结果的同五份规划 / the same plans with invented figures, where every verdict occurs:"
echo "    build/plancheck run examples/fictitious --as-of 2025"
