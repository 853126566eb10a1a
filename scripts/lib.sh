# shellcheck shell=bash disable=SC2034  # used by those who source it
# What the scripts share: installing what is missing, configuring, building. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Debian's packages: the compiler, the libraries, what builds them together.
packages=(
    g++ cmake ninja-build pkg-config
    libboost-fiber1.81-dev libboost-context1.81-dev
    libcli11-dev libspdlog-dev libfmt-dev nlohmann-json3-dev libutf8proc-dev libncurses-dev
)
test_packages=(
    catch2 libexpat1-dev parallel python3-jsonschema python3-pip
    zsh fish groff-base mandoc                # for completion and the man page
    chromium chromium-driver python3-selenium fonts-noto-cjk poppler-utils  # for the page of a run
)
# What Debian does not have: Perfetto's published schema, and what reads by it. From PyPI, as name-version.
python_packages=(perfetto-0.59.1 protobuf-7.36.2)
check_packages=(clang-format clang-tidy-16)

# What anyone who is not on Debian has to install.
needs='a C++20 compiler (g++ 12 or newer), CMake 3.22, Ninja, pkg-config, Boost 1.81 or newer (fiber, context;
static libraries), CLI11, spdlog, fmt, nlohmann-json, utf8proc, ncursesw (static); for the tests Catch2 (2.13 or 3) and Expat'

installed() {
    dpkg-query -W -f='${Status}\n' "$1" 2>/dev/null | grep -q '^install ok installed$'
}

# A newer Debian has a newer Boost under another package name.
boost_package() {
    if apt-cache show "$1" >/dev/null 2>&1; then
        echo "$1"
    else
        echo "${1/1.81/}"
    fi
}

# Installs those of the named packages that are missing; elsewhere than on Debian says what is needed.
need() {
    command -v apt-get >/dev/null || {
        [[ -e $root/build/CMakeCache.txt ]] || printf 'golearn needs: %s\n' "$needs" >&2
        return 0
    }
    local missing=() package
    for package in "$@"; do
        installed "$package" || installed "$(boost_package "$package")" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    local sudo=()
    ((EUID == 0)) || sudo=(sudo)
    printf 'golearn: installing %s\n' "${missing[*]}" >&2
    "${sudo[@]}" apt-get update -qq >&2
    local i
    for i in "${!missing[@]}"; do missing[i]=$(boost_package "${missing[i]}"); done
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# need_python FOLDER PACKAGE...: into that folder, for a test that is skipped without them, as on a machine that does not
# reach PyPI.
need_python() {
    local folder=$1 missing=() package
    shift
    for package in "$@"; do
        [[ -d $folder/$package.dist-info ]] || missing+=("${package%-*}==${package##*-}")
    done
    ((${#missing[@]})) || return 0
    printf 'golearn: installing %s\n' "${missing[*]}" >&2
    /usr/bin/python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore --no-deps \
        --target "$folder" "${missing[@]}" >&2 ||
        printf 'golearn: no %s: what needs them is not tested\n' "${missing[*]}" >&2
}

# build FOLDER TARGET [CMAKE-ARGUMENT...]: configures when something that CMake reads is new, then builds. Quiet
# unless it fails or takes a while.
build() {
    local folder=$root/$1 target=$2 log
    shift 2
    log=$(mktemp)
    # shellcheck disable=SC2064  # the name of now
    trap "rm -f '$log'" RETURN
    if [[ ! -e $folder/build.ninja ]]; then
        printf 'golearn: configuring %s\n' "$folder" >&2
        cmake -G Ninja -S "$root" -B "$folder" "$@" >"$log" 2>&1 || {
            rm -f "$folder/CMakeCache.txt"
            cat "$log" >&2
            printf 'golearn: configuring failed. It needs %s\n' "$needs" >&2
            return 1
        }
    fi
    if [[ -t 2 ]]; then
        # Ninja's own progress, but nothing when there is nothing to do.
        if ! ninja -C "$folder" -n "$target" | grep -q 'no work to do'; then
            ninja -C "$folder" "$target" >&2
        fi
    else
        ninja -C "$folder" "$target" >"$log" 2>&1 || {
            cat "$log" >&2
            return 1
        }
    fi
}
