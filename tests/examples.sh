#!/usr/bin/env bash
# The first thing a newcomer does works, and shows the six plans. Usage: tests/examples.sh
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(mktemp)
trap 'rm -f "$out"' EXIT
LC_ALL=C.UTF-8 examples/run.sh >"$out" 2>"$out.err" || { cat "$out.err"; rm -f "$out.err"; echo "examples/run.sh ends with $?"; exit 1; }
failed=0
[ ! -s "$out.err" ] || { cat "$out.err"; failed=1; }
rm -f "$out.err"
for region in 全国 吉首市 洞口县 郴州市 井研县 随州市; do
    grep -q "^$region（[0-9]\{6\}） ·" "$out" || { echo "no report on $region"; failed=1; }
done
[ "$(grep -c '^合计：共' "$out")" -eq 2 ] || { echo "not two reports"; failed=1; }
exit $failed
