"""The file system of a sandbox, as arguments to bubblewrap.

All of it is read-only, but for one file system in memory, which is bounded and holds ``/tmp`` and the home.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from .hidden import OURS, covers, stub_package

__all__ = ["HOME", "bind_mounts", "prepare"]

HOME = Path("/home/learner")
_TMP = Path("/tmp")
_HOME_IN_TMP = _TMP / "learner"
_USR = Path("/usr")
_SYSTEM = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin")
_SETTINGS = ("alternatives", "fonts", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "localtime", "os-release")
"""What of /etc programs need. Passwords, keys and what else is there they do not."""
_SHARED_BYTES = 16 * 1024**2
"""Room in /dev/shm, where processes inside keep locks and what they share."""


def prepare(folder: Path) -> None:
    """Put into `folder`, which is outside, what is shown inside in place of something else."""
    (folder / "shown").mkdir()
    stub_package(folder / "shown")
    (folder / "empty" / "folder").mkdir(parents=True)
    (folder / "empty" / "file").touch()


def bind_mounts(folder: Path, interpreter: Sequence[Path], *, files: Mapping[str, Path], disk: int) -> list[str]:
    """Return the arguments.

    Parameters
    ----------
    folder : Path
        The one that was given to `prepare`.
    interpreter : sequence of Path
        The folders of Python and its packages, but for those of the system.
    files : mapping of str to Path
        What lies in the home, by its name there.
    disk : int
        Bytes of all files that are written inside.
    """
    mounts: list[str] = []
    for name in _SYSTEM:
        mounts += _of_the_system(Path(name))
    mounts += ["--perms", "0755", "--dir", "/etc"]
    for name in _SETTINGS:
        mounts += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    # Before what is shown inside: a Python may lie below /tmp. The home is in it, so that one size holds for both.
    mounts += ["--size", str(disk), "--perms", "1777", "--tmpfs", str(_TMP)]
    mounts += ["--perms", "0755", "--dir", str(HOME.parent), "--perms", "1777", "--dir", str(_HOME_IN_TMP)]
    mounts += ["--symlink", str(_HOME_IN_TMP), str(HOME)]
    for parent in _on_the_way(interpreter):
        mounts += ["--perms", "0755", "--dir", str(parent)]
    for place in interpreter:
        mounts += ["--ro-bind", str(place), str(place)]
    mounts += _covered(folder, [*interpreter, _USR])
    mounts += ["--proc", "/proc", "--dev", "/dev", "--size", str(_SHARED_BYTES), "--perms", "1777"]
    mounts += ["--tmpfs", "/dev/shm", "--remount-ro", "/dev"]
    for name, source in files.items():
        mounts += ["--ro-bind", str(source), str(_HOME_IN_TMP / name)]
    return mounts


def _of_the_system(folder: Path) -> list[str]:
    """Return what shows a folder of the system inside: many are links into /usr."""
    if folder.is_symlink():
        return ["--symlink", str(folder.readlink()), str(folder)]
    return ["--ro-bind", str(folder), str(folder)] if folder.is_dir() else []


def _on_the_way(interpreter: Sequence[Path]) -> list[Path]:
    """Return the folders above what is shown. One may be closed outside, /root say; inside it holds nothing else."""
    above = {parent for place in [*interpreter, OURS] for parent in place.parents}
    above -= {Path("/"), _TMP, HOME, HOME.parent}
    return sorted(one for one in above if not any(one.is_relative_to(shown) for shown in (*interpreter, _USR)))


def _covered(folder: Path, shown: Sequence[Path]) -> list[str]:
    """Return what hides graders, solutions and courses, and shows the explorers in their place."""
    stub, empty = folder / "shown" / OURS.name, folder / "empty"
    covered: list[str] = []
    for place, is_ours in covers(shown):
        what = stub if is_ours else empty / ("folder" if place.is_dir() else "file")
        covered += ["--ro-bind", str(what), str(place)]
    if not any(OURS.is_relative_to(one) for one in shown):
        covered += ["--ro-bind", str(stub), str(OURS)]
    return covered
