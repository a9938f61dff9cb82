"""A home whose file system refuses to lock keeps progress all the same.

The file system here refuses as a real one does: the kernel answers every request for a lock with an error
(`no_locks.py`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from math4ml_ext.checks import CheckRecord
from math4ml_ext.store import Store, home
from math4ml_ext.store.home import connect, release_stale_lock, way_to_open
from math4ml_ext.store.trouble import trouble

Made = Callable[..., CheckRecord]
HERE = Path(__file__).parent
PREPARE = f"""
import os, signal, sys
from dataclasses import replace
sys.path.insert(0, {str(HERE)!r})
from conftest import FIRST
from math4ml_ext.errors import StoreTrouble
from math4ml_ext.store import Store
store = Store("sqlite:///" + sys.argv[1])
"""
REFUSALS = {"ENOLCK": 37, "EAGAIN": 11, "EINVAL": 22, "ENOSYS": 38, "EOPNOTSUPP": 95, "EIO": 5}
"""What file systems say that do not lock."""


def run(
    no_locks: list[str], database: Path, code: str, refusal: int = REFUSALS["ENOLCK"]
) -> subprocess.CompletedProcess[str]:
    """Run a program on a file system without locks."""
    command = [*no_locks, str(refusal), sys.executable, "-c", PREPARE + code, str(database)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


RECORD = """
store.record(replace(FIRST, check=sys.argv[1][-16:] + str(os.getpid())))
print(store.progress("ada")[0].checks)
"""


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_progress_is_kept_and_found_again(no_locks: list[str], path: Path, refusal: int) -> None:
    for count in ("1", "2"):
        done = run(no_locks, path, RECORD, refusal)
        assert (done.stdout.strip(), done.stderr) == (count, "")
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_was_kept_before_in_a_home_with_locks_is_still_there(
    no_locks: list[str], path: Path, store: Store, made: Made
) -> None:
    store.record(made())
    copy = path.with_name("copy.sqlite")
    for part in path.parent.glob("progress.sqlite*"):  # as a killed server leaves it: all of it is in the log
        shutil.copy(part, copy.with_name(part.name.replace("progress", "copy")))
    assert run(no_locks, copy, RECORD).stdout.strip() == "2"


def test_what_was_kept_without_locks_is_found_in_a_home_with_locks(
    no_locks: list[str], path: Path, store: Store, made: Made
) -> None:
    assert run(no_locks, path, RECORD).stdout.strip() == "1"
    store.record(made())
    assert store.progress("ada")[0].checks == 2


def test_two_servers_on_one_home_lose_nothing(no_locks: list[str], path: Path) -> None:
    """One waits for the other; what is told as not saved is not saved, and everything else is."""
    code = """
kept = 0
for number in range(60):
    try:
        store.record(replace(FIRST, check=f"{os.getpid()}-{number}"))
        kept += 1
    except StoreTrouble as trouble:
        assert "another program is writing" in trouble.sentence, trouble.sentence
print(kept)
"""
    assert run(no_locks, path, "store.open()").returncode == 0
    command = [*no_locks, str(REFUSALS["ENOLCK"]), sys.executable, "-c", PREPARE + code, str(path)]
    servers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [server.communicate()[0] for server in servers]
    assert [server.returncode for server in servers] == [0, 0]
    store = Store(f"sqlite:///{path}")
    assert store.progress("ada")[0].checks == sum(map(int, said)) > 0
    store.close()


def test_a_server_that_was_killed_in_the_middle_stops_nobody_for_long(no_locks: list[str], path: Path) -> None:
    killed = run(no_locks, path, RECORD + "store.write(lambda _: os.kill(os.getpid(), signal.SIGKILL))")
    assert killed.stdout.strip() == "" or killed.stdout.strip() == "1"
    lock = path.with_name(path.name + ".lock")
    assert lock.exists()
    held = run(no_locks, path, "try: store.record(FIRST)\nexcept StoreTrouble as trouble: print(trouble.sentence)")
    assert "another program is writing" in held.stdout
    long_ago = time.time() - 60
    os.utime(lock, (long_ago, long_ago))
    assert run(no_locks, path, RECORD).stdout.strip() == "2"
    assert not lock.exists()


def test_a_lock_that_is_in_use_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(connect(path, "dotfile", timeout=0)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert not release_stale_lock(path)
        connection.execute("ROLLBACK")
    assert not release_stale_lock(path)


@pytest.mark.parametrize("kind", ["nfs4", "nfs", "cifs", "fuse.sshfs", "lustre", "ext4", "tmpfs"])
def test_a_write_ahead_log_is_for_file_systems_of_this_machine(
    kind: str, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its index is shared memory, and two machines share none. What is mounted is read as Linux writes it."""
    device = tmp_path.stat().st_dev
    mounts = tmp_path / "mountinfo"
    numbers = f"{os.major(device)}:{os.minor(device)}"
    mounts.write_text(f"22 1 0:20 / /proc rw - proc proc rw\n36 35 {numbers} / /home rw - {kind} server:/home rw\n")
    monkeypatch.setattr(home, "_MOUNTS", mounts)
    path.parent.mkdir()
    assert way_to_open(path) == ("wal" if kind in ("ext4", "tmpfs") else "journal")
    mode = "wal" if kind in ("ext4", "tmpfs") else "delete"
    with closing(connect(path, way_to_open(path), timeout=1)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == (mode,)


def test_a_log_that_was_deleted_takes_nothing_with_it(path: Path, store: Store, made: Made) -> None:
    """A server that lives on brings what the deleted log held into the database before it writes again."""
    store.record(made())
    path.with_name(path.name + "-wal").unlink()
    store.record(made())
    code = PREPARE + "print(store.progress('ada')[0].checks)"
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "2"


def test_a_lock_that_stays_is_told_apart_from_one_that_passes() -> None:
    locked = OSError("database is locked")
    assert "is writing to it just now" in trouble(locked, "it").sentence
    told = trouble(locked, "it", locked_seconds=61).sentence
    assert "has kept it locked for minutes. Stop other Jupyter servers of yours, or set Math4ML.database_url" in told
