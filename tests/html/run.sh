#!/usr/bin/env bash
# The pages of --out html in a real browser, without a network: writes reports of the fictitious project and looks at them.
# Usage: tests/html/run.sh PROGRAM BUILD
set -euo pipefail
program=$(realpath "$1") build=$(realpath "$2")
here=$(realpath "$(dirname "$0")") source=$(realpath "$(dirname "$0")/../..")
modules=$("$here/../npm/install.sh" "$build")
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
cd "$source"
for lang in zh en; do
    "$program" run examples/fictitious --as-of 2023 --fail-on never --lang $lang --format json \
        --out html:"$pages/$lang" --out html:"$pages/$lang.html" >"$pages/$lang.json" 2>/dev/null
    "$program" compare --project data --lang $lang --format json --out html:"$pages/compare-$lang.html" \
        >"$pages/compare-$lang.json"
done
# What changed since an earlier year, and where numbers were revised, vanished and appeared, and one target is new.
cp -r "$source/examples" "$source/data" "$source/rules" "$pages"
cd "$pages"
sed -i -E '0,/,2023,/s/^(.*,2023,)[0-9.]+/\190000/; 40,60d; s/^(.*,under5_mortality,2023,)[0-9.]+/\17777/' examples/fictitious/reported/*.csv
sed -i '0,/target: "/s/target: "/target: "≥/' data/plans/jishou.yaml
"$program" run examples/fictitious --as-of 2023 --fail-on never --format json >now.json 2>/dev/null || true
for lang in zh en; do
    "$program" diff $lang.json now.json --lang $lang --out html:$lang-diff.html --format json >$lang-diff.json || [ $? -eq 1 ]
done
NODE_PATH=$modules node "$here/pages.cjs" "$pages"
