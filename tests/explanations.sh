#!/usr/bin/env bash
# Every code that a diagnostic can have, in the source or in what the tests expect, has a page: `plancheck explain CODE`.
# Usage: tests/explanations.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "$0")/.."
codes() {
    # Messages given to what makes diagnostics, or listed in tables for it; those inside MESSAGE(…) are hints and parts.
    perl -0777 -ne 's/MESSAGE\(\w[\w>.-]*,\s*MSG_\w+//g;
        while (/\b(?:diag_\w+|tree_\w+|row_\w+|refuse\w*|\w+_refuse|complain|tell)\s*\(([^;]*?);/g) { my $call = $1; print "$1\n" while $call =~ /MSG_(\w+)/g }
        print "$1\n" while /^\s*\{[^;]*?MSG_(\w+)/mg' \
        src/*.c src/{base,plan,data,judge,lint}/*.c src/rule/{rule_check*,example_check,rulebook,forms,mistake}.c src/report/result_stored.c 2>/dev/null || true
    grep -rhoE '(error|warning|note|错误|警告|提示).*\[[a-z][a-z_]*\]$' tests/cli | grep -oE '[a-z_]+\]$' | tr -d ']'
}
# Words about words, and the steps of a derivation.
not_codes='^([A-Z]|diag_|errno_|severity_|judge_told_|csv_column_near|meant|keys_allowed|setting_expects_|typed_bad_|hint_)'
missing=0
for code in $(codes | sort -u | grep -vE "$not_codes"); do
    "$program" explain "$code" >/dev/null 2>&1 && continue
    echo "no page behind the code $code: EXPLAIN($code, …) in src/base/messages/explain_*.def"
    missing=1
done
exit $missing
