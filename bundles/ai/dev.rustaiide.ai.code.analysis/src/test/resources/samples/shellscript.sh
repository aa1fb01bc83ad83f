#!/bin/bash
# comment
set -e
NAME="demo $USER ${HOME:-/root} $(date +%s)"
function greet() {
    local who=$1
    if [[ -n "$who" && $who != 'x' ]]; then
        echo "hello $who" >&2 | grep -v foo
    elif [ 1 -eq 2 ]; then
        return 1
    fi
    for f in *.rs; do cat "$f"; done
    case $who in
        a|b) exit 0 ;;
    esac
}
cat <<EOF
text $NAME
EOF
greet "$@" && exit $?
