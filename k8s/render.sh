#!/usr/bin/env bash
# Renders each overlay into the folder rendered/, or into the folder that is named. It needs kubectl 1.27 or later, or kustomize 5.
set -euo pipefail

k8s=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
into=${1:-$k8s/rendered}

if command -v kustomize >/dev/null; then
  render=(kustomize build)
elif command -v kubectl >/dev/null; then
  render=(kubectl kustomize)
else
  printf 'render.sh: neither kustomize nor kubectl is on the PATH; install one, or apply the files of %s as they are\n' "$k8s/rendered" >&2
  exit 1
fi

mkdir -p "$into"
for overlay in "$k8s"/overlays/*/; do
  name=$(basename "$overlay")
  if ! "${render[@]}" "$overlay" >"$into/$name.yaml.new"; then
    rm -f "$into/$name.yaml.new"
    printf 'render.sh: %s can not be rendered; the line above says why\n' "${overlay%/}" >&2
    exit 1
  fi
  mv "$into/$name.yaml.new" "$into/$name.yaml"
  printf '  %s\n' "$into/$name.yaml"
done
