#!/usr/bin/env bash
# The walls of the house: a room sees only the rooms to its left, and what is foreign has one door.
set -euo pipefail
cd "$(dirname "$0")/.."
bad=0
complain() { echo "$1"; bad=1; }
# forbid WHY PATTERN FILES…: no file may have a line that matches.
forbid() {
    local why=$1 pattern=$2 hits
    shift 2
    hits=$(grep -nE "$pattern" "$@" /dev/null | grep -vE ':[0-9]+: *(/\*|\*|//)' || true)
    [ -z "$hits" ] || complain "$why:"$'\n'"$hits"
}

rooms=(base plan data rule judge lint report history cli)
for i in "${!rooms[@]}"; do
    for ((k = i + 1; k < ${#rooms[@]}; k++)); do
        forbid "src/${rooms[i]} reaches into ${rooms[k]}" "^#include \"\.\./${rooms[k]}/" src/"${rooms[i]}"/*.[ch]
    done
done
forbid "src/lint and src/judge stand beside each other" '^#include "\.\./judge/' src/lint/*.[ch]
everywhere() { find src -name "*.[ch]" | grep -vE "$1" || true; }
mapfile -t files < <(everywhere '^src/rule/')
forbid "only src/rule includes Lua" '^#include <(lua|lauxlib|lualib)' "${files[@]}"
mapfile -t files < <(everywhere '^src/plan/yaml')
forbid "only the YAML reader includes libyaml" '^#include <yaml' "${files[@]}"
mapfile -t files < <(everywhere '^src/history/')
forbid "only src/history includes SQLite" '^#include <sqlite3' "${files[@]}"
mapfile -t files < <(everywhere '^src/history/notify_send')
forbid "only one file includes libcurl" '^#include <curl' "${files[@]}"
mapfile -t files < <(everywhere '^src/cli/')
forbid "only src/cli prints" '\b(printf|puts|putchar) *\(|\bstdout\b' "${files[@]}"
mapfile -t files < <(everywhere '^src/(cli/|base/arena)')
forbid "only src/cli exits" '[^_a-z]exit *\(' "${files[@]}"
mapfile -t files < <(everywhere '^src/(base/arena|rule/sandbox)')
forbid "only the arena and the Lua allocator allocate" '\b(malloc|calloc|realloc) *\(' "${files[@]}"
exit $bad
