#!/usr/bin/env bash
# What is built installs into any place and works there: the program finds its rules and data beside
# it, and a program of somebody else's builds against the library. Usage: tests/install.sh BUILD_FOLDER
set -euo pipefail
build=$(realpath "$1")
source=$(realpath "$(dirname "$0")/..")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/prefix

fail() {
    echo "tests/install.sh: $1"
    [ ! -e "$scratch/out" ] || cat "$scratch/out"
    exit 1
}
# want TEXT COMMAND…: the command's output must hold the text.
want() {
    local text=$1
    shift
    "$@" >"$scratch/out" 2>&1 || fail "exit $? of: $*"
    grep -qF -- "$text" "$scratch/out" || fail "no “$text” from: $*"
}

cmake --install "$build" --prefix "$prefix" >"$scratch/out" 2>&1 || fail "it does not install"

# The program, away from the source tree: its own rules, its own catalogue, the bundled plans.
mkdir "$scratch/project"
cd "$scratch/project"
printf 'region,indicator,year,value\n110101,life_expectancy,2025,83.2\n' >reported.csv
cat >plan.yaml <<'PLAN'
schema: plancheck.plan/1
id: tiny
region: { code: "110101", name: 东城区 }
period: { base: 2020, target: 2025 }
indicators:
  - { indicator: life_expectancy, printed: 人均预期寿命, unit: 岁, baseline: "82.1", target: "≥84", attribute: 约束性 }
PLAN
printf 'schema: plancheck.project/1\nplans: [plan.yaml]\nreported: [reported.csv]\n' >plancheck.yaml
want "fail,not_met" "$prefix/bin/plancheck" run --format csv --fail-on never
want "$prefix/share/plancheck/rules/at_least.lua" "$prefix/bin/plancheck" list rules --format csv
want "$prefix/share/plancheck/data/plans/national.yaml" "$prefix/bin/plancheck" list plans "$prefix/share/plancheck/data" --format csv
want "0 failed" "$prefix/bin/plancheck" test --lang en

# What shells and man(1) look for.
for file in bash-completion/completions/plancheck zsh/site-functions/_plancheck fish/vendor_completions.d/plancheck.fish \
            man/man1/plancheck.1 man/zh_CN/man1/plancheck.1; do
    [ -s "$prefix/share/$file" ] || fail "no share/$file"
done

# The library: static and shared, found by pkg-config, used by the program in examples/embed.
pc=$(find "$prefix" -name plancheck.pc)
[ -n "$pc" ] || fail "no plancheck.pc"
libraries=$(realpath "$(dirname "$pc")/..")
flags() { PKG_CONFIG_PATH=$(dirname "$pc") pkg-config "$@" plancheck; }
sanitize=$(grep -q '^PLANCHECK_SANITIZE:BOOL=ON' "$build/CMakeCache.txt" && echo -fsanitize=address,undefined || true)
compile() { # PROGRAM FLAGS…
    local program=$1
    shift
    "${CC:-cc}" -std=c11 -Wall -Wextra -Werror $sanitize "$source/examples/embed/embed.c" "$@" -o "$program" >"$scratch/out" 2>&1 || fail "embed.c does not compile: $*"
}
mkdir "$scratch/static"
cp "$libraries/libplancheck.a" "$scratch/static"
compile "$prefix/bin/embed_static" -L"$scratch/static" $(flags --cflags) $(flags --static --libs | sed "s#-L$libraries[^ ]*##g")
compile "$prefix/bin/embed_shared" $(flags --cflags --libs) -Wl,-rpath,"$libraries"
for program in embed_static embed_shared; do
    want "1 of 1 evaluated targets failed" "$prefix/bin/$program"
    want "人均预期寿命 (东城区): 83.2 years in 2025 misses ≥84" "$prefix/bin/$program" "$scratch/project"
done
! ldd "$prefix/bin/embed_static" | grep -q libplancheck || fail "embed_static needs the shared library"
echo "installed, run and embedded"
