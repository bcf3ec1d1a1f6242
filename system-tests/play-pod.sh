#!/usr/bin/env bash
# Plays a service of the rendered manifests in podman: its migration, if that has not run yet, then its Deployment. Goes on until the pod is gone.
#   play-pod.sh FOLDER SERVICE NETWORK
# FOLDER has SERVICE.yaml and SERVICE-migration.yaml. What the containers print comes out here.
set -euo pipefail

folder=$1 service=$2 network=$3
pod=$service-pod-0 migration=$service-migration

gone() {
  podman pod rm --force --ignore --time "$1" "$pod" "$migration" >/dev/null
}

end() {
  gone 30
  exit 0
}
trap end TERM INT

gone 0
if [[ ! -e $folder/$service.migrated ]]; then
  podman kube play --network "$network" "$folder/$migration.yaml" >/dev/null
  code=$(podman wait "$migration-migration")
  podman logs "$migration-migration"
  podman pod rm --force "$migration" >/dev/null
  if [[ $code != 0 ]]; then
    printf '%s ended with code %s\n' "$migration" "$code"
    exit "$code"
  fi
  touch "$folder/$service.migrated"
fi
podman kube play --network "$network" "$folder/$service.yaml" >/dev/null
podman logs --follow "$pod-service" &
while podman pod exists "$pod"; do
  sleep 1 &
  wait $!
done
