"""Bounds on all processes of a sandbox together: a control group where one can be made, a watchdog elsewhere.

A control group is exact, and counts what is written to a file system in memory as well. Version 2 needs a group that
is delegated to this user, version 1 needs root. The watchdog needs nothing: it adds up what the processes hold, some
times a second, and ends the sandbox when that is too much.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["ControlGroup", "Watchdog", "make_control_group", "memory_of"]

_LOOK_SECONDS = 0.1
_END_SECONDS = 5.0
_PREFIX = "math4ml-"
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class ControlGroup:
    """A control group of our own, in one folder (version 2) or one for each controller (version 1).

    Parameters
    ----------
    folders : list of Path
        They exist, and their limits are set.
    """

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders

    @property
    def joining(self) -> list[str]:
        """The files into which a process writes its id (or 0) to come in."""
        return [str(folder / "cgroup.procs") for folder in self.folders]

    def peak(self) -> int | None:
        """Return the most bytes that were in use at once, where the kernel counts it."""
        for folder in self.folders:
            for name in ("memory.peak", "memory.max_usage_in_bytes"):
                with suppress(OSError, ValueError):
                    return int((folder / name).read_text())
        return None

    def close(self) -> None:
        """End what is left inside, and remove the group."""
        deadline = time.monotonic() + _END_SECONDS
        for folder in self.folders:
            while folder.is_dir() and time.monotonic() < deadline:
                for pid in _numbers(folder / "cgroup.procs"):
                    with suppress(ProcessLookupError, PermissionError):
                        os.kill(pid, signal.SIGKILL)
                with suppress(OSError):
                    folder.rmdir()
                    break
                time.sleep(0.01)


def make_control_group(memory: int, processes: int) -> ControlGroup | None:
    """Return a group with room for `memory` bytes and so many processes and threads, or None where none can be made."""
    places = _own_places()
    group = _version_2(places.get(""), memory, processes) or _version_1(places, memory, processes)
    if group is None or _can_be_joined(group):
        return group
    group.close()
    return None


def _own_places() -> dict[str, Path]:
    """Return this process's own groups by controller; that of version 2 has no controller's name."""
    roots: dict[str, Path] = {}
    found: dict[str, Path] = {}
    with suppress(OSError):
        for line in Path("/proc/self/mounts").read_text().splitlines():
            _, mounted, kind, options, *_ = line.split(" ")
            if kind == "cgroup2":
                roots[""] = Path(mounted)
            elif kind == "cgroup":
                roots |= dict.fromkeys(options.split(","), Path(mounted))
        for line in Path("/proc/self/cgroup").read_text().splitlines():
            _, controllers, place = line.split(":", 2)
            for name in controllers.split(","):
                root = roots.get(name)
                if root is not None:
                    own = root / place.lstrip("/")
                    found[name] = own if own.is_dir() else root
    return found


def _version_2(own: Path | None, memory: int, processes: int) -> ControlGroup | None:
    # A group that has processes of its own has no groups with limits below it, so it is mostly one beside ours.
    for parent in [] if own is None else [own, *own.parents]:
        if not (parent / "cgroup.procs").exists():
            return None
        with suppress(OSError):
            if {"memory", "pids"} <= set((parent / "cgroup.subtree_control").read_text().split()):
                limits = {"memory.max": memory, "pids.max": processes}
                group = _made([parent], [limits])
                if group is not None:
                    for name, value in {"memory.swap.max": 0, "memory.oom.group": 0}.items():
                        with suppress(OSError):
                            (group.folders[0] / name).write_text(str(value))
                    return group
    return None


def _version_1(places: dict[str, Path], memory: int, processes: int) -> ControlGroup | None:
    if not {"memory", "pids"} <= set(places):
        return None
    limits: list[dict[str, int]] = [{"memory.limit_in_bytes": memory}, {"pids.max": processes}]
    return _made([places["memory"], places["pids"]], limits)


def _made(parents: list[Path], limits: list[dict[str, int]]) -> ControlGroup | None:
    """Make a group below each of `parents` and set its limits, or leave nothing behind."""
    name = f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}"
    group = ControlGroup([])
    try:
        for parent, wanted in zip(parents, limits, strict=True):
            _sweep(parent)
            folder = parent / name
            folder.mkdir()
            group.folders.append(folder)
            for file, value in wanted.items():
                (folder / file).write_text(str(value))
    except OSError:
        group.close()
        return None
    return group


def _sweep(parent: Path) -> None:
    """Remove groups of processes of ours that were killed before they could. One that is in use stays."""
    for folder in parent.glob(f"{_PREFIX}*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdigit() and not Path("/proc", owner).exists():
            with suppress(OSError):
                folder.rmdir()


def _can_be_joined(group: ControlGroup) -> bool:
    script = 'for file in "$@"; do echo 0 > "$file" || exit 1; done'
    trial = ["/bin/sh", "-c", script, "sh", *group.joining]
    with suppress(OSError, subprocess.SubprocessError):
        return subprocess.run(trial, check=False, capture_output=True, timeout=30).returncode == 0
    return False


class Watchdog:
    """Ends a process and all below it when they hold too much memory together.

    Parameters
    ----------
    pid : int
        The process at the top.
    memory : int
        How many bytes they may hold.
    """

    def __init__(self, pid: int, memory: int) -> None:
        self.peak = 0
        self._pid = pid
        self._memory = memory
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="math4ml-watchdog", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no longer."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_SECONDS):
            family = [self._pid, *_descendants(self._pid)]
            held = memory_of(family, self._memory)
            self.peak = max(self.peak, held)
            if held > self._memory:
                for pid in family:
                    with suppress(ProcessLookupError, PermissionError):
                        os.kill(pid, signal.SIGKILL)


def memory_of(pids: list[int], enough: int = 0) -> int:
    """Return how many bytes some processes hold together.

    What they share is counted once; that costs time, so it is done only if they could hold more than `enough`.
    """
    each = [sum(_numbers(Path(f"/proc/{pid}/statm"))[1:2]) * _PAGE for pid in pids]
    if sum(each) <= enough:
        return sum(each)
    return sum(_proportional(pid, resident) for pid, resident in zip(pids, each, strict=True))


def _proportional(pid: int, resident: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return resident
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*"):
        for child in _numbers(task / "children"):
            yield child
            yield from _descendants(child)


def _numbers(file: Path) -> list[int]:
    try:
        return [int(word) for word in file.read_text().split()]
    except (OSError, ValueError):
        return []  # a process that has ended meanwhile
