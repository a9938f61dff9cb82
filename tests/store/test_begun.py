"""A check that was answered once is answered in no other way, and is counted until it is finished; in both dialects."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import select

from graders.kit.text import say
from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord
from math4ml_ext.errors import UsedToken
from math4ml_ext.hub.try_out.postgres import Postgres
from math4ml_ext.store import Store
from math4ml_ext.store.models import BEGUN, CheckRow, StandingRow

Made = Callable[..., CheckRecord]
PASSED = Verdict("passed", say("Passed."))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, store: Store) -> Iterator[Store]:
    if request.param == "sqlite":
        yield store
        return
    server: Postgres = request.getfixturevalue("postgres")
    other = Store(server.database())
    yield other
    other.close()


def standing(store: Store) -> StandingRow:
    return store.read(lambda connection: connection.execute(select(StandingRow)).one())  # type: ignore[return-value]


def outcomes(store: Store) -> list[str]:
    return store.read(lambda connection: [*connection.execute(select(CheckRow.outcome)).scalars()])


def test_a_check_that_is_begun_is_counted_until_it_is_finished(store: Store, made: Made) -> None:
    check = made(answers=("a",))
    assert store.begin(check) is None
    assert (standing(store).unfinished, standing(store).checks, outcomes(store)) == (1, 0, [BEGUN])
    store.record(replace(check, answers=("a", "b")))
    assert (standing(store).unfinished, standing(store).checks, outcomes(store)) == (0, 1, ["failed"])


def test_fifty_that_are_never_finished_are_fifty(store: Store, made: Made) -> None:
    for number in range(50):
        store.begin(made(answers=(str(number),)))
    assert (standing(store).unfinished, standing(store).passed, len(outcomes(store))) == (50, False, 50)
    (progress,) = store.progress("ada")
    assert (progress.checks, progress.passed, progress.last) == (0, False, None)


def test_the_same_answers_once_more_do_no_harm(store: Store, made: Made) -> None:
    check = made(answers=("a",))
    assert [store.begin(check), store.begin(check)] == [None, None]
    assert standing(store).unfinished == 1


def test_other_answers_are_refused_whether_they_go_on_or_finish(store: Store, made: Made) -> None:
    check = made(answers=("wrong",))
    store.begin(check)
    with pytest.raises(UsedToken):
        store.begin(replace(check, answers=("another",)))
    with pytest.raises(UsedToken):
        store.record(replace(check, answers=("right",), verdict=PASSED))
    assert (standing(store).passed, outcomes(store)) == (False, [BEGUN])


def test_every_round_is_bound_and_not_the_first_alone(store: Store, made: Made) -> None:
    check = made(answers=("a",))
    store.begin(check)
    store.begin(replace(check, answers=("a", "b")))
    with pytest.raises(UsedToken):
        store.record(replace(check, answers=("a", "c"), verdict=PASSED))
    assert store.record(replace(check, answers=("a", "b", "c"), verdict=PASSED)) == PASSED


def test_a_finished_check_is_looked_into_no_more(store: Store, made: Made) -> None:
    check = made(answers=("a",))
    store.record(check)
    assert store.begin(replace(check, answers=("b",))) == check.verdict
    assert store.record(replace(check, answers=("c",), verdict=PASSED)) == check.verdict
    assert (standing(store).unfinished, standing(store).checks) == (0, 1)


def test_of_many_different_answers_at_the_same_moment_one_counts(store: Store, made: Made) -> None:
    """A pass among them is one of them: whoever guesses twenty times at once has guessed once."""
    check = made()
    store.open()
    start = Barrier(8)

    def guess(number: int) -> str:
        start.wait()
        mine = replace(check, answers=(str(number),), verdict=PASSED)
        try:
            return "looked" if number and store.begin(mine) is None else store.record(mine).outcome
        except UsedToken:
            return "refused"

    with ThreadPoolExecutor(8) as pool:
        came = sorted(pool.map(guess, range(8)))
    assert came.count("looked") <= 1
    assert came == ["looked", *["refused"] * 7] or set(came) == {"passed"}


def test_a_check_that_is_finished_is_news_to_whoever_watches(store: Store, made: Made) -> None:
    """What has changed is found by the numbers of checks."""
    check = made(answers=("a",))
    store.begin(check)
    ids = select(CheckRow.id)
    before = store.read(lambda connection: connection.execute(ids).scalar_one())
    store.record(replace(check, answers=("a", "b")))
    assert store.read(lambda connection: connection.execute(ids).scalar_one()) > before
