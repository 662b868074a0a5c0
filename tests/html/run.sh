#!/usr/bin/env bash
# The pages of --out html in a real browser, without a network. Installs axe-core and playwright-core (exactly the
# versions of package-lock.json) into BUILD/npm, writes reports of the fictitious project there, and looks at them.
# Usage: tests/html/run.sh PROGRAM BUILD
set -euo pipefail
program=$(realpath "$1") build=$(realpath "$2")
here=$(realpath "$(dirname "$0")") source=$(realpath "$(dirname "$0")/../..")
npm=$build/npm
mkdir -p "$npm"
if ! cmp -s "$here/package-lock.json" "$npm/package-lock.json" || [ ! -d "$npm/node_modules/axe-core" ]; then
    cp "$here/package.json" "$here/package-lock.json" "$npm"
    (cd "$npm" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
fi
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
cd "$source"
for lang in zh en; do
    "$program" run examples/fictitious --as-of 2023 --fail-on never --lang $lang --format json \
        --out html:"$pages/$lang" --out html:"$pages/$lang.html" >"$pages/$lang.json" 2>/dev/null
done
NODE_PATH=$npm/node_modules node "$here/pages.cjs" "$pages"
