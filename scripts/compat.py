"""Run the solved notebooks and the grading language's tests on other Pythons and other numpys than this one's.

Each pair gets an environment of its own in `build/compat`, kept for the next time. Every Python that is found is tried
with the oldest numpy the project allows, if there is one for it, and with the newest.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "compat"
TESTS = ("tests/course/test_solved.py", "tests/course/test_in_a_kernel.py", "tests/kit", "tests/agent")
OLDEST_NUMPY = (1, 26)
NEWEST_FOR_OLDEST_NUMPY = (3, 12)
"""No wheel of numpy 1.26 was made for a later Python."""

NEEDED = (
    "contourpy", "ipykernel", "ipywidgets", "jupyter-client", "matplotlib", "msgspec", "nbformat", "numpy", "pyzmq",
    "hypothesis", "nbclient", "pytest", "syrupy",
)  # fmt: skip
"""What the tests import, of what `pyproject.toml` asks for. The front end and the server are not built here."""

Version = tuple[int, int]


class Pair(NamedTuple):
    """A Python, and the numpy it is tried with."""

    python: Path
    version: Version
    numpy: str

    @property
    def name(self) -> str:
        """What its environment is called."""
        kind = "newest" if self.numpy == "numpy" else self.numpy.removeprefix("numpy==").removesuffix(".*")
        return f"python{_text(self.version)}-numpy-{kind}"


def main() -> int:
    """Run the tests in every environment and say in a line each what came of it."""
    found = pairs(pythons())
    if not found:
        print("No Python that the project runs on was found.", file=sys.stderr)
        return 1
    lines, failed = [], 0
    for pair in found:
        began = time.monotonic()
        python = environment(pair)
        ran = subprocess.run(
            [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS], cwd=ROOT, env=_alone(python), check=False
        )
        failed += ran.returncode != 0
        result = "passed" if ran.returncode == 0 else "FAILED"
        lines.append(f"{result}  {versions(python)}  {time.monotonic() - began:.0f} s")
    print("\n".join(lines))
    return int(failed > 0)


def pythons() -> list[tuple[Path, Version]]:
    """Return the oldest and the newest Python of this machine that the project runs on, and 3.12 if it is there.

    3.12 is the last for which there is the oldest numpy: it is the middle of the range.
    """
    found: dict[Version, Path] = {}
    for path in _candidates():
        version = _version(path)
        if version is not None and version >= (3, 10):
            found.setdefault(version, path)
    wanted = {min(found), max(found), NEWEST_FOR_OLDEST_NUMPY} if found else set()
    return [(found[version], version) for version in sorted(wanted) if version in found]


def pairs(pythons: Iterable[tuple[Path, Version]]) -> list[Pair]:
    """Return what is tried with what."""
    old = f"numpy=={_text(OLDEST_NUMPY)}.*"
    return [
        Pair(path, version, numpy)
        for path, version in pythons
        for numpy in ((old, "numpy") if version <= NEWEST_FOR_OLDEST_NUMPY else ("numpy",))
    ]


def needed(pyproject: str) -> list[str]:
    """Return the requirements of `NEEDED` as `pyproject.toml` states them."""
    stated = {re.match(r"[\w.-]+", text)[0]: text for text in re.findall(r'^  "([^"]+)",$', pyproject, re.MULTILINE)}
    return [stated.get(name, name) for name in NEEDED]


def environment(pair: Pair) -> Path:
    """Make an environment, if it is not there yet, and return its Python."""
    folder = FOLDER / pair.name
    python = folder / "bin" / "python"
    done = folder / "made-for.txt"
    wanted = [*needed((ROOT / "pyproject.toml").read_text(encoding="utf-8")), pair.numpy]
    if done.is_file() and done.read_text(encoding="utf-8").split("\n") == wanted:
        return python
    uv = (sys.executable, "-m", "uv")
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([*uv, "venv", "--quiet", "--no-python-downloads", "--python", pair.python, folder], check=True)
    subprocess.run([*uv, "pip", "install", "--quiet", "--python", python, *wanted], check=True)
    (library,) = folder.glob("lib/python*/site-packages")
    (library / "math4ml.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    done.write_text("\n".join(wanted), encoding="utf-8")
    return python


def versions(python: Path) -> str:
    """Return the versions of Python and numpy in an environment."""
    says = "import numpy, platform; print(f'Python {platform.python_version()}, numpy {numpy.__version__}')"
    return subprocess.run([python, "-c", says], capture_output=True, text=True, check=True).stdout.strip()


def _candidates() -> Iterator[Path]:
    for minor in range(10, 30):
        if found := shutil.which(f"python3.{minor}"):
            yield Path(found)
    yield from sorted(Path.home().glob(".pyenv/versions/*/bin/python"))
    yield Path(sys.executable)


def _version(path: Path) -> Version | None:
    """Return the version of a Python; None if it does not run."""
    says = "import sys; print(*sys.version_info[:2])"
    ran = subprocess.run([path, "-c", says], capture_output=True, text=True, check=False)
    if ran.returncode:
        return None
    major, minor = ran.stdout.split()
    return int(major), int(minor)


def _alone(python: Path) -> dict[str, str]:
    """Return the environment variables with this Python's programs before all others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return {**kept, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}


def _text(version: Sequence[int]) -> str:
    return ".".join(map(str, version))


if __name__ == "__main__":
    sys.exit(main())
