#!/bin/sh
# The benchmark: plancheck beside a hand-written C judge, DuckDB and SQLite on the same files.
# Usage: tests/bench/run.sh [S|L|REGIONS]…   (default: S L)
# Variables: RUNS=3, PLANCHECK=build/plancheck, BENCH_DIR=build/bench, NO_PEERS=1 (no DuckDB, SQLite).
# Every contestant must come to the same totals by verdict. Run by hand; it is no test.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${BENCH_DIR:-$root/build/bench}
plancheck=${PLANCHECK:-$root/build/plancheck}
runs=${RUNS:-3}
modules=$work/node

say() { printf '%s\n' "$*" >&2; }

build() {
    mkdir -p "$work"
    for tool in gen plain measure tally; do
        ${CC:-cc} -std=gnu11 -O3 -o "$work/$tool" "$here/$tool.c"
    done
}

# DuckDB comes as an npm package, into a cache folder that the project does not know.
install_duckdb() {
    [ -d "$modules/node_modules/@duckdb/node-api" ] && return 0
    command -v npm >/dev/null || return 1
    mkdir -p "$modules"
    npm install --prefix "$modules" --no-audit --no-fund --silent @duckdb/node-api >&2
}

# contest NAME VERDICTS COMMAND…: runs it, checks its totals, keeps the fastest run.
contest() {
    name=$1 verdicts=$2 n=0
    shift 2
    : >"$work/runs"
    while [ "$n" -lt "${times:-$runs}" ]; do
        "$work/measure" "$work/run" "$@" >"$work/out" 2>"$work/err" || {
            code=$?
            say "$name failed with $code:"
            tail -n 5 "$work/err" >&2
            return 0
        }
        cat "$work/run" >>"$work/runs"
        n=$((n + 1))
    done
    { [ "$verdicts" = - ] && cat "$work/out" || cat "$verdicts"; } | "$work/tally" >"$work/totals"
    if [ -n "${no_check:-}" ]; then
        same=unchecked
    elif [ ! -s "$work/expected" ]; then
        cp "$work/totals" "$work/expected"
        same=reference
    elif cmp -s "$work/totals" "$work/expected"; then
        same=same
    else
        same=DIFFERENT
        say "$name: $(tr '\n' ' ' <"$work/totals")"
    fi
    sort -n "$work/runs" | head -n 1 | sed "s/^/$same /; s/\$/ $name/" >>"$work/table"
}

# The first contestant is the reference of all ratios.
print_table() {
    awk -v rows="$1" -v pairs="$2" '
        BEGIN { printf "%-34s %8s %7s %12s %12s %8s %6s  %s\n", "", "seconds", "ratio", "rows/s",
                "verdicts/s", "MB", "ratio", "totals" }
        { if (!first) { first = $2; memory = $3 }
          name = $4; for (i = 5; i <= NF; i++) name = name " " $i
          printf "%-34s %8.3f %7.2f %12.0f %12.0f %8.0f %6.2f  %s\n", name, $2, $2 / first, rows / $2,
                 pairs / $2, $3, $3 / memory, $1 }' "$work/table"
}

bench() {
    case $1 in S) regions=3200 ;; L) regions=40000 ;; *) regions=$1 ;; esac
    data=$work/$regions
    [ -s "$data/reported.csv" ] || { mkdir -p "$data" && "$work/gen" "$regions" "$data"; }
    cd "$data"
    rows=$(($(wc -l <reported.csv) - 1))
    pairs=$((regions * 40))
    cat targets.csv reported.csv >/dev/null
    : >"$work/table"
    rm -f "$work/expected"
    contest "plain C, two workers" - "$work/plain" targets.csv reported.csv
    contest "plancheck" - "$plancheck" run --plan targets.csv --reported reported.csv \
        --format csv --fail-on never
    "$plancheck" run --plan targets.csv --reported reported.csv --format csv --fail-on never \
        --lang en --timings 2>&1 >/dev/null | sed 's/^plancheck: //' >"$work/shares"
    contest "plancheck, one worker" - "$plancheck" run --plan targets.csv --reported reported.csv \
        --format csv --fail-on never --jobs 1
    contest "plancheck, csv and ndjson" - "$plancheck" run --plan targets.csv \
        --reported reported.csv --format csv --out ndjson:verdicts.ndjson --fail-on never
    no_check=1
    contest "plancheck, interim (2024)" - "$plancheck" run --plan targets.csv \
        --reported reported.csv --as-of 2024 --format csv --fail-on never
    no_check=
    if [ -z "${NO_PEERS:-}" ]; then
        times=1
        if install_duckdb; then
            contest "DuckDB, 2 threads" verdicts-duckdb.csv node "$here/duckdb.mjs" "$modules" \
                "$here/duckdb.sql" 2
        fi
        if command -v sqlite3 >/dev/null; then
            contest "SQLite" verdicts-sqlite.csv sqlite3 -init "$here/sqlite.sql" :memory: .quit
        fi
        times=
    fi
    printf '\n%s: %s regions, %s verdicts, %s rows, %s MB\n' "$1" "$regions" "$pairs" "$rows" \
        "$(($(cat targets.csv reported.csv | wc -c) / 1000000))"
    print_table "$rows" "$pairs"
    printf 'plancheck alone, '
    cat "$work/shares"
    ! grep -q '^DIFFERENT' "$work/table"
}

build
status=0
for size in ${*:-S L}; do
    (bench "$size") || status=1
done
exit $status
