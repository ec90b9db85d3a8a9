# Sourced by ./arboretum and ./verify: finds the JDK and Maven that both use. Bash 3.2 is enough.
# shellcheck shell=bash

# The lowest JDK and Maven that build Arboretum; the enforcer in pom.xml says the same.
readonly JDK_WANTED=21
readonly MAVEN_WANTED=3.8.6

# Prints every directory that may hold a JDK, one a line, the user's own choice first.
jdk_candidates() {
  local on_path home tool
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  for tool in javac java; do
    on_path=$(command -v "$tool" 2>/dev/null) || continue
    while [ -L "$on_path" ]; do
      home=$(readlink "$on_path")
      case $home in
        /*) on_path=$home ;;
        *) on_path=${on_path%/*}/$home ;;
      esac
    done
    home=${on_path%/*}
    printf '%s\n' "${home%/*}"
  done
  for home in /usr/lib/jvm/* /usr/lib64/jvm/* /opt/* /opt/*/* /usr/java/* /usr/local/java/* \
    "${SDKMAN_DIR:-${HOME:-/nonexistent}/.sdkman}"/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    printf '%s\n' "$home"
  done
}

# Sets JDK_VERSION to the full version of the JDK in $1 (25.0.3+9-LTS), from its release file; fails if it is none.
read_jdk_version() {
  local line short='' full=''
  JDK_VERSION=''
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*) short=${line#*=} ;;
      JAVA_RUNTIME_VERSION=*) full=${line#*=} ;;
    esac
  done <"$1/release"
  JDK_VERSION=${full:-$short}
  JDK_VERSION=${JDK_VERSION//\"/}
  [ -n "$JDK_VERSION" ]
}

# Whether dotted version $1 is higher than $2; anything behind a + or - is ignored.
version_above() {
  local a=${1%%[+-]*} b=${2%%[+-]*} x y
  while [ -n "$a$b" ]; do
    x=${a%%.*} y=${b%%.*}
    case $x in *[!0-9]*) x=0 ;; esac
    case $y in *[!0-9]*) y=0 ;; esac
    [ "$((10#${x:-0}))" -le "$((10#${y:-0}))" ] || return 0
    [ "$((10#${x:-0}))" -ge "$((10#${y:-0}))" ] || return 1
    case $a in *.*) a=${a#*.} ;; *) a='' ;; esac
    case $b in *.*) b=${b#*.} ;; *) b='' ;; esac
  done
  return 1
}

# Sets JAVA_HOME (exported) and JDK_VERSION to the newest JDK >= 21; fails with one line if there is none.
find_jdk() {
  local home best='' best_version=0
  while IFS= read -r home; do
    read_jdk_version "$home" || continue
    if version_above "$JDK_VERSION" "$best_version"; then
      best=$home best_version=$JDK_VERSION
    fi
  done < <(jdk_candidates)
  if [ -z "$best" ] || [ "${best_version%%[.+-]*}" -lt "$JDK_WANTED" ]; then
    echo "arboretum: needs a JDK $JDK_WANTED or newer (found: $([ -z "$best" ] && echo none || echo "$best_version"));" \
      "looked in JAVA_HOME, PATH, /usr/lib/jvm, /usr/lib64/jvm, /opt, /usr/java, /usr/local/java, SDKMAN, ~/.jdks," \
      "/Library/Java/JavaVirtualMachines; README.md says where to get one" >&2
    return 1
  fi
  JDK_VERSION=$best_version
  JAVA_HOME=$best
  export JAVA_HOME
}

# Sets MAVEN to the mvn of PATH if it is new enough, else to the wrapper in the checkout $1.
find_maven() {
  local version
  MAVEN=$1/mvnw
  command -v mvn >/dev/null 2>&1 || return 0
  version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  if [ -n "$version" ] && ! version_above "$MAVEN_WANTED" "$version"; then
    MAVEN=mvn
  fi
}

# Hashes standard input: the first 16 hex digits of its SHA-256.
hash16() {
  local sum
  if command -v sha256sum >/dev/null 2>&1; then sum=$(sha256sum); else sum=$(shasum -a 256); fi
  printf '%s\n' "${sum:0:16}"
}
