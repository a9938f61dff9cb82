"""Become another program, one that ends when the process that started it does, however that one ends.

``python -IS with_parent.py [--user NAME] PARENT COMMAND...``, where PARENT is the process that starts it. It is run as
a file, since it has to start fast and to import nothing of ours. Linux ends the program (`PR_SET_PDEATHSIG`); elsewhere
it is only started.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import signal
import sys

_SET_DEATH_SIGNAL = 1


def main() -> None:
    """Do it. This does not return."""
    parser = argparse.ArgumentParser(prog="with_parent.py", description=__doc__)
    parser.add_argument("--user", help="whose rights it has")
    parser.add_argument("parent", type=int)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    end_with_parent(options.parent, options.user)
    # Python ignores this one, and what is ignored is inherited. An interrupt is, too, by what a script runs in the
    # background.
    for sign in (signal.SIGPIPE, signal.SIGINT):
        signal.signal(sign, signal.SIG_DFL)
    try:
        os.execvp(options.command[0], options.command)
    except OSError as error:
        sys.exit(f"{options.command[0]}: {error.strerror}")


def end_with_parent(parent: int, user: str | None = None) -> None:
    """Have this process killed when its parent ends, and take the rights of a user.

    Parameters
    ----------
    parent : int
        The process that is our parent. If it is not so any more, we end at once.
    user : str, optional
    """
    prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None
    if user is not None:
        import pwd

        entry = pwd.getpwnam(user)
        os.setgroups([])
        os.setgid(entry.pw_gid)
        os.setuid(entry.pw_uid)
    if prctl is not None:
        # After the change of rights, which takes it back.
        prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    main()
