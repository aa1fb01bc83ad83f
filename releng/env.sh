# Sourced by run and test: goes to the repository root, finds JDK 25 or newer, installs missing Debian packages.
cd "$(dirname "$0")/.."

java_version() { "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'; }

find_java() {
    local home
    for home in "$JAVA_HOME" /usr/lib/jvm/*25*; do
        [ -x "$home/bin/javac" ] && [ "$(java_version "$home")" -ge 25 ] && export JAVA_HOME=$home && return
    done
    echo "JDK 25 or newer not found: set JAVA_HOME." >&2
    exit 1
}

install_packages() {
    local missing=() package
    command -v dpkg >/dev/null || return 0
    for package in "$@"; do
        dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"
    else
        echo "Please install: sudo apt-get install ${missing[*]}" >&2
    fi
}

# Tycho reads manifests of an earlier build before "clean" deletes them, so they go first.
remove_build_output() { rm -rf {bundles/*,features,tests,product}/*/target; }

find_java
