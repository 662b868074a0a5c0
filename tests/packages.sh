#!/usr/bin/env bash
# The one list of Debian packages: what building and running needs, and with "test" what the tests need on top.
# Installs what is missing (as root), or says what to install. Usage: tests/packages.sh [test]
set -euo pipefail

build=(ca-certificates cmake ninja-build gcc libc6-dev pkg-config
       liblua5.4-dev libyaml-dev libcmocka-dev
       libjansson-dev libutf8proc-dev libgmp-dev libssl-dev libsqlite3-dev libcurl4-openssl-dev libxlsxwriter-dev libzip-dev libexpat1-dev)
# "test" adds the second compiler with its sanitizer runtime, and readers of XML, JSON and zip other than ours,
# a browser with Chinese fonts, and what shells, man(1) and editors of Lua understand. A node that was not installed by Debian's packages serves as well.
test=(clang libclang-rt-14-dev libxml2-utils jq zip unzip chromium fonts-noto-cjk zsh fish mandoc lua-check)
{ command -v node && command -v npm; } >/dev/null || test+=(nodejs npm)

wanted=("${build[@]}")
[ "${1:-}" = test ] && wanted+=("${test[@]}")

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "Packages are missing; as root: apt-get install ${missing[*]}" >&2
    exit 1
fi
echo "Installing: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    exit 1
fi
