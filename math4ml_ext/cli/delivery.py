"""A course delivered into a folder where its learner may have worked: new files, new versions, and no work lost."""

from __future__ import annotations

import hashlib
import json
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from math4ml_ext.files import course_files
from math4ml_ext.update import (
    UnreadableNotebookError,
    deliver,
    first_merge_mark,
    is_up_to_date,
    merge,
    parse,
    recorded_file,
    serialise,
)

from .folder import replace, write_new

if TYPE_CHECKING:
    from graders.kit.course import Course
    from math4ml_ext.update.notebooks import Notebook

__all__ = ["deliver_course"]

_MANIFEST = ".math4ml.json"
"""Digests of the delivered files that are no notebooks; a notebook carries its own (`math4ml_ext.update.record`)."""

_BEFORE = ".before-"
"""What the name of a kept version has between the notebook's own name and the version that came after it."""


def deliver_course(course: Course, folder: Path) -> list[str]:
    """Bring the course's files in `folder` up to date.

    A notebook gets what is new in the course's, and keeps what the learner wrote. Another file is replaced if it is as
    it was delivered, and else left.

    Returns
    -------
    list of str
        Sentences that say what was done.

    Raises
    ------
    OSError
        The folder cannot be made or written to.
    """
    return _Delivery(course, folder).run()


class _Delivery:
    def __init__(self, course: Course, folder: Path) -> None:
        self._course = course
        self._folder = folder
        self._names = {exercise.id: exercise.names for exercise in course}
        self._digests = _manifest(folder)
        self._copied: list[Path] = []
        self._left: list[Path] = []
        self._said: list[str] = []

    def run(self) -> list[str]:
        before = dict(self._digests)
        for source, name in course_files(self._course):
            content = source.read_bytes()
            notebook = self._as_delivered(content, name)
            if notebook is None:
                self._bring_file(name, content)
            else:
                self._bring_notebook(name, notebook)
        if self._digests != before:
            self._write_manifest()
        if self._copied:
            self._said.insert(0, f"Copied to {self._folder}: {', '.join(map(str, self._copied))}.")
        if self._left:
            self._said.append(f"Left as you have them in {self._folder}: {', '.join(map(str, self._left))}.")
        return self._said or [f"{self._folder} holds the course already."]

    def _as_delivered(self, content: bytes, name: Path) -> Notebook | None:
        if name.suffix != ".ipynb":
            return None
        try:
            return deliver(parse(content), name.as_posix(), self._course.version, self._course.id)
        except UnreadableNotebookError:
            return None

    def _bring_file(self, name: Path, content: bytes) -> None:
        target, digest = self._folder / name, _digest(content)
        if write_new(target, content):
            self._copied.append(name)
            self._digests[name.as_posix()] = digest
            return
        there = target.read_bytes() if target.is_file() else None
        if there == content:
            self._digests[name.as_posix()] = digest
        elif there is None or self._digests.get(name.as_posix()) != _digest(there) or _is_read_only(target):
            self._left.append(name)
        else:
            try:
                replace(target, there, content)
            except OSError as error:
                self._said.append(f"{name} could not be updated and is as it was: {error.strerror}.")
            else:
                self._digests[name.as_posix()] = digest
                self._said.append(f"Updated {name}.")

    def _bring_notebook(self, name: Path, delivered: Notebook) -> None:
        target = self._folder / name
        if not target.exists() and not target.is_symlink():
            renamed = self._renamed(name)
            if renamed is None:
                write_new(target, serialise(delivered))
                self._copied.append(name)
                return
            target, name = renamed, renamed.relative_to(self._folder)
        try:
            self._update(target, name, delivered)
        except UnreadableNotebookError:
            self._said.append(f"Left {name} as it is: {_unreadable(target)}")
        except OSError as error:
            self._said.append(f"{name} could not be updated and is as it was: {error.strerror}.")

    def _update(self, target: Path, name: Path, delivered: Notebook) -> None:
        was = target.read_bytes()
        mine = parse(was)
        if is_up_to_date(mine, delivered):
            return
        if _is_read_only(target):
            self._said.append(f"Left {name} as it is: the course has a new one, but this file is read-only.")
            return
        merged = merge(mine, delivered, self._names)
        content, version = serialise(merged.notebook), self._course.version
        backup = _keep(target, version, was) if merged.changes.has_work else None
        try:
            replace(target, was, content)
        except OSError:
            if backup is not None:
                backup.unlink()
            raise
        known = _version(mine) == version
        kept = f"; your version before is {backup.name}" if backup else ""
        self._said.append(f"Updated {name}{'' if known else f' to {version}'}: {merged.changes.words()}{kept}.")

    def _renamed(self, name: Path) -> Path | None:
        """Return the notebook that was delivered as `name` and is called otherwise now; of several the latest."""
        folder = (self._folder / name).parent
        wanted = (self._course.id, name.as_posix())
        found = [
            path
            for path in (folder.glob("*.ipynb") if folder.is_dir() else ())
            if _BEFORE not in path.name and _delivered_as(path) == wanted
        ]
        return max(found, key=lambda path: path.stat().st_mtime, default=None)

    def _write_manifest(self) -> None:
        path, content = self._folder / _MANIFEST, json.dumps(self._digests, indent=1, sort_keys=True).encode()
        if not write_new(path, content):
            replace(path, path.read_bytes(), content)


def _unreadable(target: Path) -> str:
    """Return why a file is no notebook, and a way out."""
    line = first_merge_mark(target.read_bytes())
    if line is None:
        return "it cannot be read as a notebook. Rename it, and the next start copies the course's."
    return (
        f"it holds the marks of an unfinished merge, the first at line {line}. Choose one of the two versions, take "
        "the marks away, and try again."
    )


def _keep(target: Path, version: str, content: bytes) -> Path:
    """Keep a notebook as it was beside the one that it becomes."""
    number = 1
    while True:
        more = f"-{number}" if number > 1 else ""
        backup = target.with_name(f"{target.stem}{_BEFORE}{version}{more}.ipynb")
        if write_new(backup, content):
            return backup
        number += 1


def _delivered_as(path: Path) -> tuple[str, str] | None:
    try:
        return recorded_file(parse(path.read_bytes()))
    except (OSError, UnreadableNotebookError):
        return None


def _version(notebook: Notebook) -> object:
    ours = notebook["metadata"].get("math4ml")
    return ours.get("version") if isinstance(ours, dict) else None


def _manifest(folder: Path) -> dict[str, str]:
    """Return what the folder's manifest says; nothing where it cannot be read: then no file is taken for untouched."""
    try:
        said = json.loads((folder / _MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return {name: str(digest) for name, digest in said.items()} if isinstance(said, dict) else {}


def _is_read_only(path: Path) -> bool:
    """Whether a person took the right to write from a file; replacing it would not mind, for that asks the folder."""
    return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
