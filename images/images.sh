# shellcheck shell=bash
# shellcheck disable=SC2154
# The images of the services, the bundles and the licences: a part of the front script, which reads it for ./storesync images, bundle and licences
# and has the variables.

images_main() {
  images_java org.storesync.images.Main "$@"
}

bundle_main() {
  images_java org.storesync.images.BundleMain "$@"
}

licences_main() {
  images_java org.storesync.images.licence.Main "$@"
}

# A main class of the images, with its class path.
images_java() {
  exec "$JAVA_HOME/bin/java" -Xmx"${STORESYNC_HEAP:-512m}" "${jvm_options[@]}" \
    -cp "$root/images/target/classes:$(<"$root/images/target/classpath")" "$@"
}

# Which binaries are missing, before anything is made of them.
need_binaries() {
  local name
  for name in "$@"; do
    native_is_fresh "$name" ||
      die "$name has no native binary, or an older one than its sources: ./storesync native $name compiles it (needs GRAALVM_HOME)"
  done
}

# Writes docs/licences.md from the lists of components.
licences() {
  [[ $# -eq 0 ]] || wrong_usage "licences takes no words, not '$1'"
  find_jdk
  build "$suite,images" images -Dsbom
  licences_main
}

# Writes the images of the named services, or of all. The words are checked first, because the build takes minutes.
images() {
  local words=() names=() binaries="" name
  while [[ $# -gt 0 ]]; do
    case $1 in
      --native)
        binaries=yes
        words+=("$1")
        shift
        ;;
      --base)
        [[ -n ${2:-} ]] || wrong_usage "--base takes the name of an image, or a tar of one"
        words+=("$1" "$2")
        shift 2
        ;;
      --base=?*)
        words+=("$1")
        shift
        ;;
      -*) wrong_usage "images takes --native, --base NAME|TAR and names of services, not '$1'" ;;
      *)
        [[ -n $1 && $1 != *" "* && " ${services[*]} " == *" $1 "* ]] || wrong_usage "'$1' is no service; there are: ${services[*]}"
        names+=("$1")
        shift
        ;;
    esac
  done
  [[ ${#names[@]} -gt 0 ]] || names=("${services[@]}")
  find_jdk
  [[ -z $binaries ]] || need_binaries "${names[@]}"
  build "$suite,images" images -Dsbom
  images_main "${words[@]}" "${names[@]}"
}

# Writes the bundle for a data centre, or the archive for a site.
bundle() {
  local words=() binaries=""
  if [[ ${1:-} == site ]]; then
    [[ $# -eq 1 || $* == "site --native" ]] || wrong_usage "bundle site takes --native, not '${*:2}'"
    find_jdk
    [[ $# -eq 1 ]] || need_binaries site-agent
    build "site-agent,images" site-archive
    bundle_main "$@"
  fi
  while [[ $# -gt 0 ]]; do
    case $1 in
      --native)
        binaries=yes
        words+=("$1")
        shift
        ;;
      --base | --with)
        [[ -n ${2:-} ]] || wrong_usage "$1 takes a value; ./storesync bundle --help tells which"
        [[ $1 == --base || -d $2 ]] || wrong_usage "--with takes a folder, not '$2'"
        words+=("$1" "$2")
        shift 2
        ;;
      *) wrong_usage "bundle takes the word site, or --with DIR, --native and --base NAME|TAR, not '$1'" ;;
    esac
  done
  find_jdk
  [[ -z $binaries ]] || need_binaries "${services[@]}"
  build "$suite,images" images -Dsbom
  bundle_main "${words[@]}"
}
