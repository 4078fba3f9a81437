# Sourced by `mvnw` and `parley`: finds the newest JDK and exports it as JAVA_HOME.
#
# It reads each candidate's `release` file and starts no JVM, so it costs about a millisecond. PARLEY_JAVA_HOME is
# taken as it stands when set; otherwise JAVA_HOME, PATH and the usual places are compared and the newest wins.
# A JDK is needed, not a JRE: Parley compiles itself. Afterwards JAVA_HOME, parley_java (21, 25, ...) and
# parley_java_build (25.0.3+9-LTS) are set; without any JDK >= 21 the caller exits with 3.

parley_java_home=
parley_java=0
parley_java_build=

# Reads $1/release into `major` and `build`; fails unless $1 is a JDK.
parley_read_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  major= build=
  while IFS='=' read -r key value; do
    value=${value#\"} value=${value%\"}
    case $key in
      JAVA_VERSION) major=${value%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION) build=$value ;;
    esac
  done <"$1/release"
  [ -n "$major" ]
}

parley_consider() {
  parley_read_release "$1" || return 0
  [ "$major" -gt "$parley_java" ] || return 0
  parley_java_home=$1 parley_java=$major parley_java_build=${build:-$major}
}

parley_consider_path() {
  # /usr/bin/javac is mostly a link into the JDK itself; only then are a few processes spent on following it.
  javac=$(command -v javac) || return 0
  while [ -h "$javac" ]; do
    link=$(readlink "$javac")
    case $link in
      /*) javac=$link ;;
      *) javac=${javac%/*}/$link ;;
    esac
  done
  parley_consider "${javac%/bin/javac}"
}

if [ -n "${PARLEY_JAVA_HOME-}" ]; then
  parley_consider "$PARLEY_JAVA_HOME"
else
  [ -z "${JAVA_HOME-}" ] || parley_consider "$JAVA_HOME"
  for candidate in /usr/lib/jvm/* "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    parley_consider "$candidate"
  done
  [ "$parley_java" -ge 21 ] || parley_consider_path
fi

if [ "$parley_java" -lt 21 ]; then
  {
    if [ -n "${PARLEY_JAVA_HOME-}" ]; then
      echo "parley: PARLEY_JAVA_HOME ($PARLEY_JAVA_HOME) must be a JDK, version 21 or later."
      echo "Maybe unset it, so that Parley looks for one itself, or install one:"
    else
      echo "parley: a JDK, version 21 or later, is needed and none was found$(
        [ "$parley_java" -eq 0 ] || echo " (the newest is $parley_java, in $parley_java_home)"
      )."
      echo "Install one, or name one you have in PARLEY_JAVA_HOME:"
    fi
    echo "  Debian, Ubuntu:  apt-get install openjdk-21-jdk"
    echo "  macOS:           brew install openjdk@21"
    echo "  anywhere:        Temurin, https://adoptium.net"
  } >&2
  exit 3
fi
export JAVA_HOME="$parley_java_home"
