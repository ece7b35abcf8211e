# Sourced by ../../test, in the root: installs the tools of hw/Tools/tools.txt that are missing.

install_missing_tools() {
    missing=
    while IFS='|' read -r command package version purpose; do
        command=$(echo $command)
        package=$(echo $package)
        case $command in '' | '#'*) continue ;; esac
        is_there "$command" && continue
        echo "missing: ${command%%=*}, for$purpose" >&2
        missing="$missing $package"
    done <hw/Tools/tools.txt
    [ -n "$missing" ] || return 0

    if [ -n "${NEURO_NO_INSTALL:-}" ]; then
        echo "not installed, because NEURO_NO_INSTALL is set; tests that need it are skipped" >&2
    elif ! command -v apt-get >/dev/null; then
        echo "not installed, because there is no apt-get here; tests that need it are skipped" >&2
    elif [ "$(id -u)" = 0 ]; then
        install_packages env
    elif command -v sudo >/dev/null; then
        install_packages sudo
    else
        echo "not installed, because this account is not root and there is no sudo; as root: apt-get install$missing" >&2
    fi
}

# is_there COMMAND, or NAME=FILE
is_there() {
    case $1 in
        *=*) [ -e "${1#*=}" ] ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# install_packages PREFIX: what is missing is only reported where it cannot be installed; the suite runs without it.
install_packages() {
    echo "installing from the distribution:$missing" >&2
    # Without a terminal sudo must not wait for a password.
    if [ "$1" = sudo ] && [ ! -t 0 ]; then set -- sudo -n; fi
    "$@" apt-get update -qq &&
        "$@" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 ||
        echo "could not install$missing; tests that need it are skipped" >&2
}
