"""A place to run other people's notebooks: no network, no files but the interpreter's, little memory, another user.

The walls are those of bubblewrap (``bwrap``), which Linux distributions have; here is only what it is told. A kernel
inside is spoken to through sockets in one folder, so it needs no network. Graders, solutions and courses stay outside
(`hidden`), all processes together are bounded (`cgroups`), and the system calls that code needs for nothing but an
attack are refused (`seccomp`).
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from . import seccomp
from .cgroups import ControlGroup, Watchdog, make_control_group
from .mounts import HOME, bind_mounts, prepare

if TYPE_CHECKING:
    from jupyter_client.manager import KernelManager
    from typing_extensions import Self

__all__ = ["NoSandbox", "Sandbox", "SandboxLimits"]

_NOBODY = 65534
_FILTER_FD = 9
_PASSED_ON = ("LANG", "LC_ALL", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "TZ")
"""The only variables that come in: what a service is told in its environment is secret."""

_NOT_LINUX = "Notebooks can be run in a sandbox on Linux only."
_NO_BWRAP = "The program bwrap is not installed, so there is no sandbox to run notebooks in. Install bubblewrap."
_NO_WALLS = (
    "This machine lets no sandbox be made ({why}). In a container, allow user namespaces or run this outside of it."
)


class NoSandbox(Exception):  # noqa: N818 - it says what there is not
    """There is no sandbox here. Its text is a sentence for people."""

    @property
    def sentence(self) -> str:
        """Why not, for people."""
        return str(self)


@dataclass(frozen=True)
class SandboxLimits:
    """What may be used up inside.

    Parameters
    ----------
    memory : int
        Bytes that all processes inside hold together, and of address space of each.
    seconds : int
        Seconds of processor time of each process.
    processes : int
        Processes and threads inside.
    disk : int
        Bytes of all files together. Where there is a control group they are memory too, and count there as well.
    """

    memory: int = 4 * 1024**3
    seconds: int = 900
    processes: int = 256
    disk: int = 256 * 1024**2


class Sandbox:
    """A sandbox for one kernel at a time. Use it in a ``with`` statement.

    Parameters
    ----------
    files : mapping of str to Path
        What the kernel finds beside its notebook, by name; it can read them and not change them.
    limits : SandboxLimits

    Raises
    ------
    NoSandbox
    """

    def __init__(self, files: Mapping[str, Path] | None = None, limits: SandboxLimits | None = None) -> None:
        self._files = dict(files or {})
        self._limits = limits or SandboxLimits()
        self._sockets: Path | None = None
        self._settings: Path | None = None
        self._filter: Path | None = None
        self._group: ControlGroup | None = None
        self._watchdog: Watchdog | None = None
        _require()

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="math4ml-sandbox-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        self._settings = folder / "settings" / "profile_default"
        self._settings.mkdir(parents=True)
        prepare(folder)
        program = seccomp.program()
        if program is not None:
            self._filter = folder / "filter"
            self._filter.write_bytes(program)
        self._group = make_control_group(self._limits.memory, self._limits.processes)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._look_no_longer()
        if self._group is not None:
            self._group.close()
        self._folder.cleanup()

    @property
    def peak(self) -> int | None:
        """The most bytes that were in use inside at once, where that is known."""
        if self._group is not None:
            return self._group.peak()
        return self._watchdog.peak if self._watchdog is not None else None

    @property
    def environment(self) -> dict[str, str]:
        """The variables of the walls themselves: whoever is inside can read them, where both are one user outside."""
        return _variables("PATH", *_PASSED_ON)

    def enclose(self, manager: KernelManager) -> None:
        """Let the kernel that `manager` is about to start run inside."""
        self._sockets = Path(tempfile.mkdtemp(prefix="kernel-", dir=self._folder.name))
        Path(self._folder.name).chmod(0o711)  # to pass through, for the user inside
        manager.transport = "ipc"
        manager.connection_file = str(self._sockets / "kernel.json")
        manager.ip = str(self._sockets / "kernel")
        manager.write_connection_file()
        if _is_root():
            for path in (self._sockets, self._sockets / "kernel.json"):
                os.chown(path, _NOBODY, _NOBODY)
        spec = manager.kernel_spec
        assert spec is not None
        # Signals from outside would end the walls, not the cell; the kernel interrupts itself when it is told to.
        spec.interrupt_mode = "message"
        spec.env = {}
        argv = [sys.executable, *spec.argv[1:]]
        spec.argv = [*self._entrance(), *self._walls(self._sockets), *argv]

    def watch(self, pid: int) -> None:
        """Bound what the processes inside hold together, where no control group does. `pid` is that of the walls."""
        self._look_no_longer()
        if self._group is None:
            self._watchdog = Watchdog(pid, self._limits.memory)

    def _look_no_longer(self) -> None:
        if self._watchdog is not None:
            self._watchdog.stop()

    def _entrance(self) -> list[str]:
        """Return what the walls are started with: in the control group, with the filter open to be read."""
        joining = self._group.joining if self._group is not None else []
        script = 'for file in "$@"; do shift; case $file in --) break;; esac; echo 0 > "$file" || exit 1; done; '
        script += f'exec "$@" {_FILTER_FD}< {shlex.quote(str(self._filter))}' if self._filter else 'exec "$@"'
        return ["/bin/sh", "-c", script, "sh", *joining, "--"]

    def write_settings(self, text: str) -> None:
        """Write IPython's settings for the kernels inside."""
        assert self._settings is not None
        (self._settings / "ipython_kernel_config.py").write_text(text, encoding="utf-8")

    def seal(self, connection_file: str) -> None:
        """Take from the kernel the right to write files where its sockets are; call it once they are there."""
        assert self._sockets is not None
        with suppress(FileNotFoundError):
            Path(connection_file).chmod(0o400)
        if _is_root():
            os.chown(self._sockets, 0, 0)
        self._sockets.chmod(0o555)

    def _walls(self, sockets: Path) -> list[str]:
        """Return the command, up to what is run inside."""
        limits, root = self._limits, _is_root()
        walls = ["bwrap", "--die-with-parent", "--new-session", "--clearenv"]
        walls += ["--unshare-ipc", "--unshare-net", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try"]
        walls += ["--hostname", "sandbox"]
        # Root becomes another user for real; anybody else has no other user to become but in a namespace.
        walls += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"] if root else _as_nobody()
        assert self._settings is not None
        folder = Path(self._folder.name)
        walls += bind_mounts(folder, _interpreter(), files=self._files, disk=limits.disk)
        walls += ["--perms", "0755", "--dir", str(sockets.parent), "--bind", str(sockets), str(sockets)]
        walls += ["--ro-bind", str(self._settings.parent), "/etc/ipython", "--remount-ro", "/"]
        variables = _variables(*_PASSED_ON)
        variables |= {"HOME": str(HOME), "PATH": "/usr/bin:/bin", "MPLBACKEND": "agg", "IPYTHONDIR": "/etc/ipython"}
        # Each of its threads takes address space, which is what is limited.
        variables |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MPLCONFIGDIR": "/tmp"}
        for name, value in variables.items():
            walls += ["--setenv", name, value]
        if self._filter is not None:
            walls += ["--seccomp", str(_FILTER_FD)]
        walls += ["--chdir", str(HOME), "--"]
        if root:
            who = ["--reuid", str(_NOBODY), "--regid", str(_NOBODY), "--clear-groups"]
            walls += ["setpriv", *who, "--no-new-privs", "--bounding-set", "-all", "--inh-caps", "-all"]
        walls += ["prlimit", f"--as={limits.memory}", f"--cpu={limits.seconds}", f"--nproc={limits.processes}"]
        return [*walls, f"--fsize={limits.disk}", "--nofile=1024", "--msgqueue=0", "--core=0", "--"]


def _require() -> None:
    """Raise `NoSandbox` unless a sandbox can be made here."""
    if sys.platform != "linux":
        raise NoSandbox(_NOT_LINUX)
    if shutil.which("bwrap") is None:
        raise NoSandbox(_NO_BWRAP)
    trial = ["bwrap", "--unshare-net", "--unshare-pid", "--ro-bind", "/", "/", "--proc", "/proc", "true"]
    done = subprocess.run(trial, check=False, capture_output=True, text=True, timeout=30)
    if done.returncode:
        why = done.stderr.strip().splitlines()
        raise NoSandbox(_NO_WALLS.format(why=why[-1] if why else f"bwrap ended with {done.returncode}"))


def _variables(*names: str) -> dict[str, str]:
    return {name: os.environ[name] for name in names if name in os.environ}


def _as_nobody() -> Sequence[str]:
    who = ["--unshare-user", "--uid", str(_NOBODY), "--gid", str(_NOBODY)]
    return [*who, "--disable-userns"] if "--disable-userns" in _help() else who


@cache
def _help() -> str:
    return subprocess.run(["bwrap", "--help"], check=False, capture_output=True, text=True, timeout=30).stdout


def _interpreter() -> list[Path]:
    """Return the folders of this Python and its packages, but for those of the system."""
    folders = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parents[1]}
    return sorted(folder for folder in folders if folder.is_dir() and not folder.is_relative_to("/usr"))


def _is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0
