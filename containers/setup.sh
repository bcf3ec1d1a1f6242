#!/usr/bin/env bash
# Installs podman, which runs the images on a machine without a container engine, and busybox, of which tests make a bare machine: as root
# on Debian or Ubuntu. It installs only what is missing.
#   source <(./containers/setup.sh)     # prints the one variable to export
set -euo pipefail

packages=(podman runc catatonit netavark aardvark-dns uidmap iptables busybox-static)
conf=${STORESYNC_CONTAINERS_CONF:-/etc/storesync/containers.conf}

die() {
  printf 'containers/setup.sh: %s\n' "$*" >&2
  exit 1
}

missing=()
for package in "${packages[@]}"; do
  [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == "install ok installed" ]] || missing+=("$package")
done

if [[ ${#missing[@]} -gt 0 ]]; then
  command -v apt-get >/dev/null || die "apt-get is missing: install podman and runc as your system does, then set CONTAINERS_CONF yourself"
  [[ $(id -u) == 0 ]] || die "run it as root: it installs ${missing[*]}"
  printf 'installing %s\n' "${missing[*]}" >&2
  log=$(mktemp)
  if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    die "could not install ${missing[*]}; all that apt said is in $log"
  fi
  rm -f "$log"
fi

# runc, because crun wants a mode of cgroups that many machines lack; limits no higher than this machine's, because higher ones are refused.
files=$(ulimit -Hn)
[[ $files != unlimited ]] || files=1048576
wanted="[containers]
default_ulimits = [\"nofile=$files:$files\", \"nproc=4096:4096\"]
[engine]
runtime = \"runc\""
if [[ $(cat "$conf" 2>/dev/null) != "$wanted" ]]; then
  if ! { mkdir -p "$(dirname -- "$conf")" && printf '%s\n' "$wanted" >"$conf"; } 2>/dev/null; then
    die "can't write $conf: run it as root, or set STORESYNC_CONTAINERS_CONF to a file that you may write"
  fi
fi
printf 'export CONTAINERS_CONF=%q\n' "$conf"
