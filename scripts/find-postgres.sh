#!/bin/sh
# See to it that there is a PostgreSQL to start, for a class that is tried out and for the tests: as root on a Debian
# machine, install one when there is none. Fails, with a sentence, where there is none and it cannot be installed.

find_one() {
    command -v initdb >/dev/null 2>&1 && return 0
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

find_one && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing PostgreSQL ..." >&2
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } >&2 &&
        find_one && exit 0
fi
echo "No PostgreSQL was found. Install it ('apt install postgresql' on Debian), or put its programs on the PATH." >&2
exit 1
