"""What reading a section costs, and keeping a check, beside the history of 100 other learners and of 10,000.

The section is the same in both: 24 learners at 60 exercises, and their checks. Beside it there are other sections of
the same course, each learner with 30 exercises and 60 checks. SQLite and PostgreSQL, the readings in turns. A page that
grew slower with every term would show here.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from secrets import token_hex
from typing import Any

import browser
import msgspec
from figures import Row, median, spread, table
from sqlalchemy import insert, text

from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord
from math4ml_ext.hub.classpage.rows import Packer
from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries
from math4ml_ext.protocol import encode
from math4ml_ext.store import Store
from math4ml_ext.store.classroom import Cursor, Place, changes, people, sections, snapshot
from math4ml_ext.store.classroom_checks import believed, history, unrecognised
from math4ml_ext.store.models import CheckRow, MemberRow, MistakeRow, PersonRow, StandingRow

__all__ = ["MANY", "measure", "measure_page"]

COURSE, SECTION = "math4ml", "tuesday"
PLACE = Place(COURSE, SECTION)
EXERCISES = [f"book-{number % 4}/exercise-{number:02}" for number in range(60)]
START = datetime(2026, 9, 1, tzinfo=timezone.utc)
FEW, MANY = 100, 10_000
TARGET = 1.3


def _rows(user: str, section: str, exercises: int, number: int) -> Iterator[tuple[type[Any], dict[str, Any]]]:
    yield MemberRow, {"course": COURSE, "username": user, "section": section}
    yield PersonRow, {"username": user, "display_name": "", "groups": '["lab"]', "last_seen": START}
    for place, exercise in enumerate(EXERCISES[:exercises]):
        key = {"course": COURSE, "username": user, "exercise": exercise, "section": section}
        at = START + timedelta(minutes=number * 3 + place)
        wrong = {"criterion": "entries sum to one", "misconception": "divides by the sum" if number % 2 else None}
        for turn in range(2):
            check = {"check_id": f"{user}-{place}-{turn}", "course_version": "1", "exercise_version": "1", "seed": 1}
            check |= {"outcome": "passed" if turn else "failed", "verdict": VERDICT, "rounds": 1, "issued_at": at}
            check |= {"answered_at": at, "cell": "cell", "wire": 1, "agent": "1", **(wrong if not turn else {})}
            yield CheckRow, key | {"criterion": None, "misconception": None} | check
        passed = place % 3 != 0
        standing = {"checks": 2, "passed": passed, "passed_at": at if passed else None, "first_at": at, "last_at": at}
        standing |= {"check_id": f"{user}-{place}-0", "outcome": "passed" if passed else "failed", "same_cell": 1}
        yield StandingRow, key | standing | wrong
        mistake = {"criterion": "entries sum to one", "misconception": wrong["misconception"] or ""}
        yield MistakeRow, key | mistake | {"times": 1, "first_at": at, "last_at": at}


VERDICT = (
    '{"outcome":"failed","message":{"text":"{call} gave {got}.","values":{"call":"softmax([-1])","got":"[-0.5]"}},'
    '"criterion":"entries sum to one","held":["keeps the shape"],"total":5}'
)


CHECK = CheckRecord(
    check="",
    user="learner-07",
    course=COURSE,
    course_version="1",
    exercise=EXERCISES[12],
    exercise_version="1",
    seed=1,
    verdict=msgspec.json.decode(VERDICT, type=Verdict),
    rounds=1,
    issued_at=START,
    answered_at=START,
    cell="cell",
    wire=1,
    agent="1",
)


def _fill(store: Store, others: int) -> None:
    """Write the section's rows, and the others' before them. It is history, so it is written at once, not checked."""
    store.open()
    learners = [(f"other-{number:05}", f"term {number % 40}", 30, number) for number in range(others)]
    learners += [(f"learner-{number:02}", SECTION, 60, number) for number in range(24)]
    with store.engine.begin() as connection:
        for start in range(0, len(learners), 200):
            rows: dict[type[Any], list[dict[str, Any]]] = {}
            for learner in learners[start : start + 200]:
                for kind, row in _rows(*learner):
                    rows.setdefault(kind, []).append(row)
            for kind, several in rows.items():
                connection.execute(insert(kind), several)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _reads(store: Store) -> dict[str, Callable[[], object]]:
    def matrix() -> bytes:
        found = store.read(lambda connection: snapshot(connection, PLACE))
        packer = Packer()
        everybody = store.read(lambda connection: people(connection, PLACE, {one.username for one in found.standings}))
        return encode(packer.rows(everybody, found.standings))

    def check() -> Verdict:
        store.term(CHECK.user, COURSE, "book-0")
        return store.record(replace(CHECK, check=token_hex(16)))

    newest = store.read(lambda connection: snapshot(connection, PLACE)).cursor
    since = Cursor(newest.check - 5, newest.help)
    softmax = EXERCISES[12]
    return {
        "a section's matrix": matrix,
        "what changed since": lambda: store.read(lambda connection: changes(connection, PLACE, since)),
        "one exercise": lambda: (
            store.read(lambda connection: believed(connection, PLACE, softmax)),
            store.read(lambda connection: unrecognised(connection, PLACE, softmax)),
        ),
        "one learner's history": lambda: store.read(lambda connection: history(connection, COURSE, "learner-07")),
        "the list of sections": lambda: store.read(lambda connection: sections(connection, COURSE)),
        "keeping a check": check,
    }


@contextmanager
def _urls() -> Iterator[dict[str, Callable[[], str]]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        made = iter(range(100))
        urls: dict[str, Callable[[], str]] = {"SQLite": lambda: f"sqlite:///{folder / str(next(made))}"}
        binaries = find_binaries()
        if binaries is not None:
            urls["PostgreSQL"] = stack.enter_context(Postgres(binaries)).database
        yield urls


def _milliseconds(read: Callable[[], object]) -> float:
    begun = time.perf_counter()
    read()
    return (time.perf_counter() - begun) * 1000


def measure(times: int, *, few: int = FEW, many: int = MANY) -> list[Row]:
    """Read the same section beside little and beside much history, in turns; of three readings the quickest counts,
    because some take one millisecond and whatever else runs on the machine takes more.
    """
    rows = []
    with _urls() as urls:
        for dialect, url in urls.items():
            small, large = Store(url()), Store(url())
            _fill(small, few)
            _fill(large, many)
            reads = zip(_reads(small).items(), _reads(large).values(), strict=True)
            for (what, beside_few), beside_many in reads:
                spent: tuple[list[float], list[float]] = ([], [])
                for _ in range(times):
                    for figures, read in zip(spent, (beside_few, beside_many), strict=True):
                        figures.append(min(_milliseconds(read) for _ in range(3)))
                target = None if what == "the list of sections" else TARGET  # it grows with the sections
                rows.append(
                    Row(
                        f"{what}, {dialect}: beside {many:,} learners against {few:,}",
                        median(spent[1]),
                        "ms",
                        median(spent[0]),
                        target,
                        spread(spent[1]),
                    )
                )
            small.close()
            large.close()
    return rows


def measure_page(loads: int) -> list[Row]:
    """Open the page of 3,000 learners at 60 exercises in a browser."""
    read = browser.run("class.bench", MATH4ML_BENCH_LOADS=str(loads))["class"]
    large = "page of 3,000 by 60"
    return [
        Row(f"{large}: the matrix stands", median(read["ready"]), "ms", None, None, spread(read["ready"])),
        Row(f"{large}: of that, the request", median(read["fetched"]), "ms", None, None, spread(read["fetched"])),
        Row(
            f"{large}: from a check recorded to its cell", median(read["told"]), "ms", None, None, spread(read["told"])
        ),
        Row(f"{large}: work of the page for an event", median(read["event"]), "ms", None, None, spread(read["event"])),
        Row(f"{large}: work of the page for a screen further", median(read["screen"]), "ms", None, None, ""),
        Row(f"{large}: JavaScript heap", median(read["heap"]), "MB", None, None, f"{read['nodes'][0]:.0f} nodes"),
    ]


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--many", type=int, default=MANY)
    parser.add_argument("--browser", action="store_true", help="open the page of a large class as well")
    options = parser.parse_args()
    rows = measure(options.times, many=options.many)
    if options.browser:
        rows += measure_page(5)
    print(table(rows))
    return 1 if any(row.met is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
