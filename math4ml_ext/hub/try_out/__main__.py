"""``python -m math4ml_ext.hub.try_out``: a whole class on this machine, until Ctrl+C."""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from .classroom import GROUPS, INSTRUCTORS, Classroom
from .postgres import find_binaries


def main(arguments: list[str] | None = None) -> int:
    """Start it, say where it is, and wait; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m math4ml_ext.hub.try_out", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where people find it (8000)")
    parser.add_argument("--password", default="learn", help="everybody's password (learn)")
    options = parser.parse_args(arguments)
    told = threading.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: told.set())
    if find_binaries() is None:
        print("PostgreSQL is not installed, so progress goes to a SQLite file. On Debian: apt-get install postgresql")
    print("Starting JupyterHub, its proxy, a database and the service of the class ...", flush=True)
    try:
        with Classroom(password=options.password, port=options.port) as room:
            print(_welcome(room), flush=True)
            told.wait()
            print("Stopping.", flush=True)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _welcome(room: Classroom) -> str:
    sections = ["{}: {}".format(group.split(":")[2], ", ".join(users)) for group, users in GROUPS.items()]
    return "\n".join(
        [
            "",
            "A class is open on this machine. Everything in it is thrown away at the end.",
            "",
            f"  Learners      {room.url}   as {' or '.join(sections)}",
            f"  Instructor    {room.page_url}   as {', '.join(INSTRUCTORS)}",
            f"  Password      {room.password}",
            f"  Service       {room.service_url}health",
            f"  Logs          {room.folder}",
            "",
            "Ctrl+C stops it all.",
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
