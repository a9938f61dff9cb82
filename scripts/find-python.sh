#!/bin/sh
# Print the first Python that can make the environment, or say in a sentence what is missing.
# Plain sh, because it runs before anything is known about the machine. PYTHON=... names one to use.

makes_environments() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

old=""
bare=""
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python3.10 python}; do
    command -v "$python" >/dev/null 2>&1 || continue
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
        old=${old:-$version}
    elif ! makes_environments "$python"; then
        bare=${bare:-$version}
    else
        command -v "$python"
        exit 0
    fi
done

if [ -n "$bare" ]; then
    echo "Python $bare is here, but it cannot make environments yet." >&2
    echo "On Debian and Ubuntu, 'apt install python3-venv' (as root) brings what is missing. Then run make again." >&2
elif [ -n "$old" ]; then
    echo "Math4ML needs Python 3.10 or newer; the one found here is $old." >&2
    echo "Install a newer one, or name it: make start PYTHON=/path/to/python3" >&2
else
    echo "Math4ML needs Python 3.10 or newer, and none was found. On Debian and Ubuntu: apt install python3 python3-venv" >&2
fi
exit 1
