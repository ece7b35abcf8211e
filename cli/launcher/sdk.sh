# Sourced by the launchers: finds the .NET SDK and sets $dotnet, or says how to get it.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# The SDK's own messages need ICU, which a bare system lacks.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

# find_sdk_or_exit FOLDER: an SDK that the folder's global.json accepts.
find_sdk_or_exit() {
    # The SDK keeps packages and settings at home; an account without one gets a place beside the build.
    if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
        export HOME="$1/.neuro/home"
        mkdir -p "$HOME" || exit 4
    fi
    for dotnet in "$(command -v dotnet)" "${DOTNET_ROOT:-}/dotnet" "$HOME/.dotnet/dotnet" \
        /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet /usr/local/share/dotnet/dotnet; do
        if [ -x "$dotnet" ] && (cd "$1" && "$dotnet" --version) >/dev/null 2>&1; then
            return
        fi
    done
    cat >&2 <<'TEXT'
neuro: the .NET SDK 10.0 is needed to build Neuro and was not found. To get it, one of:
  Ubuntu:           sudo apt-get install dotnet-sdk-10.0
  any Linux, macOS: curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
                    (installs into ~/.dotnet, where this launcher looks; needs no administrator)
  others:           https://dotnet.microsoft.com/download/dotnet/10.0
TEXT
    exit 3
}
