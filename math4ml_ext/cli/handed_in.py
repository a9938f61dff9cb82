"""Notebooks that somebody else wrote, in folders of theirs: found by a pattern, read without following any link."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from math4ml_ext.errors import Refused

__all__ = ["HandedIn", "find", "take"]

MOST_BYTES = 50_000_000
"""A notebook with pictures has a few million."""

_USER = "{user}"


@dataclass(frozen=True)
class HandedIn:
    """One notebook, whose it is, and how many names at the end of its path are the learner's to choose."""

    user: str
    path: Path
    theirs: int


def find(pattern: str, user: str | None) -> list[HandedIn]:
    """Return the notebooks that a pattern means, in the order of their users.

    Parameters
    ----------
    pattern : str
        A path; ``{user}`` in one of its names stands for any learner.
    user : str, optional
        Whose it is, where the path does not say it; or the only learner that is wanted.

    Raises
    ------
    Refused
        It does not say whose notebooks they are, or says it twice.
    """
    path = Path(pattern).expanduser().absolute()
    if ".." in path.parts:
        raise Refused("Say where the notebook is without '..'.")
    places = [place for place, name in enumerate(path.parts) if _USER in name]
    if not places:
        if user is None:
            raise Refused("Say whose notebook it is: --user NAME, or a path with {user} in it.")
        return [HandedIn(user, path, 1)]
    if len(places) > 1 or path.parts[places[0]].count(_USER) > 1:
        raise Refused("A path can have {user} in it once.")
    place = places[0]
    folder, rest = Path(*path.parts[:place]), path.parts[place + 1 :]
    named = re.compile(re.escape(path.parts[place]).replace(re.escape(_USER), "(.+)"))
    found = []
    for home in sorted(folder.iterdir()) if folder.is_dir() else []:
        match = named.fullmatch(home.name)
        if match and user in (None, match[1]):
            found.append(HandedIn(match[1], home.joinpath(*rest), 1 + len(rest)))
    return found


def take(handed_in: HandedIn) -> bytes:
    """Read a notebook.

    A link in a folder of a learner's could lead to the work of somebody else, or to what is nobody's business; so the
    names that are theirs are opened one by one, and none of them may be a link.

    Raises
    ------
    Refused
        It is a link, leads through one, is no plain file, or is too large.
    OSError
        It is not there, or cannot be read.
    """
    parts = handed_in.path.parts
    base = Path(*parts[: -handed_in.theirs])
    names = parts[-handed_in.theirs :]
    with _closing(os.open(base, os.O_RDONLY | os.O_DIRECTORY)) as start:
        return _take(handed_in.path, start, names)


def _take(path: Path, folder: int, names: tuple[str, ...]) -> bytes:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | (os.O_DIRECTORY if len(names) > 1 else 0)
    try:
        opened = os.open(names[0], flags, dir_fd=folder)
    except OSError as error:
        if _is_link(names[0], folder):
            raise Refused(f"{path} is a link, or leads through one. It was not opened.") from error
        raise
    with _closing(opened) as descriptor:
        if len(names) > 1:
            return _take(path, descriptor, names[1:])
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1:
            raise Refused(f"{path} is not a file of its own. It was not read.")
        if status.st_size > MOST_BYTES:
            raise Refused(f"{path} is too large: it has {status.st_size:,} bytes.")
        with os.fdopen(os.dup(descriptor), "rb") as file:
            return file.read(MOST_BYTES)


def _is_link(name: str, folder: int) -> bool:
    try:
        return stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return False


@contextmanager
def _closing(descriptor: int) -> Iterator[int]:
    try:
        yield descriptor
    finally:
        os.close(descriptor)
