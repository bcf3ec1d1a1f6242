# shellcheck shell=bash
# shellcheck disable=SC2154
# The services as containers: a part of the front script, which reads it for ./storesync test and has the variables.

containers_conf=${STORESYNC_CONTAINERS_CONF:-/etc/storesync/containers.conf}

# What is missing to run the images on this machine, and how to get it.
lacks_containers() {
  if ! command -v podman >/dev/null || [[ ! -e ${CONTAINERS_CONF:-$containers_conf} ]]; then
    printf 'podman is missing or not set up: containers/setup.sh installs it, as root'
  elif [[ $(id -u) != 0 ]]; then
    printf 'root is missing: only root has a bridge of containers that this machine reaches'
  elif ! command -v mmdebstrap >/dev/null; then
    printf 'mmdebstrap is missing, which makes the base of the images: apt-get install mmdebstrap'
  fi
}

# Writes the images of the services and loads them into podman.
prepare_containers() {
  local service
  export CONTAINERS_CONF=${CONTAINERS_CONF:-$containers_conf}
  "$root/storesync" images || return
  for service in "${services[@]}"; do
    podman load --quiet --input "$state/images/$service.tar" >/dev/null || return
  done
  long_options+=(-Dstoresync.containers=true)
}

# Runs the five services as containers from the rendered manifests, and scenarios over them.
test_containers() {
  local lacking
  if asks_for_help "$@"; then
    test_usage
    return
  fi
  [[ $# -eq 0 ]] || wrong_usage "test containers takes no '$1'"
  lacking=$(lacks_containers)
  [[ -z $lacking ]] || die "$lacking"
  find_jdk
  build "$suite" suite
  long_run containers 10 "" || die "the services did not pass as containers; the lines above say what went wrong"
  printf 'The five services passed as containers: a smoke scenario, a container that was killed, and the transfer scenario.\n'
}
