"""Write the locks in `requirements/`: which version of every package is installed here, each with its hashes.

`make lock` brings the newest versions that the ranges in `pyproject.toml` allow; with ``--keep`` only what no longer
fits those ranges changes. One lock serves every platform and every Python that the project runs on; none names a host.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
PYPROJECT = ROOT / "pyproject.toml"
INSTALLERS = ("editables", "pip", "uv")
"""What installs everything else, and the project itself in a way that can be edited; it is locked as well."""

LOCKS = ("dev", "docs", "hub", "run", "build", "uv")
"""What is locked, most first: the later ones are parts of the first, in its versions."""

COMMAND = (
    sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-annotate",
    "--custom-compile-command", "make lock",
)  # fmt: skip


def main() -> int:
    """Write every lock."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="keep the versions that still fit")
    keep = parser.parse_args().keep
    text = PYPROJECT.read_text(encoding="utf-8")
    FOLDER.mkdir(exist_ok=True)
    for name in LOCKS:
        print(f"Locking requirements/{name}.txt ...", file=sys.stderr, flush=True)
        if lock(name, text, keep=keep):
            return 1
    return 0


def lock(name: str, pyproject: str, *, keep: bool) -> int:
    """Write one lock; return uv's exit status."""
    file = FOLDER / f"{name}.txt"
    command = [*COMMAND, "--python-version", oldest_python(pyproject), "--output-file", str(file.relative_to(ROOT))]
    if not keep:
        command.append("--upgrade")
    if name != LOCKS[0]:
        command += ["--constraints", str((FOLDER / f"{LOCKS[0]}.txt").relative_to(ROOT))]
    if name in ("dev", "docs", "hub", "run"):
        command.append(PYPROJECT.name)
    if name in ("dev", "docs", "hub"):
        command += ["--extra", name]
    # What is not in the project's own dependencies comes by the standard input.
    more = {"dev": [*build_requires(pyproject), *INSTALLERS], "build": [*build_requires(pyproject), *INSTALLERS]}
    command.append("-")
    wanted = "\n".join(more.get(name, [name] if name == "uv" else []))
    return subprocess.run(command, cwd=ROOT, input=wanted, text=True, check=False).returncode


def build_requires(pyproject: str) -> list[str]:
    """Return what building the project needs, as `pyproject.toml` states it."""
    table = pyproject.partition("[build-system]")[2].partition("\n]")[0]
    return re.findall(r'^  "([^"]+)",$', table, re.MULTILINE)


def oldest_python(pyproject: str) -> str:
    """Return the oldest Python that the project runs on."""
    found = re.search(r'^requires-python = ">=([\d.]+)"$', pyproject, re.MULTILINE)
    assert found is not None
    return found.group(1)


if __name__ == "__main__":
    sys.exit(main())
