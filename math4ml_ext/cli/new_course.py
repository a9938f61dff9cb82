"""``jupyter math4ml new-course``: a small course that works, for its author to change."""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from math4ml_ext.courses import Courses
from math4ml_ext.errors import Refused
from math4ml_ext.update import serialise

from .ascii_names import in_ascii
from .folder import write_new

__all__ = ["run"]

_TEMPLATE = Path(__file__).parent / "template"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 60
_GAP = re.compile(r"\{\{(\w+)\}\}")
_EXERCISES = ("mean", "pull")


def run(arguments: argparse.Namespace) -> int:
    """Write a course into a new folder and say what to do next."""
    folder = Path(arguments.folder).expanduser()
    course = arguments.id or _id_from(folder)
    title = arguments.title or _title_of(course if arguments.id else folder.absolute().name)
    _look_through(folder, course, title)
    gaps = {
        "id": course,
        "title": json.dumps(title, ensure_ascii=False)[1:-1],  # it stands between quotes, in Python and in TOML
        "distribution": f"{course}-course",
        "package": f"{course.replace('-', '_')}_course",
        "notebook": f"{course.replace('-', '_')}.ipynb",
    }
    try:
        for name, content in _files(gaps, title):
            write_new(folder / name, content)
    except OSError as error:
        raise Refused(f"The course cannot be written to {folder}: {error.strerror}.") from error
    print(f"Wrote the course {title!r} to {folder}, with two exercises: {course}/mean and {course}/pull.\n")
    python, jupyter = _program("python"), _program("jupyter")
    print(f"    cd {shlex.quote(str(folder))}\n    {python} -m pip install -e '.[test]'")
    print(f"    {jupyter} math4ml audit --course {course}")
    print("\nEverything in it is yours to change.")
    return 0


def _program(name: str) -> str:
    """Return how to call a program of this environment: by its path where its name alone means another one."""
    here = Path(sys.executable).parent / name
    found = shutil.which(name)
    return name if found is not None and Path(found).parent == here.parent else shlex.quote(str(here))


def _id_from(folder: Path) -> str:
    """Return an id for a course, from the name of its folder; empty where a letter has no counterpart in a to z."""
    name = in_ascii(folder.absolute().name.lower())
    words = re.findall(r"[a-z0-9]+", name)
    return "-".join(words).lstrip("0123456789-")[:_LONGEST].rstrip("-") if name.isascii() else ""


def _title_of(name: str) -> str:
    words = " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name))).lstrip("0123456789 ")
    return words.capitalize() or name


def _look_through(folder: Path, course: str, title: str) -> None:
    if not course:
        raise Refused(f"No name for a course can be made from {folder.name!r}. Give one: --id averages.")
    if not _ID.fullmatch(course) or len(course) > _LONGEST:
        raise Refused(f"{course!r} cannot be the name of a course: small letters, digits and hyphens, a letter first.")
    if not title.isprintable() or not title.strip():
        raise Refused("The title must be one line of text.")
    if course in {one.id for one in Courses.load()}:
        raise Refused(f"There is a course {course!r} already. Give another name: --id my-{course}.")
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise Refused(f"{folder} is there already, and nothing is overwritten. Name a folder that is not there yet.")


def _files(gaps: Mapping[str, str], title: str) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of the course: where they go, and what is in them."""
    package, answers = Path(gaps["package"]), Path("tests", "answers", gaps["id"])
    places = {
        "pyproject.toml.txt": Path("pyproject.toml"),
        "gitignore.txt": Path(".gitignore"),
        "course.py.txt": package / "__init__.py",
        "graders.py.txt": package / "graders.py",
        "mean.py.txt": answers / "mean.py",
        "pull.py.txt": answers / "pull.py",
        "test_course.py.txt": Path("tests", "test_course.py"),
    }
    for name, place in places.items():
        yield place, _filled((_TEMPLATE / name).read_text(encoding="utf-8"), gaps).encode()
    yield package / gaps["notebook"], _notebook(gaps, title)


def _filled(text: str, gaps: Mapping[str, str]) -> str:
    return _GAP.sub(lambda gap: gaps[gap[1]], text)


def _notebook(gaps: Mapping[str, str], title: str) -> bytes:
    lines = json.loads((_TEMPLATE / "notebook.json.txt").read_text(encoding="utf-8"))
    cells = []
    for kind, name, source in lines:
        exercise = name.removesuffix("-exercise")
        metadata = {"tags": [f"check:{gaps['id']}/{exercise}"]} if exercise in _EXERCISES else {}
        text = _filled(source, {**gaps, "title": title})
        cell = {"cell_type": kind, "id": name, "metadata": metadata, "source": text}
        cells.append(cell if kind == "markdown" else {**cell, "outputs": [], "execution_count": None})
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    whole = {"kernelspec": kernel, "math4ml": {"course": gaps["id"]}}  # delivery adds the version
    return serialise({"cells": cells, "metadata": whole, "nbformat": 4, "nbformat_minor": 5})
