"""What the service of a class can take: checks a second, and a thousand learners who all press Check at once.

JupyterHub, PostgreSQL, which waits for the disk at each commit as it does for a class, two replicas of the service, and
the crowd itself, all on one machine. The crowd keeps a log of its own, and at the end the database must hold all of it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import urllib.request
from collections.abc import Callable, Coroutine
from typing import Any

from crowd import Crowd, Learner, checks_of
from figures import Row, table
from sqlalchemy import select

from math4ml_ext.courses import Courses
from math4ml_ext.hub.try_out.classroom import Classroom
from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries
from math4ml_ext.store import Store
from math4ml_ext.store.models import CheckRow

__all__ = ["measure"]

RUSH_SECONDS = 10.0

AT_ONCE = 16
"""Learners who wait for a verdict at the same time, all the time."""


def _learners(room: Classroom, count: int) -> list[Learner]:
    """Make users of JupyterHub, all in one section, with a token each."""

    def hub(path: str, message: object) -> Any:
        headers = {"Authorization": f"token {room.registrar_token}", "Content-Type": "application/json"}
        request = urllib.request.Request(f"{room.url}/hub/api/{path}", json.dumps(message).encode(), headers)
        with urllib.request.urlopen(request) as reply:
            return json.load(reply)

    names = [f"learner-{number:04}" for number in range(count)]
    hub("users", {"usernames": names})
    hub("groups/math4ml:math4ml:tuesday/users", {"users": names})
    return [Learner(name, hub(f"users/{name}/tokens", {})["token"]) for name in names]


def _lost(told: dict[str, tuple[str, str, str]], database: str) -> int:
    """Return how many verdicts that somebody was told are recorded are not, or are other ones."""
    store = Store(database)
    columns = (CheckRow.check_id, CheckRow.username, CheckRow.exercise, CheckRow.outcome)
    kept = {check: rest for check, *rest in store.read(lambda connection: connection.execute(select(*columns)).all())}
    store.close()
    return sum(kept.get(check) != list(said) for check, said in told.items())


def _at(share: float, seconds: list[float]) -> float:
    """Return the milliseconds within which a share of checks had their verdict."""
    return 1000 * sorted(seconds)[min(int(share * len(seconds)), len(seconds) - 1)]


def measure(seconds: float, learners: int) -> list[Row]:
    """Have all learners press Check within ten seconds, twice, and then a few of them all the time."""
    binaries = find_binaries()
    if binaries is None:
        raise RuntimeError("What a class can take is measured on PostgreSQL: apt-get install postgresql")
    checks = checks_of(Courses.load())
    with Postgres(binaries, durable=True) as server, Classroom(replicas=2, database=server.database()) as room:
        everybody = _learners(room, learners)

        def let(press: Callable[[Crowd], Coroutine[Any, Any, None]]) -> Crowd:
            crowd = Crowd(room.replica_urls, checks)
            asyncio.run(press(crowd))
            return crowd

        rush = let(lambda crowd: crowd.press_all(everybody, RUSH_SECONDS))
        again = let(lambda crowd: crowd.press_all(everybody, RUSH_SECONDS))
        let(lambda crowd: crowd.keep_pressing(everybody[:AT_ONCE], 3.0))  # until everything is warm
        steady = let(lambda crowd: crowd.keep_pressing(everybody[:AT_ONCE], seconds))
        lost = _lost({**rush.told, **again.told, **steady.told}, room.database)
    for told in sorted({told for crowd in (rush, again, steady) for told in crowd.refused + crowd.unrecorded})[:5]:
        print(told, file=sys.stderr)
    load = f"{AT_ONCE} learners wait for a verdict all the time"
    note = f"{len(steady.seconds):,} checks in {seconds:.0f} s"
    return [
        Row(f"{load}: checks a second", len(steady.seconds) / seconds, "/s", note=note, least=300),
        Row(f"{load}: half of them answered in", _at(0.5, steady.seconds), "ms"),
        Row(f"{load}: 99 of 100 answered in", _at(0.99, steady.seconds), "ms", None, 300),
        *_rush_rows(f"{learners:,} learners press Check within {RUSH_SECONDS:.0f} s, never seen before", rush),
        *_rush_rows("and once more", again),
        Row("checks that learners were told are recorded, and are not", lost, "of them", None, 0),
    ]


def _rush_rows(what: str, crowd: Crowd) -> list[Row]:
    wrong = len(crowd.refused + crowd.unrecorded)
    return [
        Row(f"{what}: not answered, or not recorded", wrong, "of them", None, 0, f"{len(crowd.told):,} recorded"),
        Row(f"{what}: half of them answered in", _at(0.5, crowd.seconds), "ms"),
        Row(f"{what}: 99 of 100 answered in", _at(0.99, crowd.seconds), "ms"),
    ]


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--learners", type=int, default=1000)
    options = parser.parse_args()
    rows = measure(options.seconds, options.learners)
    print(table(rows))
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
