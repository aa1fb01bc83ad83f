# shellcheck shell=bash disable=SC2034 # the variables are for those who source this
# Sourced by the scripts beside it: goes to the repository root, finds a JDK, installs missing Debian packages, knows
# where the built products lie and when they are out of date. Messages go to stderr: stdout belongs to the command.

caller=$PWD # the folder a relative argument is meant in
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
root=$PWD
products=$root/product/dev.rustaiide.product/target/products
ide_product=$products/dev.rustaiide.ide.product/linux/gtk/x86_64/rust-ai-ide
server_product=$products/dev.rustaiide.server.product/linux/gtk/x86_64/rust-ai-ide-server
image=$root/product/dev.rustaiide.product/target/image/rust-ai-ide # both products as a user has them: see Image.java
tools=${XDG_CACHE_HOME:-$HOME/.cache}/rust-ai-ide-tools            # what the scripts compile for themselves

export RUST_AI_IDE_SAMPLES=$root/samples # trusted from the start

build_packages=(maven)
run_packages=(libgtk-3-0 libwebkit2gtk-4.1-0 adwaita-icon-theme fonts-dejavu-core fonts-inter fonts-jetbrains-mono)
display_packages=(xvfb xauth xdotool x11-utils imagemagick openbox)
# The last ones are a keyring for the tests of secrets, and archivers whose output ours is compared with.
test_packages=("${build_packages[@]}" "${run_packages[@]}" "${display_packages[@]}" git gcc libc6-dev
    gnome-keyring dbus libsecret-1-0 libsecret-tools zip xz-utils lldb-19 python3-lldb-19 python3-debugpy
    delve golang-go)
bench_packages=("${display_packages[@]}" gcc libc6-dev libx11-dev libxtst-dev libxext-dev kate)

say() { echo "${0##*/}: $*" >&2; }
fail() { say "$1"; exit "${2:-3}"; }

# An argument may be FILE, FILE:LINE or FILE:LINE:COLUMN; a leading path is made absolute against the caller's folder.
absolute() { case $1 in /*) echo "$1" ;; *) echo "$caller/$1" ;; esac; }

# From the file "release", since asking java itself takes 50 ms.
java_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }

java_on_path() { local java; java=$(command -v javac) && java=$(readlink -f "$java") && echo "${java%/bin/javac}"; }

find_java() {
    local home
    for home in "$JAVA_HOME" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/*jdk* "$(java_on_path)"; do
        [ -x "$home/bin/javac" ] && [ "$(java_version "$home")" -ge 25 ] 2>/dev/null || continue
        export JAVA_HOME=$home
        return 0
    done
    return 1
}

is_root() { [ "$(id -u)" = 0 ]; }

apt_install() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Installs what is missing of the named Debian packages when it may; else says the command and goes on: a library may
# be there without its Debian package.
install_packages() {
    local missing=() package
    command -v dpkg >/dev/null || return 0
    for package in "$@"; do
        # "dpkg -s" also knows packages that were removed and left their settings.
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return 0
    if is_root; then
        say "installing ${missing[*]}"
        apt-get update -qq >&2 && apt_install "${missing[@]}" && return 0
        fail "apt-get could not install: ${missing[*]}"
    fi
    say "packages are missing; install them with: sudo apt-get install ${missing[*]}"
}

need_java() {
    find_java && return
    if is_root && command -v apt-cache >/dev/null && apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
        say "no JDK 25 found; installing Debian's openjdk-25-jdk-headless"
        apt_install openjdk-25-jdk-headless && find_java && return
    fi
    fail "JDK 25 or newer not found. Install one (Debian 13 and newer: sudo apt-get install openjdk-25-jdk-headless; \
any vendor's will do) or set JAVA_HOME to the folder of one, then start this again."
}

# Runs one of our single-file Java programs. C1 alone: each of them lives a second.
java_tool() { "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "$@"; }

# Tycho reads manifests of an earlier build before "clean" deletes them, so they go first.
remove_build_output() { rm -rf {bundles/*,features,tests,product}/*/target; } # tests/cli among them

newer_than() { # STAMP PATH...: the first file below the paths that changed after the stamp
    local stamp=$1
    shift
    find "$@" \( -name target -o -path '*/src/test' \) -prune -o -type f -newer "$stamp" -print -quit 2>/dev/null
}

# Brings the products up to date, and the image made from them.
build_if_needed() {
    local changed=
    if [ -f "$ide_product/artifacts.xml" ]; then
        changed=$(newer_than "$ide_product/artifacts.xml" pom.xml .mvn bundles features product target-platform)
        [ -n "$changed" ] && say "building: ${changed} changed"
    else
        changed=nothing-built-yet
        say "building for the first time"
    fi
    if [ -n "$changed" ]; then
        install_packages "${build_packages[@]}"
        releng/natives || true # it says what is left out
        remove_build_output
        # The house rules are for releng/test: a long line must not keep anybody from trying what they wrote.
        ./mvnw -q clean verify -DskipTests -Dexec.skip >&2 || fail "the build failed"
    fi
    if [ ! -f "$image/.complete" ] || [ -n "$(newer_than "$image/.complete" releng/launch "$ide_product/artifacts.xml")" ]; then
        rm -rf "$image"
        java_tool releng/launch/Image.java "$ide_product" "$server_product" releng/launch "$image" >&2
    fi
}

need_java
