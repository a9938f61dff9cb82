"""What whoever runs the service sees of it: health, numbers, logs, and that it stops and falls over well."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from math4ml_ext.hub.try_out.classroom import Classroom
from math4ml_ext.hub.try_out.postgres import Postgres, find_binaries
from math4ml_ext.store import Store

from .conftest import GROUPS, SETTINGS, TINY, School, send


def double(x: int) -> int:
    return 2 * x


def listens(url: str) -> bool:
    host, port = urlsplit(url).netloc.split(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


@pytest.fixture(scope="module")
def database() -> Iterator[Postgres]:
    """A PostgreSQL of its own, that may be stopped."""
    binaries = find_binaries()
    assert binaries
    with Postgres(binaries) as server:
        yield server


@pytest.fixture(scope="module")
def own(database: Postgres, fake_kernel: object) -> Iterator[School]:
    """A class whose parts may be stopped, and that waits for its database for as long as a test takes."""
    environment = {"PYTHONPATH": str(TINY)}
    url, settings = database.database(), [*SETTINGS, "--Math4MLService.database_seconds=120"]
    with Classroom(database=url, groups=GROUPS, settings=settings, environment=environment) as room:
        yield School(room, fake_kernel)  # type: ignore[arg-type]


def test_a_service_that_lives_and_can_work_says_so(own: School) -> None:
    assert send("GET", f"{own.room.service_url}health").message == {"alive": True}
    ready = send("GET", f"{own.room.service_url}ready")
    assert (ready.status, ready.message) == (200, {"database": True, "running": True})


def test_without_its_database_it_lives_but_is_not_ready(own: School, database: Postgres) -> None:
    database.stop()
    try:
        assert send("GET", f"{own.room.service_url}health").status == 200
        ready = send("GET", f"{own.room.service_url}ready")
        assert (ready.status, ready.message["database"]) == (503, False)
    finally:
        database.start()
    assert send("GET", f"{own.room.service_url}ready").status == 200


def test_without_its_database_a_verdict_is_given_and_says_that_it_is_not_saved(own: School, database: Postgres) -> None:
    token = own.token(own.learner())
    own.press(token, {"double": double})
    database.stop()
    try:
        reply = own.press(token, {"double": double})
    finally:
        database.start()
    assert (reply["verdict"]["outcome"], reply["recorded"], reply["practice"]) == ("passed", False, False)
    assert "not saved" in reply["notice"]
    assert own.press(token, {"double": double})["recorded"]


def test_without_the_hub_nobody_new_is_let_in(own: School) -> None:
    known, unknown = (own.token(own.learner()) for _ in range(2))
    own.press(known, {"double": double})
    own.room.hub.stop()
    try:
        assert own.press(known, {"double": double})["recorded"]  # it was asked for this one less than a minute ago
        reply = own.api("GET", "progress", token=unknown)
        assert (reply.status, reply.message["reason"]) == (503, "hub-away")
    finally:
        own.room.hub.start(f"{own.room.url}/hub/health")


def test_requests_and_verdicts_are_counted(own: School) -> None:
    own.press(own.token(own.learner()), {"double": double})
    text = send("GET", f"{own.room.service_url}metrics", token=own.token("teacher")).text
    assert 'math4ml_checks_total{outcome="passed",recorded="yes"}' in text
    assert 'route="ChecksAnswers",status="200",verb="POST"' in text
    assert "math4ml_info{version=" in text
    assert "learner-" not in text


def test_logs_are_json_and_hold_nothing_of_what_learners_wrote(own: School) -> None:
    name = own.learner()
    secret = "a sentence that is mine alone"
    own.press(own.token(name), {"echo": secret}, exercise="tiny/echo")

    def mine() -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in own.room.replicas[0].log.splitlines()]
        return [line for line in lines if line.get("user") == name]

    while len(mine()) < 2:  # a request is logged when its reply is on its way
        pass
    assert {(line["verb"], line["route"], line["status"]) for line in mine()} == {
        ("POST", "Checks", 200),
        ("POST", "ChecksAnswers", 200),
    }
    assert secret not in own.room.replicas[0].log


def test_a_check_that_is_being_recorded_is_finished_before_it_stops(own: School) -> None:
    token = own.token(own.learner())
    own.press(token, {"double": double})
    replica, url = own.room.replicas[0], own.room.service_url
    store = Store(own.room.database)
    with ThreadPoolExecutor() as pool:
        with store.engine.begin() as connection:
            connection.exec_driver_sql("LOCK TABLE standings IN ACCESS EXCLUSIVE MODE")
            pressed = pool.submit(own.press, token, {"double": double})
            waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
            while not connection.exec_driver_sql(waiting).scalar():
                assert not pressed.done()
            stopped = pool.submit(replica.stop)
            while listens(url):
                assert not stopped.done()
        assert pressed.result()["recorded"]
        assert stopped.result() == 0
    store.close()
    own.room.start_replica(0)


def test_it_stops_in_good_order(own: School) -> None:
    assert own.room.replicas[0].stop() == 0
    said = [json.loads(line)["message"] for line in own.room.replicas[0].log.splitlines()]
    assert said[-2:] == ["stopping", "stopped"]
    own.room.start_replica(0)


def test_the_hub_can_start_the_service_itself_on_a_file(fake_kernel: object, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(TINY)}
    url = f"sqlite:///{tmp_path / 'class.sqlite'}"
    room = Classroom(managed=True, database=url, groups=GROUPS, settings=SETTINGS, environment=environment)
    with room:
        school = School(room, fake_kernel)  # type: ignore[arg-type]
        while send("GET", f"{room.service_url}health").status != 200:
            assert room.hub.runs
        reply = school.press(school.token("ada"), {"double": double}, url=f"{room.url}/services/math4ml/api/")
        assert (reply["verdict"]["outcome"], reply["recorded"]) == ("passed", True)
