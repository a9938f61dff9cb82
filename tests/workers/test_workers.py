"""Grading in processes that are killed when they take too much, and never in the one that asks them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest

from graders.kit.queries import Returned
from math4ml_ext import codec
from math4ml_ext.courses import Courses
from math4ml_ext.errors import AnswersDoNotFit, BadMessage, UnknownExercise
from math4ml_ext.grading import NOTHING, Graded, Grading, Job
from math4ml_ext.workers import Bounds, Workers

COURSES = Path(__file__).parents[1] / "courses"


def job(what: Any, *, exercise: str = "heavy/what", **more: Any) -> Job:
    answers = [[codec.answer_to_wire(Returned(what))]]
    return Job("heavy", exercise, 1, msgspec.Raw(msgspec.json.encode(answers)), NOTHING, **more)


@pytest.fixture(scope="module")
def path() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(COURSES / "heavy"))
        patch.setenv("MATH4ML_SECRET", "only the service knows it")
        patch.setenv("JUPYTERHUB_API_TOKEN", "only the service knows it")
        patch.syspath_prepend(str(COURSES / "heavy"))
        yield


@pytest.fixture(scope="module")
def workers(path: None) -> Iterator[Workers]:
    workers = Workers(["heavy"], count=2, bounds=Bounds(cpu_seconds=0.5, wall_seconds=2.0, megabytes=64))
    yield workers
    workers.close()


def made(graded: Graded) -> str:
    assert graded.verdict is not None
    return graded.verdict.message.plain().removeprefix("It made ").removesuffix(".").strip("`")


def test_a_worker_says_what_this_process_would(workers: Workers) -> None:
    here = Grading(Courses.load(["heavy"]))
    for what in ("right", ["a", 1], None, 2.5):
        assert workers.grade(job(what, next_seed=2)) == here.grade(job(what, next_seed=2))
    assert workers.grade(Job("heavy", "heavy/what", 1)) == here.grade(Job("heavy", "heavy/what", 1))


def test_it_is_another_process(workers: Workers) -> None:
    assert made(workers.grade(job("pid"))) not in {str(os.getpid()), str(workers.pid)}


@pytest.mark.parametrize("what", ["spin", "multiply", "sleep", "hoard", "exit", "crash"])
def test_what_takes_too_much_is_stopped_and_the_next_check_is_graded(workers: Workers, what: str) -> None:
    for _ in range(3):  # more often than there are workers
        graded = workers.grade(job(what))
        assert graded.verdict is not None
        assert graded.verdict.outcome == "could-not-check"
    assert made(workers.grade(job("right"))) == "right"


def test_what_a_worker_that_is_stopped_says(workers: Workers) -> None:
    verdict = workers.grade(job("spin")).verdict
    assert verdict is not None
    assert verdict.message.plain() == (
        "Checking this answer took too much time or memory, so it was stopped. Nothing of yours is lost. "
        "Does the code return far more than it was asked for?"
    )


def test_others_are_graded_while_one_is_stopped(workers: Workers) -> None:
    with ThreadPoolExecutor(1) as thread:
        slow = thread.submit(workers.grade, job("sleep"))
        for _ in range(5):
            assert made(workers.grade(job("right"))) == "right"
        assert not slow.done()
        assert slow.result().verdict.outcome == "could-not-check"  # type: ignore[union-attr]


def test_a_worker_that_has_grown_is_replaced(workers: Workers) -> None:
    for _ in range(4):  # each would be one too many for a worker that has done it before
        assert made(workers.grade(job("grow"))) == "None"


@pytest.mark.parametrize("what", ["raise", "leave"])
def test_a_fault_of_the_course_is_one_and_is_logged_here(
    workers: Workers, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    graded = workers.grade(job(what))
    assert graded.verdict is not None
    assert "fault of the course" in graded.verdict.message.plain()
    assert "grader of heavy/what failed" in caplog.text
    assert "heavy.py" in caplog.text


def test_what_a_course_logs_is_logged_here(workers: Workers, caplog: pytest.LogCaptureFixture) -> None:
    workers.grade(job("log"))
    assert "the course has something to say" in caplog.text


def test_a_worker_is_told_no_secret(workers: Workers) -> None:
    names = made(workers.grade(job("environment")))
    assert "PYTHONPATH" in names
    assert "SECRET" not in names
    assert "TOKEN" not in names


def test_a_verdict_of_megabytes_loses_its_picture_or_is_none(workers: Workers) -> None:
    shown = workers.grade(job(1_200_000)).verdict
    assert shown is not None
    assert (shown.outcome, shown.picture) == ("passed", None)
    unshown = workers.grade(job(3_000_000)).verdict
    assert unshown is not None
    assert "fault of the course" in unshown.message.plain()


@pytest.mark.parametrize(
    ("rounds", "error"),
    [(b"[[], []]", AnswersDoNotFit), (b"[[{}]]", BadMessage), (b"[", BadMessage), (b"7", BadMessage)],
)
def test_what_is_refused_here_is_refused_there(workers: Workers, rounds: bytes, error: type[Exception]) -> None:
    refused = Job("heavy", "heavy/what", 1, msgspec.Raw(rounds))
    with pytest.raises(error) as there:
        workers.grade(refused)
    with pytest.raises(error) as here:
        Grading(Courses.load(["heavy"])).grade(refused)
    assert str(there.value) == str(here.value)


def test_an_exercise_that_is_not_there(workers: Workers) -> None:
    with pytest.raises(UnknownExercise):
        workers.grade(job(1, exercise="heavy/nothing"))


def test_a_fork_server_that_was_killed_is_started_again(workers: Workers) -> None:
    workers.grade(job("exit"))
    workers.grade(job("exit"))  # so that both workers have to be forked again
    assert workers.pid is not None
    os.kill(workers.pid, signal.SIGKILL)
    assert made(workers.grade(job("right"))) == "right"


def test_an_idle_worker_that_was_killed_takes_no_check_with_it(workers: Workers) -> None:
    pids = {made(workers.grade(job("pid"))) for _ in range(4)}
    for pid in pids:
        os.kill(int(pid), signal.SIGKILL)
    assert made(workers.grade(job("right"))) == "right"
    assert made(workers.grade(job("right"))) == "right"


def test_nothing_is_left_running(path: None) -> None:
    workers = Workers(["heavy"], count=1)
    pid = int(made(workers.grade(job("pid"))))
    workers.close()
    assert workers.pid is None
    for _ in range(1000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        os.sched_yield()
        Path("/proc/loadavg").read_text()
    assert Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z"
