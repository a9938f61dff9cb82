"""A seccomp filter for code that nobody has read: it may compute and use files, and not reach into the kernel.

The filter is a program for the kernel's packet filter (BPF), assembled here because it is short: refuse a few system
calls by number, refuse the flags of ``clone`` that make namespaces, allow the rest. ``clone3`` keeps its flags in
memory, where a filter cannot look, so it is said not to exist; C libraries then fall back to ``clone``.
"""

from __future__ import annotations

import platform
import struct
from dataclasses import dataclass

__all__ = ["program"]

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
_ALLOW, _ERROR, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_EPERM, _ENOSYS = 1, 38
_NAMESPACES = 0x7E020080  # CLONE_NEW*: time, mount, cgroup, uts, ipc, user, pid, net
_X32 = 0x40000000  # a second numbering of the same calls on x86-64


@dataclass(frozen=True)
class _Machine:
    """How one processor numbers system calls."""

    audit: int
    clone: int
    refused: tuple[int, ...]


_COMMON = (
    *(425, 426, 427),  # io_uring_setup, _enter, _register: calls that no filter sees
    *(428, 429, 430, 431, 432, 433, 442),  # open_tree to mount_setattr: the newer way to mount
    *(438, 440),  # pidfd_getfd, process_madvise: other processes
    447,  # memfd_secret
)
_MACHINES = {
    "x86_64": _Machine(
        audit=0xC000003E,
        clone=56,
        refused=(
            *(101, 310, 311, 312),  # ptrace, process_vm_readv, process_vm_writev, kcmp: other processes
            *(165, 166, 155, 161, 272, 308),  # mount, umount2, pivot_root, chroot, unshare, setns
            *(29, 30, 31, 64, 68, 69, 240),  # shmget, shmat, shmctl, semget, msgget, msgsnd, mq_open: memory of no file
            319,  # memfd_create: files in memory that no mount bounds
            *(321, 298, 323, 304),  # bpf, perf_event_open, userfaultfd, open_by_handle_at
            *(248, 249, 250),  # add_key, request_key, keyctl
            *(175, 176, 313, 246, 320, 169, 167, 168),  # modules, kexec, reboot, swap
        ),
    ),
    "aarch64": _Machine(
        audit=0xC00000B7,
        clone=220,
        refused=(
            *(117, 270, 271, 272),
            *(40, 39, 41, 51, 97, 268),
            *(194, 196, 195, 190, 186, 189, 180),
            279,
            *(280, 241, 282, 265),
            *(217, 218, 219),
            *(105, 106, 273, 104, 294, 142, 224, 225),
        ),
    ),
}
_CLONE3 = 435


def program(machine: str | None = None) -> bytes | None:
    """Return the filter as ``bwrap --seccomp`` reads it, or None for a processor whose numbers are not known here.

    Parameters
    ----------
    machine : str, optional
        As `platform.machine` names it; by default this one.
    """
    known = _MACHINES.get(machine or platform.machine())
    if known is None:
        return None
    steps = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_JUMP_EQUAL, known.audit, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        # x32's numbers begin here; no other processor has calls up here.
        _step(_JUMP_AT_LEAST, _X32, 0, 1),
        _step(_RETURN, _ERROR | _ENOSYS),
        _step(_JUMP_EQUAL, _CLONE3, 0, 1),
        _step(_RETURN, _ERROR | _ENOSYS),
    ]
    for number in (*_COMMON, *known.refused):
        steps += [_step(_JUMP_EQUAL, number, 0, 1), _step(_RETURN, _ERROR | _EPERM)]
    steps += [
        _step(_JUMP_EQUAL, known.clone, 0, 3),
        _step(_LOAD, _FIRST_ARGUMENT),
        _step(_JUMP_ANY_BIT, _NAMESPACES, 0, 1),
        _step(_RETURN, _ERROR | _EPERM),
        _step(_RETURN, _ALLOW),
    ]
    return b"".join(steps)


def _step(code: int, value: int, true: int = 0, false: int = 0) -> bytes:
    """Return one ``struct sock_filter``: what to do, how many steps to skip if true or false, and a number."""
    return struct.pack("=HBBI", code, true, false, value)
