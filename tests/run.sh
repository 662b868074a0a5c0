#!/usr/bin/env bash
# Installs what is missing, builds with gcc and clang, and runs every test, then again what the
# address and undefined behaviour sanitizers watch. Warnings are errors.
# Usage: tests/run.sh [--quick] [name of a test, as for ctest -R]
set -euo pipefail
cd "$(dirname "$0")/.."
tests/packages.sh test
jobs=$(nproc)

# build FOLDER OPTIONS…: configures once, builds quietly, shows everything when it fails.
build() {
    local folder=$1 log
    shift
    log=$folder/build.log
    mkdir -p "$folder"
    echo "building $folder" >&2
    if ! { cmake -S . -B "$folder" -G Ninja -DPLANCHECK_WERROR=ON "$@" && ninja -C "$folder" -j "$jobs"; } >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        exit 1
    fi
}
# run FOLDER OPTIONS…: the tests built there.
run() {
    local folder=$1
    shift
    ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$jobs" "$@" | tee "$folder/ctest.log" | grep -vE '^ *Start |Passed ' || true
    # "98% tests passed, 2 tests failed out of 120"
    local line total failed
    line=$(grep -E 'tests passed, [0-9]+ tests? failed out of [0-9]+' "$folder/ctest.log" || true)
    total=$(sed -E 's/.*out of ([0-9]+).*/\1/' <<<"$line")
    failed=$(sed -E 's/.* ([0-9]+) tests? failed.*/\1/' <<<"$line")
    [ -n "$line" ] || { total=0; failed=1; }
    all_passed=$((all_passed + total - failed))
    all_failed=$((all_failed + failed))
}

# --quick: without the sanitizers, which take most of the time.
sanitize=yes
[ "${1:-}" = --quick ] && sanitize= && shift
pick=()
[ $# -gt 0 ] && pick=(-R "$1")
all_passed=0 all_failed=0
build build -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Release
build build/clang -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Release
[ -z "$sanitize" ] || build build/sanitize -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug -DPLANCHECK_SANITIZE=ON
run build "${pick[@]}"
[ -z "$sanitize" ] || run build/sanitize "${pick[@]}" -LE once
echo "$all_passed passed, $all_failed failed"
[ "$all_failed" -eq 0 ]
