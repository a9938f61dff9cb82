"""Run the tests on other versions than those that are locked: the newest, or the oldest, that `pyproject.toml` allows.

It happens in a copy of the project in `build/newest` or `build/oldest`, with an environment of its own that is kept for
the next time. The tree stays as it is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = {".venv", "node_modules", ".yarn", "build", ".git"}
"""What a copy has of its own: it is made once, and not again each time."""

TARGETS = "generated test-python test-front test-browser"
"""What is made in the copy. Style and types are judged on what is locked, and nowhere else."""
SMOKE = "smoke.spec.ts verdicts.spec.ts class-hub.spec.ts"
"""The part of the browser's tests that shows whether both halves fit together."""


def main() -> int:
    """Copy, prepare, test; return the exit status of the tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("versions", choices=("newest", "oldest"))
    parser.add_argument("--pytest", default="", help="what pytest is given, instead of all tests")
    parser.add_argument("--targets", default=TARGETS, help="what is made, instead of all")
    options = parser.parse_args()
    copy = ROOT / "build" / options.versions
    renew(copy)
    python = str(Path(sys.base_prefix, "bin", "python3"))
    prepare = [python, "scripts/prepare.py", "--dev", "--versions", options.versions]
    # What old versions warn of, newer ones have mended.
    lenient = "-o filterwarnings=default " if options.versions == "oldest" else ""
    make = [
        "make",
        *options.targets.split(),
        f"PYTHON={python}",
        f"PYTEST={lenient}{options.pytest}",
        f"PLAYWRIGHT={SMOKE}",
    ]
    for command in (prepare, make):
        if status := subprocess.run(command, cwd=copy, env=environment(), check=False).returncode:
            return status
    return 0


def renew(copy: Path) -> None:
    """Make a copy of the project's files as they are now, whether they are committed or not."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    copy.mkdir(parents=True, exist_ok=True)
    for old in copy.iterdir():
        if old.name not in KEPT:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    for name in {name for name in listed.split("\0") if name and (ROOT / name).is_file()}:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy / name)
    # Tests ask git which files are the project's, and it must not answer for the tree around the copy.
    for words in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *words], cwd=copy, check=True)


def environment() -> dict[str, str]:
    """Return the environment's variables without those that speak of this project's environment, or of this make."""
    ours = str(ROOT / ".venv" / "bin")
    path = os.pathsep.join(folder for folder in os.environ["PATH"].split(os.pathsep) if folder != ours)
    left_out = ("PYTHON", "VIRTUAL_ENV", "MAKE", "MFLAGS")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)} | {"PATH": path}


if __name__ == "__main__":
    sys.exit(main())
