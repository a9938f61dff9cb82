"""Whatever happens to the database, there is a sentence for it, and an end to it. All trouble here is real."""

from __future__ import annotations

import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from math4ml_ext.checks import CheckRecord
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.store import Store

Made = Callable[..., CheckRecord]
PROJECT = Path(__file__).parent.parent.parent
NOBODY = 65534


def checks_of(store: Store) -> int:
    return sum(progress.checks for progress in store.progress("ada"))


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)


def test_a_locked_database_is_waited_for_shortly_and_used_again_later(path: Path, store: Store, made: Made) -> None:
    store.record(made())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreTrouble, match=r"another program is writing to the file .*progress\.sqlite"):
            store.record(made())
    store.record(made())
    assert checks_of(store) == 2


def test_a_full_disk_is_told_and_used_again_when_there_is_room(store: Store, made: Made) -> None:
    store.record(made())

    def fill(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size when that is larger

    event.listen(store.engine, "connect", fill)
    store.engine.dispose()
    with pytest.raises(StoreTrouble, match=r"the disk that holds .* is full\. Make some room"):
        [store.record(made()) for _ in range(100)]
    event.remove(store.engine, "connect", fill)
    before = checks_of(store)
    store.record(made())
    assert checks_of(store) == before + 1


def test_a_write_that_fails_is_told_and_loses_nothing_that_was_kept(store: Store, made: Made) -> None:
    store.record(made())
    with small_files(1), pytest.raises(StoreTrouble, match=r"writing to .* fails\. Is the disk full"):
        store.record(made())
    store.record(made())
    assert checks_of(store) == 2


def test_a_database_that_may_not_be_written_is_told_and_used_again_when_it_may() -> None:
    # Root may write anywhere, so the process gives its rights away after it has opened the store.
    code = f"""
import os, sys, tempfile
from pathlib import Path
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.store import Store
sys.path.insert(0, {str(Path(__file__).parent)!r})
from conftest import FIRST
with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    store = Store(f"sqlite:///{{folder}}/progress.sqlite")
    store.open()
    store.close()
    if os.geteuid() == 0:
        for path in [folder, *folder.iterdir()]:
            os.chown(path, {NOBODY}, {NOBODY})
        os.setegid({NOBODY})
        os.seteuid({NOBODY})
    for path in [*folder.iterdir(), folder]:
        path.chmod(0o500)
    try:
        store.record(FIRST)
    except StoreTrouble as trouble:
        print(trouble.sentence.replace(name, "FOLDER"))
    for path in [folder, *folder.iterdir()]:
        path.chmod(0o700)
    store.record(FIRST)
    print(store.progress("ada")[0].checks)
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    told, checks = run.stdout.splitlines()
    assert told.startswith("Your progress is not saved: the file FOLDER/progress.sqlite cannot be written to. Give")
    assert checks == "1"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, made: Made) -> None:
    (tmp_path / "in the way").write_text("a file")
    store = Store(f"sqlite:///{tmp_path}/in the way/progress.sqlite")
    with pytest.raises(StoreTrouble, match="cannot be reached"):
        store.record(made())
    (tmp_path / "in the way").unlink()
    store.record(made())
    store.close()


def test_a_folder_in_the_place_of_the_file_is_told(path: Path, store: Store, made: Made) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreTrouble, match="cannot be opened"):
        store.record(made())
    path.rmdir()
    store.record(made())


def test_a_damaged_file_is_told_and_a_new_one_is_made_when_it_is_moved_away(
    path: Path, store: Store, made: Made
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all " * 100)
    with pytest.raises(StoreTrouble, match="is damaged"):
        store.record(made())
    path.rename(path.with_suffix(".old"))
    store.record(made())
    assert checks_of(store) == 1


def test_a_file_that_was_deleted_is_made_again(path: Path, store: Store, made: Made) -> None:
    store.record(made())
    for part in path.parent.iterdir():
        part.unlink()
    store.record(made())
    assert checks_of(Store(f"sqlite:///{path}")) == 1


def test_a_file_that_was_replaced_is_the_one_that_is_written_to(
    path: Path, tmp_path: Path, store: Store, made: Made
) -> None:
    other = Store(f"sqlite:///{tmp_path}/other.sqlite")
    other.record(made(user="grace"))
    other.close()
    store.record(made())
    store.close()
    (tmp_path / "other.sqlite").replace(path)
    store.record(made())
    assert (len(store.progress("grace")), checks_of(store)) == (1, 1)


def test_a_database_that_cannot_be_reached_is_told(made: Made, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="the progress database cannot be opened"):
        Store(f"sqlite:///file:{tmp_path}/no-such.sqlite?mode=ro&uri=true").record(made())


def test_a_check_that_was_recorded_survives_a_kill(path: Path) -> None:
    code = f"""
import os, signal, sys
from math4ml_ext.store import Store
sys.path.insert(0, {str(Path(__file__).parent)!r})
from conftest import FIRST
Store("sqlite:///{path}").record(FIRST)
os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False)
    assert run.returncode == -signal.SIGKILL
    store = Store(f"sqlite:///{path}")
    assert checks_of(store) == 1
    store.close()
