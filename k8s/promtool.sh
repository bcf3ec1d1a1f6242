#!/usr/bin/env bash
# Prints the folder of promtool, which checks the alert rules. Where it is missing, it is taken out of Debian's package prometheus, without installing
# that or starting a server: on Debian or Ubuntu.
#   PATH="$(k8s/promtool.sh):$PATH" ./storesync test
set -euo pipefail

die() {
  printf 'promtool.sh: %s\n' "$*" >&2
  exit 1
}

if found=$(command -v promtool); then
  dirname -- "$found"
  exit
fi

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
folder="$root/.storesync/cache/promtool"
if [[ ! -x $folder/promtool ]]; then
  command -v apt-get >/dev/null || die "apt-get is missing: put promtool of Prometheus 2.42 or later on the PATH"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cd "$work"
  if ! { apt-get download prometheus || { apt-get update -qq && apt-get download prometheus; }; } >log 2>&1; then
    tail -n 3 log >&2
    die "can't download Debian's package prometheus: run apt-get update as root, and try again"
  fi
  dpkg -x prometheus_*.deb package
  mkdir -p "$folder"
  mv package/usr/bin/promtool "$folder/promtool"
fi
printf '%s\n' "$folder"
