# Sourced by ../../neuro, which sets $root: is the built program current, and if not, how to build it.

state=$root/.neuro
app=$state/build/bin/Neuro.Cli/release/neuro
# The list of sources that the build was made of. Its time is that of the build's start, so that a file saved while
# the build runs counts as changed.
stamp=$state/sources

. "$root/cli/launcher/sdk.sh"

# Every file that the program is made of. Folders that are not there yet are left out; editors' leavings are ignored.
find_sources() {
    for source in sim codegen hw examples/benchmarks cli Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig; do
        if [ -e "$root/$source" ]; then
            find "$root/$source" \( -type d \( -name bin -o -name obj \) -prune \) -o \
                \( -type f ! -name '*~' ! -name '.*.sw?' ! -name '.#*' "$@" -print \)
        fi
    done
}

# A deleted, added or renamed file changes the list. An edited one is newer than the stamp; one replaced by an older
# file shows by the time of its status change.
is_current() {
    [ -x "$app" ] && [ -f "$stamp" ] &&
        find_sources | cmp -s - "$stamp" &&
        [ -z "$(find_sources \( -newer "$stamp" -o -cnewer "$stamp" \))" ]
}

build_or_exit() {
    find_sdk_or_exit "$root"
    if ! mkdir -p "$state" || ! : >>"$state/lock"; then
        echo "neuro: cannot write to $state, where the program is built" >&2
        exit 4
    fi
    # Whoever comes second waits here, and then finds the work done.
    if command -v flock >/dev/null; then
        exec 9<"$state/lock"
        flock 9
        is_current && return
    fi
    if [ -x "$app" ]; then
        echo "neuro: building, a source has changed…" >&2
    else
        echo "neuro: building, on first use only (about half a minute)…" >&2
    fi
    find_sources >"$stamp.new" || exit 4
    # A build that fails half-way leaves parts of two versions: nothing is current until one succeeds.
    rm -f "$stamp"
    if "$dotnet" build "$root/cli/Neuro.Cli.csproj" --configuration Release --artifacts-path "$state/build" \
        --disable-build-servers --nologo --verbosity quiet -tl:off -clp:NoSummary \
        </dev/null >"$state/build.log" 2>&1; then
        mv -f "$stamp.new" "$stamp"
    else
        # The log says everything twice, and the project after every line.
        sed -e '/^Build FAILED/,$d' -e 's/ \[[^]]*proj\]$//' "$state/build.log" >&2
        echo "neuro: the build failed; all that it said is in $state/build.log" >&2
        exit 70
    fi
    exec 9<&-
}
