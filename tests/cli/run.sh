#!/usr/bin/env bash
# One behaviour of the program, tried through the front door. A folder under tests/cli holds
#   command   what is typed (bash; $PLANCHECK is the program, $SOURCE the source tree, the folder's files are in the working directory)
#   stdout    what must come out, to the byte        (absent: nothing is said about it)
#   stderr    what must come out on the error side   (absent: nothing is said about it)
#   exit      the exit code                           (absent: 0)
# Usage: tests/cli/run.sh PROGRAM FOLDER [--accept]     --accept writes what came out as expected: read the diff before committing
set -euo pipefail
program=$(realpath "$1") folder=$(realpath "$2") accept=${3:-}
source=$(realpath "$(dirname "$0")/../..")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/here"
cp -r "$folder/." "$scratch/here/"
rm -f "$scratch/here"/{command,stdout,stderr,exit}
cd "$scratch/here"
export PLANCHECK=$program SOURCE=$source
export LC_ALL=C.UTF-8 NO_COLOR=1 COLUMNS=100
set +e
bash "$folder/command" >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
code=$?
set -e
sed -i "s#$SOURCE#SOURCE#g" "$scratch/stdout" "$scratch/stderr"

if [ "$accept" = --accept ]; then
    cp "$scratch/stdout" "$folder/stdout"
    if [ -s "$scratch/stderr" ]; then cp "$scratch/stderr" "$folder/stderr"; else rm -f "$folder/stderr"; fi
    if [ $code -ne 0 ]; then echo $code >"$folder/exit"; else rm -f "$folder/exit"; fi
    exit 0
fi
failed=0
wanted=$(cat "$folder/exit" 2>/dev/null || echo 0)
if [ "$code" != "$wanted" ]; then
    echo "exit code $code, expected $wanted"
    failed=1
fi
for stream in stdout stderr; do
    [ -e "$folder/$stream" ] || continue
    diff -u --label "expected $stream" --label "$stream" "$folder/$stream" "$scratch/$stream" || failed=1
done
[ $failed -eq 0 ] || { echo "--- stderr was:"; head -c 4000 "$scratch/stderr"; }
exit $failed
