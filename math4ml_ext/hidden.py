"""What of the installed Python packages is not shown inside a sandbox: graders, their solutions, and courses.

Code that runs there could otherwise read the solutions and hand them in as its own. The explorers are shown, because
notebooks import them.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.machinery import PathFinder
from importlib.metadata import Distribution, EntryPoint, entry_points
from pathlib import Path

__all__ = ["OURS", "covers", "stub_package"]

OURS = Path(__file__).resolve().parent
"""Where this package is."""

_GRADERS = "graders"
_COURSES = "math4ml.courses"
_SITES = ("lib*/python3*/site-packages", "lib*/python3*/dist-packages", "local/lib/python3*/*-packages")
_STUB = '"""The explorers. What checks answers is not here, where answers run."""\n'


def stub_package(folder: Path) -> Path:
    """Write into `folder` a package of our name with nothing but the explorers in it, and return where it is."""
    package = folder / OURS.name
    package.mkdir()
    (package / "__init__.py").write_text(_STUB, encoding="utf-8")
    shutil.copytree(OURS / "explore", package / "explore", ignore=shutil.ignore_patterns("__pycache__"))
    return package


def covers(shown: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    """Yield what to cover up of what is shown.

    Parameters
    ----------
    shown : sequence of Path
        The folders of the system and of Python that a sandbox shows.

    Yields
    ------
    tuple of Path and bool
        A folder or file, and whether it is our own package: there the explorers are to be seen, elsewhere nothing is.
    """
    used = {Path(entry).resolve() for entry in sys.path if entry}
    names = {_GRADERS, *_names_of_courses()}
    places: dict[Path, bool] = {}
    for site in _sites(shown):
        if site.resolve() not in used:
            places[site] = False  # of another Python, or of the one that this environment was made from
            continue
        if (site / OURS.name).is_dir():
            places[site / OURS.name] = True
        for name in names:
            places |= dict.fromkeys(_places_of(site, name), False)
    for place in _elsewhere(names):
        if place.exists() and any(place.is_relative_to(folder) for folder in shown):
            places[place] = False
    for place, is_ours in sorted(places.items()):
        if not any(places.get(parent) is False for parent in place.parents):
            yield place, is_ours


def _sites(shown: Iterable[Path]) -> list[Path]:
    found = {site for folder in shown for pattern in _SITES for site in folder.glob(pattern) if site.is_dir()}
    return sorted(found)


def _places_of(site: Path, name: str) -> Iterator[Path]:
    """Yield the files and folders of a module or package in a folder of packages, what is compiled of it too."""
    if (site / name).is_dir():
        yield site / name
    for pattern in (f"{name}.py", f"{name}.pyc", f"{name}.*.so", f"__pycache__/{name}.*.pyc"):
        yield from sorted(site.glob(pattern))


def _names_of_courses() -> set[str]:
    """Return the names of all modules that came with a course, and of those that a course is read from."""
    names = set()
    for entry in entry_points(group=_COURSES):
        names.add(entry.module.partition(".")[0])
        names |= {name for name in _files_of(entry) if name.isidentifier() and not name.startswith("__")}
    return names - {OURS.name}


def _files_of(entry: EntryPoint) -> Iterator[str]:
    distribution: Distribution | None = entry.dist
    for file in (distribution.files if distribution else None) or ():
        first = file.parts[0]
        yield first.partition(".")[0] if len(file.parts) == 1 else first


def _elsewhere(names: Iterable[str]) -> set[Path]:
    """Return where else a course lies, in a checkout say: below a folder that is shown, it would be seen."""
    places = set()
    for name in names:
        with suppress(ImportError, ValueError, AttributeError):
            spec = PathFinder.find_spec(name)
            if spec is not None:
                folders = spec.submodule_search_locations
                places |= {Path(one) for one in (folders if folders is not None else [spec.origin or "/nowhere"])}
    return places
