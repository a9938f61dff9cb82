"""What was committed is brought to the disk at once, by a thread that nobody waits for."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from math4ml_ext.checks import CheckRecord
from math4ml_ext.store import Store
from math4ml_ext.store.sync import Syncer


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads that have synced a file."""
    threads: list[str] = []
    fsync = os.fsync

    def told(file: int) -> None:
        fsync(file)
        threads.append(threading.current_thread().name)

    monkeypatch.setattr(os, "fsync", told)
    return threads


def test_a_check_is_synced_in_another_thread(store: Store, made: Callable[..., CheckRecord], synced: list[str]) -> None:
    store.record(made())
    store._syncer.close()  # type: ignore[union-attr]
    assert "math4ml-sync" in synced
    assert threading.current_thread().name not in synced


def test_a_closed_store_leaves_no_thread_behind(store: Store, made: Callable[..., CheckRecord]) -> None:
    store.record(made())
    store.close()
    assert "math4ml-sync" not in [thread.name for thread in threading.enumerate()]


def test_a_store_that_was_closed_syncs_again_when_it_is_used_again(
    store: Store, made: Callable[..., CheckRecord], synced: list[str]
) -> None:
    store.record(made())
    store.close()
    synced.clear()
    store.record(made())
    store._syncer.close()  # type: ignore[union-attr]
    assert synced


def test_nothing_to_sync_is_no_trouble(tmp_path: Path) -> None:
    syncer = Syncer(tmp_path / "no-such.sqlite")
    syncer.soon()
    syncer.close()
    syncer.close()
