#!/usr/bin/env bash
# The JSON Schemas that `plancheck schema` prints, by node's ajv: see files.cjs. Usage: tests/schemas/files.sh PROGRAM BUILD
set -euo pipefail
program=$(realpath "$1")
here=$(realpath "$(dirname "$0")") source=$(realpath "$(dirname "$0")/../..")
modules=$("$here/../npm/install.sh" "$2")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$here/../cases/hostile.sh" "$scratch/hostile"
NODE_PATH=$modules node "$here/files.cjs" "$program" "$source" "$scratch"
