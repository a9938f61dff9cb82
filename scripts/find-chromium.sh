#!/bin/sh
# Print the path of a Chromium for the browser tests. As root on a Debian machine, install one when there is none.

find_one() {
    for name in "${CHROMIUM:-chromium}" chromium-browser google-chrome-stable google-chrome; do
        command -v "$name" && return 0
    done
    return 1
}

find_one && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests ..." >&2
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        chromium fonts-dejavu-core fonts-liberation; } >&2 && find_one && exit 0
fi
echo "The browser tests need Chromium, and none was found." >&2
echo "Install it ('apt install chromium' on Debian) or name it: make test CHROMIUM=/path/to/chromium" >&2
exit 1
