"""Run a program on file systems that refuse to lock, as some network homes do: ``no_locks.py ERRNO PROGRAM ...``.

The kernel itself refuses, by a filter of system calls that the program and whatever it starts inherit. It needs no
privilege and no compiler.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

_FCNTL = {"x86_64": 72, "aarch64": 25}
_LOCKS = (5, 6, 7, 36, 37, 38)  # F_GETLK, F_SETLK, F_SETLKW, and the same of open file descriptions
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06  # of a word; jump if equal; end
_NUMBER, _SECOND_ARGUMENT = 0, 24  # where they are in what the filter is given


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def refuse_locks(error: int) -> None:
    """Have every request for a lock end with `error`, in this process and its children, for good."""
    steps = [(_LOAD, 0, 0, _NUMBER), (_EQUAL, 0, len(_LOCKS) + 1, _FCNTL[platform.machine()])]
    steps.append((_LOAD, 0, 0, _SECOND_ARGUMENT))
    steps += [(_EQUAL, len(_LOCKS) - place, 0, command) for place, command in enumerate(_LOCKS)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _ERRNO | error)]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    program = _Program(len(steps), code)
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), "this kernel takes no filter of system calls")


if __name__ == "__main__":
    refuse_locks(int(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])
