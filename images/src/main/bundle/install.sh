#!/bin/sh
# Brings the images of this folder to where a cluster finds them. It fetches nothing.
set -eu

here=$(dirname -- "$(readlink -f -- "$0")")
tab=$(printf '\t')

usage() {
  cat <<'USAGE'
./install.sh check               verify all files, and name each image that is missing
./install.sh podman              load the images into podman
./install.sh containerd          import the images into containerd, for Kubernetes; run it on every node (CTR="k3s ctr" for k3s)
./install.sh registry ADDRESS    load them into podman, push them to a registry, and write manifests that name it

Exit codes: 0 done, 1 failed or an image is missing, 2 wrong usage.
USAGE
}

die() {
  printf 'install.sh: %s\n' "$*" >&2
  exit 1
}

need() {
  command -v "$1" >/dev/null || die "$1 is missing on this machine: $2"
}

verify() {
  need sha256sum "it belongs to the package coreutils"
  (cd "$here" && sha256sum --quiet -c SHA256SUMS) || die "files are damaged: copy the bundle again"
  printf 'All files are whole.\n'
}

# The images with a file: name, tab, file. Those without one have a dash.
present() {
  grep -v "${tab}-${tab}" "$here/images.txt" | cut -f 1,2
}

load_podman() {
  need podman "install it from your system's packages"
  present | while IFS=$tab read -r name file; do
    podman load --quiet --input "$here/$file" >/dev/null || die "podman could not load $file"
    podman image exists "$name" || die "$file was loaded, but podman knows no image $name"
    printf 'loaded    %s\n' "$name"
  done
}

load_containerd() {
  ctr=${CTR:-ctr}
  need "${ctr%% *}" "name the one of your Kubernetes, such as CTR=\"k3s ctr\""
  present | while IFS=$tab read -r name file; do
    # shellcheck disable=SC2086 # a command with its words
    $ctr --namespace k8s.io images import "$here/$file" >/dev/null || die "$ctr could not import $file"
    # shellcheck disable=SC2086
    [ -n "$($ctr --namespace k8s.io images ls -q "name==$name")" ] || die "$file was imported, but $ctr knows no image $name"
    printf 'imported  %s\n' "$name"
  done
}

# The name of an image in the registry: its own host gives way.
there() {
  printf '%s/%s' "$address" "${1#*/}"
}

tag() {
  present | while IFS=$tab read -r name file; do
    podman tag "$name" "$(there "$name")"
    printf 'tagged    %s\n' "$(there "$name")"
  done
}

push() {
  present | while IFS=$tab read -r name file; do
    podman push --quiet "$(there "$name")" >/dev/null || die "podman could not push $(there "$name"): podman login $address, perhaps"
    printf 'pushed    %s\n' "$(there "$name")"
  done
}

coded() {
  printf '%s' "$1" | base64 | tr -d '\n'
}

# Copies of the manifests with the names of the registry. An operator may name an image in a variable, or in a secret, where it stands in base64.
rename_in_manifests() {
  to="$here/manifests-for-registry"
  rm -rf "$to"
  cp -R "$here/manifests" "$to"
  cut -f 1 "$here/images.txt" | while read -r name; do
    find "$to" -name '*.yaml' -exec sed -i \
      -e "s|\(: \"\{0,1\}\)$name\(\"\{0,1\}\)\$|\1$(there "$name")\2|" \
      -e "s|\([: ]\)$(coded "$name")\$|\1$(coded "$(there "$name")")|" {} +
  done
  printf 'written   %s\n' "$to"
}

# Names what the bundle lacks. Then the installation is not whole.
missing() {
  grep "${tab}-${tab}" "$here/images.txt" | cut -f 1 | while read -r name; do
    printf 'missing   %s\n' "$name" >&2
  done
  ! grep -q "${tab}-${tab}" "$here/images.txt" ||
    die "bring what is missing in another way, or make the bundle again: ./storesync bundle --with DIR"
}

command=${1:-}
case $command in
  check | podman | containerd)
    [ $# -eq 1 ] || { usage >&2; exit 2; }
    ;;
  registry)
    [ $# -eq 2 ] || { usage >&2; exit 2; }
    address=${2%/}
    ;;
  -h | --help | help)
    usage
    exit 0
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac

verify
case $command in
  podman) load_podman ;;
  containerd) load_containerd ;;
  registry)
    load_podman
    tag
    rename_in_manifests
    push
    ;;
esac
missing
