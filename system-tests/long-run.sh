# shellcheck shell=bash
# The long run: a part of the front script, which reads it for ./storesync test.

# The parts of the long run, one a line:
# name | class of system-tests that runs it | options it takes, without -- | function that says what it lacks and how to get that | function that
# prepares it | what it is. An option is given to the class as the property storesync.OPTION.
long_parts=(
  'traffic|TrafficPart|with|lacks_nothing|prepare_nothing|seeded traffic of six sites and the primary over two replicas, with the faults below'
  'restore|RestorePart||lacks_nothing|prepare_nothing|central restored to random moments from a backup, while sites go on'
  'native|NativePart,NativeSitePart,GuideExamplesScenario,NewSiteScenario,ProtocolScenario,ReportScenario,TransferScenario,ServicesKilledScenario|with|lacks_graalvm|prepare_natives|tests of the services, traffic and scenarios over native binaries, and a PC with that of the site-agent (needs GRAALVM_HOME)'
  'rolling|RollingPart||lacks_nothing|prepare_nothing|two replicas of each service, restarted one by one while two stores and people work'
  'containers|ContainersPart,TransferScenario||lacks_containers|prepare_containers|the images as containers of podman, once: a smoke scenario, a kill, transfers'
  'upgrade|UpgradePart||lacks_release|prepare_release|the services of the last release beside those of today, on the schema of today'
  'citus|CitusPart|jdbc|lacks_cluster|prepare_nothing|the tests of test citus, again and again (needs --jdbc URL)'
)
# What the traffic is made of, as its class Ingredient has it.
long_ingredients=(stores primary agents split clocks in-use kills cuts moves)
# Options that were given, by name.
declare -gA long_given=()
# What the functions that prepare parts add to the command line of their test.
long_options=()

lacks_nothing() {
  :
}

lacks_cluster() {
  [[ -n ${long_given[jdbc]:-} ]] || printf 'a cluster is missing: give --jdbc URL, a database of its coordinator that may be emptied'
}

# The folder of the newest release that is declared; nothing if there is none.
long_release() {
  local newest
  newest=$(find "$root/releases" -mindepth 2 -maxdepth 2 -name commit 2>/dev/null | sort -V | tail -n 1)
  printf '%s' "${newest%/commit}"
}

lacks_release() {
  local commit release
  release=$(long_release)
  if [[ -z $release ]]; then
    printf 'no release is declared: ./storesync release writes one'
    return
  fi
  commit=$(<"$release/commit")
  git -C "$root" cat-file -e "$commit^{commit}" 2>/dev/null ||
    printf 'the commit %s of release %s is missing: get the history of this checkout, such as by git fetch --unshallow' "$commit" "$(basename "$release")"
}

# Builds the services of the release in a separate work tree, once.
prepare_release() {
  local release commit tree
  release=$(long_release)
  commit=$(<"$release/commit")
  tree="$state/releases/$(basename "$release")"
  work_tree "$commit" "$tree"
  if [[ ! -e $tree/.storesync-built ]]; then
    run_while_here "$root/mvnw" -B -q -f "$tree/pom.xml" -Dquick -DskipTests -pl "$(IFS=,; printf '%s' "${services[*]}")" -am package || return
    touch "$tree/.storesync-built"
  fi
  long_options+=("-Dstoresync.release=$tree")
}

prepare_nothing() {
  :
}

prepare_natives() {
  local each stale=()
  for each in "${services[@]}" site-agent; do
    native_is_fresh "$each" || stale+=("$each")
  done
  [[ ${#stale[@]} -eq 0 ]] || native_build "${stale[@]}" || return
  native_tests "${services[@]}" || return
  long_options+=("-Dstoresync.binaries=$(IFS=,; printf '%s' "${services[*]}")")
}

long_names() {
  printf '%s\n' "${long_parts[@]%%|*}"
}

# A field of a part's line.
long_field() {
  local entry name class takes lacks prepare what
  for entry in "${long_parts[@]}"; do
    IFS='|' read -r name class takes lacks prepare what <<<"$entry"
    if [[ $name == "$1" ]]; then
      printf '%s' "${!2}"
      return
    fi
  done
  return 1
}

# If a part takes an option.
long_takes() {
  [[ " $(long_field "$1" takes) " == *" $2 "* ]]
}

# The option --NAME VALUE, if one of the parts takes it.
long_option() {
  local name=${1#--} part
  for part in $(long_names); do
    if long_takes "$part" "$name"; then
      [[ -n ${2:-} ]] || wrong_usage "$1 takes a value"
      long_given[$name]=$2
      return
    fi
  done
  wrong_usage "there is no option '$1' of test long; ./storesync test --help lists them"
}

check_ingredients() {
  local words=() word
  IFS=, read -r -a words <<<"${long_given[with]:-}"
  for word in "${words[@]}"; do
    [[ $word != *" "* && " ${long_ingredients[*]} " == *" $word "* ]] ||
      wrong_usage "'$word' is no ingredient of the traffic; there are: ${long_ingredients[*]}"
  done
}

check_part() {
  local hint=""
  long_field "$1" class >/dev/null && return
  [[ " ${long_ingredients[*]} " == *" $1 "* ]] && hint="; $1 is an ingredient of the traffic: ./storesync test long traffic --with $1"
  wrong_usage "'$1' is no part of the long run; there are: $(long_names | paste -sd ' ')$hint"
}

# Options must be of use to a part that is named.
check_given() {
  local name part
  for name in "${!long_given[@]}"; do
    for part in "$@"; do
      if long_takes "$part" "$name"; then
        continue 2
      fi
    done
    wrong_usage "--$name is of no use to the parts $*"
  done
}

test_usage() {
  cat <<'USAGE'
./storesync test                 build everything and run all tests with all gates
./storesync test --times         seconds of each module's tests in the last run, and the slowest classes
./storesync test citus --jdbc URL [--seed N]
                                 all tests of the routing-service on this database, which must be one of a Citus cluster (or any PostgreSQL),
                                 empty or left by such a run. User and password come from PGUSER and PGPASSWORD (storesync)
./storesync test containers      the five services as containers of podman, played from the rendered manifests: a smoke scenario, a container that
                                 is killed, transfers. Needs root, podman (containers/setup.sh) and mmdebstrap
./storesync test long [PART...]  the long seeded run: these parts of it, or all that have what they need. Each part prints its seed, goes on where it
                                 was interrupted, and writes its table of docs/assurance.md when it is finished
    --minutes N                  of each part (10)
    --seed N                     of a new run; a run that was interrupted with another seed is not continued
    --with WORDS                 only these ingredients of traffic and native, with commas between them; writes no table
    --jdbc URL                   the database for citus, as test citus takes it
  PART:
USAGE
  local part
  for part in $(long_names); do
    printf '    %-28s %s\n' "$part" "$(long_field "$part" what)"
  done
  cat <<'USAGE'
  WORDS:
      stores                     stock, documents, messages of stores, with accents and other scripts
      primary                    what the primary edits
      agents                     a site run by the reference agent
      split                      documents whose header and lines come in separate batches, finalised headers before their lines
      clocks                     documents dated 1970 to 9999, and a site run by an agent whose clock is wrong
      in-use                     deletes of stores and central records that are in use
      kills                      processes killed by kill -9
      cuts                       links cut
      moves                      a store moved, and moved back
USAGE
}

test_long() {
  local minutes=10 seed="" wanted=() ready=() failed=() part lacking
  while [[ $# -gt 0 ]]; do
    case $1 in
      --minutes | --seed)
        [[ ${2:-} =~ ^[1-9][0-9]{0,17}$ ]] || wrong_usage "$1 takes a number from 1, not '${2:-}'"
        if [[ $1 == --minutes ]]; then minutes=$2; else seed=$2; fi
        shift 2
        ;;
      -h | --help)
        test_usage
        return
        ;;
      -*)
        long_option "$1" "${2:-}"
        shift 2
        ;;
      *)
        check_part "$1"
        wanted+=("$1")
        shift
        ;;
    esac
  done
  check_ingredients
  [[ ${#wanted[@]} -eq 0 ]] || check_given "${wanted[@]}"
  for part in ${wanted[*]:-$(long_names)}; do
    lacking=$("$(long_field "$part" lacks)")
    if [[ -z $lacking ]]; then
      ready+=("$part")
    elif [[ ${#wanted[@]} -gt 0 ]]; then
      die "$part: $lacking"
    else
      printf 'left out: %s: %s\n' "$part" "$lacking"
    fi
  done
  printf 'parts: %s; %s minutes of each\n' "${ready[*]}" "$minutes"
  find_jdk
  build "$suite" suite
  for part in "${ready[@]}"; do
    long_run "$part" "$minutes" "$seed" || failed+=("$part")
  done
  [[ ${#failed[@]} -eq 0 ]] || die "failed: ${failed[*]}; the same command begins again with the round that failed"
}

# Runs one part.
long_run() {
  local part=$1 name options=("-Dstoresync.minutes=$2")
  [[ -z $3 ]] || options+=("-Dstoresync.seed=$3")
  for name in "${!long_given[@]}"; do
    if long_takes "$part" "$name"; then
      options+=("-Dstoresync.$name=${long_given[$name]}")
    fi
  done
  long_options=()
  "$(long_field "$part" prepare)" || return
  run_while_here "$root/mvnw" -B -q -f "$root/pom.xml" -Dquick -pl system-tests -am -Dtest=None -Dit.test="$(long_field "$part" class)" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dtest.heap="-Xmx2g -XX:+UseCompactObjectHeaders" "${options[@]}" "${long_options[@]}" verify
}
