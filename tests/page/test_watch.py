"""Pages are told of what changes while they look, whichever replica recorded it, and nothing is lost in between."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from math4ml_ext.hub.classpage.page import ClassPage
from math4ml_ext.hub.classpage.protocol import SetTerm, Term
from math4ml_ext.hub.classpage.watch import AGAIN, Queue, Watches
from math4ml_ext.store import Store
from math4ml_ext.store.classroom import Cursor, Place

from .conftest import PASSED, SOFTMAX, TUESDAY, Check, wrong

pytestmark = pytest.mark.anyio

SOON = 0.02
NEVER = 10**6


def watches(page: ClassPage, *, presence: float = NEVER) -> Watches:
    executor = ThreadPoolExecutor(2)
    loop = asyncio.get_running_loop()
    return Watches(page, lambda *work: loop.run_in_executor(executor, *work), seconds=SOON, presence=presence)


def read(piece: bytes) -> tuple[str, str, Any]:
    fields = dict(line.split(": ", 1) for line in piece.decode().strip().split("\n"))
    return fields.get("id", ""), fields["event"], json.loads(fields["data"])


async def told(queue: Queue, wanted: Callable[[Any], bool]) -> tuple[str, Any]:
    """Wait for an event of which something holds."""
    while True:
        mark, _, data = read(await asyncio.wait_for(queue.get(), 20))
        if wanted(data):
            return mark, data


def of(user: str) -> Callable[[Any], bool]:
    return lambda data: any(row[0] == user and row[4] for row in data["rows"])


async def test_a_check_is_told_as_a_whole_cell(page: ClassPage, check: Check) -> None:
    cursor = page.cursor()
    async with watches(page).events(TUESDAY, cursor) as queue:
        await asyncio.to_thread(check, wrong("divides by the sum"))
        _, data = await told(queue, of("ada"))
    (row,) = data["rows"]
    assert (data["exercises"], data["misconceptions"]) == ([SOFTMAX], ["divides by the sum"])
    assert row[4][0][:3] == [0, 0, 1]


async def test_what_another_replica_records_is_told_too(page: ClassPage, store: Store, check: Check) -> None:
    reading = Store(str(store.url.render_as_string(hide_password=False)))
    other = ClassPage(page._courses, reading)
    async with watches(other).events(TUESDAY, page.cursor()) as queue:
        await asyncio.to_thread(check)
        await told(queue, of("ada"))
    reading.close()


async def test_other_sections_are_not_told_of(page: ClassPage, check: Check) -> None:
    async with watches(page).events(TUESDAY, page.cursor()) as queue:
        await asyncio.to_thread(lambda: check(user="bob", section="monday"))
        await asyncio.to_thread(lambda: check(user="ada"))
        _, data = await told(queue, lambda data: bool(data["rows"]))
    assert [row[0] for row in data["rows"]] == ["ada"]


async def test_who_comes_back_with_a_mark_is_told_everything_since(page: ClassPage, check: Check) -> None:
    all_watches = watches(page)
    check(user="ada")
    async with all_watches.events(TUESDAY, page.cursor()) as queue:
        await asyncio.to_thread(lambda: check(user="bob"))
        mark, _ = await told(queue, of("bob"))
    for user in ("cyd", "dan"):
        check(user=user)
    async with all_watches.events(TUESDAY, Cursor.parse(mark)) as queue:
        _, data = await told(queue, of("cyd"))
    assert {"cyd", "dan"} <= {row[0] for row in data["rows"]}


async def test_who_joins_others_is_told_what_happened_before(page: ClassPage, check: Check) -> None:
    all_watches = watches(page)
    before = page.cursor()
    async with all_watches.events(TUESDAY, before) as first:
        await asyncio.to_thread(check)
        await told(first, of("ada"))
        async with all_watches.events(TUESDAY, before) as second:
            await told(second, of("ada"))
        assert len(all_watches) == 1


async def test_nothing_is_lost_between_reading_the_class_and_listening(page: ClassPage, check: Check) -> None:
    matrix = page.matrix(TUESDAY)
    check()
    async with watches(page).events(TUESDAY, Cursor.parse(matrix.cursor)) as queue:
        await told(queue, of("ada"))


async def test_a_verification_is_told(page: ClassPage, check: Check) -> None:
    check(PASSED)
    async with watches(page).events(TUESDAY, page.cursor()) as queue:
        await asyncio.to_thread(lambda: check(PASSED, evidence="verified"))
        await told(queue, lambda data: any(row[4] and row[4][0][1] & 2 for row in data["rows"]))


async def test_dates_that_are_set_are_told(page: ClassPage) -> None:
    async with watches(page, presence=SOON).events(TUESDAY, page.cursor()) as queue:
        # Set it until it is told: what was set before the first look is no change.
        setting = asyncio.create_task(_set_again_and_again(page))
        _, data = await told(queue, lambda data: bool(data["terms"]))
        setting.cancel()
    assert data["terms"][0]["notebook"] == "probability"


async def _set_again_and_again(page: ClassPage) -> None:
    for minute in range(60):
        term = Term(section="tuesday", notebook="probability", due=f"2026-11-27T22:{minute:02}:00+00:00")
        await asyncio.to_thread(page.set_term, SetTerm("math4ml", term))
        await asyncio.sleep(SOON)


async def test_a_mark_of_another_database_is_told_to_begin_anew(page: ClassPage) -> None:
    async with watches(page).events(TUESDAY, Cursor(10**6, 0)) as queue:
        assert await asyncio.wait_for(queue.get(), 20) == AGAIN


async def test_the_last_page_that_leaves_ends_the_work(page: ClassPage) -> None:
    all_watches = watches(page)
    async with all_watches.events(TUESDAY, page.cursor()):
        async with all_watches.events(Place("math4ml"), page.cursor()):
            assert len(all_watches) == 2
        assert len(all_watches) == 1
    assert len(all_watches) == 0


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
async def test_a_page_that_does_not_read_is_told_to_begin_anew(page: ClassPage, check: Check) -> None:
    async with watches(page).events(TUESDAY, page.cursor()) as queue:
        while not (queue.qsize() and queue._queue[-1] == AGAIN):  # type: ignore[attr-defined]
            await asyncio.to_thread(check, wrong())
    assert queue.qsize() <= 50
