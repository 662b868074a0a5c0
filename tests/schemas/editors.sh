#!/usr/bin/env bash
# What `new project` writes for editors of Lua: luacheck finds nothing in the shipped rules and in the project's own,
# and tells a misspelt function of the rule API. Usage: tests/schemas/editors.sh PROGRAM
set -euo pipefail
program=$(realpath "$1") source=$(realpath "$(dirname "$0")/../..")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
"$program" new project mine >/dev/null
cd mine
"$program" new rule fresh >/dev/null
failed=0
# luacheck reads .luacheckrc in the working directory.
luacheck --no-color -q rules/*.lua "$source"/rules/*.lua || failed=1
for mistake in 's/at_least(/at_lest(/' 's/at_least(/math.at_lest(/'; do
    sed "$mistake" rules/doubling.lua >wrong.lua
    cmp -s rules/doubling.lua wrong.lua && { echo "$mistake: is not there to be made"; failed=1; }
    luacheck --no-color wrong.lua >said && { echo "$mistake: nothing is told"; failed=1; }
    grep -q 'at_lest' said || { echo "$mistake: the word is not named"; cat said; failed=1; }
done
exit $failed
