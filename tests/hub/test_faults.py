"""Whatever fails under a class: what learners were told is recorded is there afterwards, and nobody sees a fault."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text

from math4ml_ext.hub.try_out.classroom import Classroom
from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries
from math4ml_ext.hub.try_out.processes import Program
from math4ml_ext.store import Store
from math4ml_ext.store.models import BEGUN, CheckRow

from .attacks import DOUBLE
from .conftest import GROUPS, SETTINGS, TINY, School
from .pressing import Pressing
from .sending import send

HERE = Path(__file__).parent
HOUR = 3600


@pytest.fixture(scope="module")
def database() -> Iterator[Postgres]:
    """A PostgreSQL that keeps what it has promised to keep, as one for a class does."""
    binaries = find_binaries()
    assert binaries
    with Postgres(binaries, durable=True) as server:
        yield server


@pytest.fixture(scope="module")
def school(database: Postgres, fake_kernel: object) -> Iterator[School]:
    """A class with two replicas, any part of which may fail."""
    environment = {"PYTHONPATH": str(TINY)}
    url = database.database()
    with Classroom(replicas=2, database=url, groups=GROUPS, settings=SETTINGS, environment=environment) as room:
        yield School(room, fake_kernel)  # type: ignore[arg-type]


def assert_all_is_well(crowd: Pressing, school: School) -> None:
    """All that learners were told is kept, once; whatever else they were told is a sentence, and never a 500."""
    store = Store(school.room.database)
    rows = select(CheckRow.cell, CheckRow.username, CheckRow.outcome).where(
        CheckRow.username.in_(crowd.names),
        CheckRow.outcome != BEGUN,  # one whose verdict could not be kept
    )
    kept = store.read(lambda connection: connection.execute(rows).all())
    checks = {name: sum(one.checks for one in store.progress(name)) for name in crowd.names}
    store.close()
    told = {(cell, *rest) for cell, rest in crowd.told.items()}
    assert told <= {tuple(row) for row in kept}
    assert len(kept) == len({row.cell for row in kept}) == sum(checks.values())
    assert_nobody_saw_a_fault(crowd, school)


def assert_nobody_saw_a_fault(crowd: Pressing, school: School) -> None:
    assert not [reply for reply in crowd.refusals if reply.status >= 500 or "Traceback" in reply.text]
    assert all("not saved" in notice for notice in crowd.notices)
    for replica in school.room.replicas:
        lines = [json.loads(line) for line in replica.log.splitlines()]
        assert not [line for line in lines if line["level"] == "error"]


@contextmanager
def replaced(school: School, number: int, command: list[str], **environment: str) -> Iterator[int]:
    """Have a replica run by another command, which is given the same arguments; return its process."""
    room, before = school.room, school.room.replicas[number]
    before.stop()
    arguments = before._command[before._command.index("math4ml_ext.hub") + 1 :]
    log = room.folder / f"instead-of-{number}.log"
    room.replicas[number] = Program([*command, *arguments], room.folder, {**before._environment, **environment}, log)
    try:
        room.start_replica(number)
        process = room.replicas[number]._process
        assert process
        yield process.pid
    finally:
        room.replicas[number].stop()
        instead, room.replicas[number] = room.replicas[number], before
        assert '"level": "error"' not in instead.log
        room.start_replica(number)


def test_a_replica_is_killed(school: School) -> None:
    with Pressing(school) as crowd:
        crowd.until_more()
        school.room.replicas[0].kill()
        crowd.until_more()
        assert crowd.unanswered
        school.room.start_replica(0)
        crowd.until_more()
    assert_all_is_well(crowd, school)
    assert not crowd.refusals


def test_a_replica_is_taken_away_and_the_other_goes_on(school: School) -> None:
    with Pressing(school) as crowd:
        crowd.until_more()
        assert school.room.replicas[1].stop() == 0
        crowd.until_more()
    school.room.start_replica(1)
    assert_all_is_well(crowd, school)
    assert not crowd.refusals


def test_the_database_is_started_again(school: School, database: Postgres) -> None:
    with Pressing(school) as crowd:
        crowd.until_more()
        database.stop()
        crowd.until_notices()
        database.start()
        crowd.until_more()
    assert_all_is_well(crowd, school)
    assert not crowd.refusals


def test_the_database_loses_its_power(school: School, database: Postgres) -> None:
    with Pressing(school) as crowd:
        crowd.until_more()
        database.crash()
        crowd.until_notices()
        database.start()
        crowd.until_more()
    assert_all_is_well(crowd, school)
    assert not crowd.refusals


def test_the_clock_of_one_replica_is_set_back_two_hours_and_then_forward(school: School, tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("0")
    with replaced(school, 1, [sys.executable, str(HERE / "stepped_clock.py"), str(clock)]), Pressing(school) as crowd:
        crowd.until_more()
        for off in (-2 * HOUR, 2 * HOUR, 0):
            step = tmp_path / "step"
            step.write_text(str(off))
            step.replace(clock)
            crowd.until_more()
    assert_all_is_well(crowd, school)
    # A check that begins by one clock and ends by another is too old, or not begun yet: Check is pressed again.
    assert {(reply.status, reply.message["reason"]) for reply in crowd.refusals} <= {(410, "token-expired")}


def test_the_disk_is_full_and_there_is_room_again(fake_kernel: object) -> None:
    environment = {"PYTHONPATH": str(TINY)}
    with Classroom(database="sqlite://", groups=GROUPS, settings=SETTINGS, environment=environment) as room:
        school = School(room, fake_kernel)  # type: ignore[arg-type]
        disk = room.folder / "disk"
        disk.mkdir()
        mount = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
        mount += ['mount -t tmpfs -o size=2m none "$0" && exec "$@"', str(disk)]
        url = f"sqlite:///{disk / 'class.sqlite'}"
        with replaced(school, 0, [*mount, sys.executable, "-m", "math4ml_ext.hub"], MATH4ML_DATABASE_URL=url) as pid:
            filler = Path(f"/proc/{pid}/root{disk}/filler")
            with Pressing(school, 3) as crowd:
                crowd.until_more()
                with suppress(OSError), filler.open("wb", buffering=0) as file:
                    while file.write(bytes(4096)):
                        pass
                crowd.until_notices()
                filler.unlink()
                crowd.until_more()
            assert any("is full. Make some room" in notice for notice in crowd.notices)
            for name in crowd.names:
                (progress,) = school.api("GET", "progress", token=school.token(name)).message["exercises"]
                assert progress["checks"] == sum(user == name for user, _ in crowd.told.values())
            assert not crowd.refusals
            assert_nobody_saw_a_fault(crowd, school)


def test_the_database_hangs_and_answers_again(school: School, database: Postgres) -> None:
    """It accepts everything and answers nothing. What needs no database goes on; what does says what is the matter."""
    token = school.token(school.learner())
    with Pressing(school) as crowd:
        crowd.until_more()
        database.freeze()
        try:
            for _ in range(3):  # a crowd is waiting for the database meanwhile
                assert send("GET", f"{school.room.replica_urls[0]}health").message == {"alive": True}
                assert school.api("POST", "checks", DOUBLE, token=token).status == 200
                ready = send("GET", f"{school.room.replica_urls[0]}ready")
                assert (ready.status, ready.message["database"]) == (503, False)
            reply = school.press(token, {"double": lambda x: 2 * x})
            assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", False)
            crowd.until_notices()
        finally:
            database.thaw()
        crowd.until_more()
    assert_all_is_well(crowd, school)
    assert not crowd.refusals
    while send("GET", f"{school.room.replica_urls[0]}ready").status != 200:
        pass  # it tries again in some seconds; the crowd may have been served by the other replica alone


def test_somebody_locks_the_tables_and_lets_go_of_them(school: School, database: Postgres) -> None:
    other = create_engine(school.room.database)
    with Pressing(school) as crowd:
        crowd.until_more()
        with other.begin() as connection:
            connection.execute(text("LOCK TABLE checks, standings IN ACCESS EXCLUSIVE MODE"))
            crowd.until_notices()
            assert send("GET", f"{school.room.replica_urls[0]}health").message == {"alive": True}
        crowd.until_more()
    other.dispose()
    assert_all_is_well(crowd, school)
    assert not crowd.refusals
