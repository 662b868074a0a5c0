#!/usr/bin/env bash
# Installs exactly the versions of package-lock.json into BUILD/npm, once for all tests that need them,
# and prints the folder of the modules. Usage: tests/npm/install.sh BUILD
set -euo pipefail
here=$(realpath "$(dirname "$0")") npm=$(realpath "$1")/npm
mkdir -p "$npm"
exec 9>"$npm/lock"
flock 9
if ! cmp -s "$here/package-lock.json" "$npm/installed"; then
    cp "$here/package.json" "$here/package-lock.json" "$npm"
    # Peers would bring whole test runners along of which nothing but schemas is read.
    (cd "$npm" && npm ci --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error) >&2
    cp "$here/package-lock.json" "$npm/installed"
fi
echo "$npm/node_modules"
