"""What a release needs: `check TAG` compares the tag with everything that has to agree, `notes TAG` prints its changes.

A release takes both files in `dist/`, which `make wheel` makes. It imports nothing but the standard library.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

FRONT_END = {
    "wheel": ("share/jupyter/labextensions/math4ml-ext/static/style.js", "math4ml_ext/hub/static/index.html"),
    "sdist": ("math4ml_ext/labextension/static/style.js", "math4ml_ext/hub/static/index.html"),
}
"""The built front end in each of the two files, so that nobody who installs one of them needs Node."""


def main() -> int:
    """Print what is asked for; what does not agree goes to the standard error, and the status is 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("check", "notes"))
    parser.add_argument("tag", help="such as v1.2.3")
    options = parser.parse_args()
    if options.what == "notes":
        print(notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), options.tag.removeprefix("v")))
        return 0
    problems = list(check(ROOT, options.tag))
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


def check(root: Path, tag: str) -> Iterator[str]:
    """Yield in a sentence each what keeps this tag from being released.

    Parameters
    ----------
    root
        The folder of the project, with both files in its `dist/`.
    tag
        The git tag, such as ``v1.2.3``.
    """
    version = json.loads((root / "package.json").read_text(encoding="utf-8"))["version"]
    if tag != f"v{version}":
        yield f"The tag is {tag}, and the version in package.json {version}."
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    if not re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE):
        yield f"CHANGELOG.md has no heading `## [{version}] - YYYY-MM-DD`."
    elif not notes(changelog, version):
        yield f"CHANGELOG.md says nothing of {version}."
    if notes(changelog, "Unreleased"):
        yield "CHANGELOG.md still has changes under `## [Unreleased]`."
    found = sorted(path.name for path in (root / "dist").glob("*"))
    wanted = [f"math4ml_ext-{version}-py3-none-any.whl", f"math4ml_ext-{version}.tar.gz"]
    if found != wanted:
        yield f"dist/ holds {', '.join(found) or 'nothing'} instead of {' and '.join(wanted)}."
        return
    yield from _without_front_end(root / "dist" / wanted[0], root / "dist" / wanted[1])


def notes(changelog: str, version: str) -> str:
    """Return what the changelog says of a version, without its heading; empty if that is nothing."""
    section = re.search(rf"^## \[{re.escape(version)}\].*\n((?:(?!## ).*\n?)*)", changelog, re.MULTILINE)
    return section[1].strip() if section else ""


def _without_front_end(wheel: Path, sdist: Path) -> Iterator[str]:
    with zipfile.ZipFile(wheel) as opened:
        names = {"wheel": opened.namelist()}
    with tarfile.open(sdist) as archive:
        names["sdist"] = archive.getnames()
    for kind, wanted in FRONT_END.items():
        for end in wanted:
            if not any(name.endswith(end) for name in names[kind]):
                yield f"The {kind} lacks the built front end: {end}."


if __name__ == "__main__":
    sys.exit(main())
