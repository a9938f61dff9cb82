"""Make the environment `.venv` ready: build and install the project, but only when its sources have changed.

Run by whichever Python is found (see `find-python.sh`), so it imports nothing but the standard library.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NOTES = VENV / "math4ml-prepared.json"
"""What was installed from which sources, so that the next run can tell whether anything is left to do."""

PACKAGE = ("pyproject.toml", "install.json", "jupyter-config")
"""What the installation depends on. Python modules are not listed: the installation is editable."""
FRONT = ("package.json", "yarn.lock", ".yarnrc.yml", "tsconfig.json", "src", "style", "schema", "class-page")
"""What the built front end depends on."""


def main() -> int:
    """Prepare the environment, saying what takes so long while it does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="with everything that tests and gates need")
    options = parser.parse_args()

    noted = notes()
    dev = options.dev or noted.get("dev") is True
    wanted = {"dev": dev, "package": digest(PACKAGE), "front": digest(FRONT)}
    if noted == wanted:
        return 0
    try:
        if not works("import pip"):
            say(f"Making an environment with Python {sys.version.split()[0]} in .venv ...")
            venv.create(VENV, clear=True, with_pip=True, symlinks=True)
        if {**noted, "front": wanted["front"]} == wanted:
            say("Building the front end anew (about a minute) ...")
            install(".", "--no-deps")
        else:
            say("Installing and building Math4ML (a minute or two) ...")
            install(".[dev]" if dev else ".")
    except subprocess.CalledProcessError:
        say("That did not work; the lines above say why. Nothing outside .venv was changed.")
        return 1
    NOTES.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")
    return 0


def install(what: str, *options: str) -> None:
    """Install the project so that edits to its Python take effect at once; pip builds the front end on the way."""
    for built in ("math4ml_ext/labextension", "math4ml_ext/hub/static"):
        shutil.rmtree(ROOT / built, ignore_errors=True)
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, *options, "--editable", what], cwd=ROOT, check=True)


def notes() -> dict[str, object]:
    """Return what an earlier run noted; nothing when the environment is not there or has stopped working."""
    try:
        noted: dict[str, object] = json.loads(NOTES.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if works("import math4ml_ext") else {}


def works(statement: str) -> bool:
    """Whether the environment's Python is there and can do this."""
    try:
        return subprocess.run([PYTHON, "-c", statement], cwd=VENV, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def digest(names: Iterable[str]) -> str:
    """Return a digest of these files and of all files in these folders; names count, times do not."""
    total = hashlib.sha256()
    for path in files(names):
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def files(names: Iterable[str]) -> Iterator[Path]:
    """Yield every file in these files and folders, always in the same order."""
    for name in names:
        path = ROOT / name
        yield from sorted(inner for inner in [path, *path.rglob("*")] if inner.is_file())


def say(sentence: str) -> None:
    """Tell whoever waits."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
