#!/usr/bin/env bash
# Every ```console block of a Markdown file is run: lines after "$ " are typed at the source tree's root with the program
# in PATH as `plancheck`, what follows must come out (both streams). A line "…" stands for any number of lines, a … at a
# line's end for the rest of it. Every ```lua block that is a whole rule (with examples) must pass its own tests.
# Usage: tests/readme.sh PROGRAM FILE.md
set -euo pipefail
program=$(realpath "$1") file=$(realpath "$2")
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
ln -s "$program" "$scratch/plancheck"
export PATH="$scratch:$PATH" LC_ALL=C.UTF-8 NO_COLOR=1 COLUMNS=100

awk -v folder="$scratch" '
    /^```console$/ { block++; inside = 1; next }
    /^```$/ { inside = 0 }
    inside { print > (folder "/block" block) }' "$file"

bad=0 count=0
for block in "$scratch"/block*; do
    [ -e "$block" ] || break
    : >"$scratch/real"
    while IFS= read -r line; do
        [ "${line:0:2}" = '$ ' ] || continue
        echo "$line" >>"$scratch/real"
        bash -c "${line:2}" >>"$scratch/real" 2>&1 </dev/null || true
    done <"$block"
    # "…" swallows lines: turn the expectation into a match over the whole text.
    if ! awk '
        NR == FNR { want[++n] = $0; next }
        { got[++m] = $0 }
        function same(w, g,    k) {          # "begins with…" is enough where a line ends in …
            k = length(w) - length("…")
            return w == g || (k > 0 && substr(w, k + 1) == "…" && substr(g, 1, k) == substr(w, 1, k))
        }
        function fits(i, j) {
            while (i <= n && want[i] != "…") { if (!same(want[i], got[j])) return 0; i++; j++ }
            if (i > n) return j > m
            for (; j <= m + 1; j++) if (fits(i + 1, j)) return 1
            return 0
        }
        END { exit fits(1, 1) ? 0 : 1 }' "$block" "$scratch/real"; then
        diff -u --label "$(basename "$file") says" --label "really" "$block" "$scratch/real" || true
        bad=1
    fi
    count=$((count + 1))
done

awk -v folder="$scratch" '
    /^```lua$/ { block++; inside = 1; text = ""; next }
    /^```$/ { if (inside && text ~ /return \{/ && text ~ /examples *=/) { name = folder "/rules" block "/rule_of_the_guide.lua"
                  system("mkdir -p " folder "/rules" block); printf "%s", text > name; close(name) }
              inside = 0 }
    inside { text = text $0 "\n" }' "$file"
for rules in "$scratch"/rules*; do
    [ -e "$rules" ] || break
    plancheck test rule_of_the_guide --rules "$rules" || bad=1
    count=$((count + 1))
done
[ $count -gt 0 ] || { echo "nothing to run in $file"; exit 1; }
exit $bad
