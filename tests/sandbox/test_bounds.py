"""What all processes inside may use together, and what code inside may ask of the machine's kernel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from math4ml_ext import cgroups, sandbox, seccomp
from math4ml_ext.kernels import KernelDied, KernelSession
from math4ml_ext.sandbox import Sandbox, SandboxLimits

MIB = 1024**2
LIMITS = SandboxLimits(memory=1200 * MIB, seconds=120, processes=64, disk=32 * MIB)
FORKS = f"""
import os, time
for _ in range(4):
    if os.fork() == 0:
        try:
            held = bytearray(b"x") * (350 * {MIB})
            time.sleep(30)
        finally:
            os._exit(0)
time.sleep(4)
"""
FILL = """
import os
written = 0
for folder in ('/tmp', '/home/learner', '/dev/shm', '/', '/etc', '/dev', '/home', '/run', '/proc'):
    for number in range(8):
        try:
            with open(f'{folder}/{number}', 'wb') as file:
                for _ in range(32):
                    file.write(bytes(1024**2))
                    file.flush()
                    written += 1
        except OSError:
            pass
print(written)
"""
CALL = """
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
result = libc.syscall({call})
print(result, errno.errorcode.get(ctypes.get_errno()))
"""
REFUSED = {
    "a user namespace": "272, 0x10000000",
    "a user namespace by clone": "56, 0x10000011, 0, 0, 0, 0",
    "a file in memory": "319, b'x', 0",
    "shared memory of no file": "29, 0, 1024, 0o1600",
    "a mount": "165, b'none', b'/tmp', b'tmpfs', 0, 0",
    "another process's memory": "101, 16, 1, 0, 0",
    "an io_uring": "425, 1, bytes(200)",
    "a program for the kernel": "321, 5, bytes(100), 100",
    "a key": "248, b'user', b'x', b'y', 1, -2",
}


pytestmark = pytest.mark.usefixtures("sandboxes")


def as_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the sandbox made as it is for a user who is not root: in a user namespace."""
    monkeypatch.setattr(sandbox, "_is_root", lambda: False)


def without_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no control group made, as for a user to whom none is delegated."""
    monkeypatch.setattr(sandbox, "make_control_group", lambda *_: None)


@pytest.fixture(scope="module", params=["root", "somebody"])
def kernel(request: pytest.FixtureRequest) -> Iterator[KernelSession]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        if request.param == "somebody":
            as_somebody(monkeypatch)
        with Sandbox(limits=LIMITS) as around, KernelSession(sandbox=around) as session:
            yield session


def said(kernel: KernelSession, source: str, seconds: float = 30) -> str:
    result = kernel.run(source, seconds)
    return result.stdout.strip() if result.ok else f"raised {getattr(result.error, 'exception', '')}"


def test_files_end_in_total_wherever_they_are_written(kernel):
    disk, shared = 32, 16
    assert 0 < int(said(kernel, FILL)) <= disk + shared
    said(kernel, "import glob\nfor one in glob.glob('/tmp/[0-9]') + glob.glob('/dev/shm/[0-9]'): os.remove(one)")


@pytest.mark.parametrize("folder", ["/", "/etc", "/dev", "/home", "/usr", "/proc"])
def test_nothing_else_can_be_written(kernel, folder):
    assert said(kernel, f"open({folder} + '/mine', 'w')".replace(folder, repr(folder), 1)) in (
        "raised OSError",
        "raised PermissionError",
        "raised FileNotFoundError",
    )


def test_processes_end_in_total(kernel):
    source = """
import os, time
pids = []
try:
    while len(pids) < 500:
        pid = os.fork()
        if pid == 0:
            time.sleep(20)
            os._exit(0)
        pids.append(pid)
except BlockingIOError:
    pass
for pid in pids:
    os.kill(pid, 9)
    os.waitpid(pid, 0)
print(len(pids))
"""
    assert 0 < int(said(kernel, source)) < LIMITS.processes


@pytest.mark.skipif(seccomp.program() is None, reason="The system calls of this processor are not known.")
@pytest.mark.parametrize("call", REFUSED.values(), ids=REFUSED)
def test_what_code_needs_for_nothing_but_an_attack_is_refused(kernel, call):
    if seccomp.platform.machine() != "x86_64":
        pytest.skip("These are the numbers of x86-64.")
    assert said(kernel, CALL.format(call=call)) == "-1 EPERM"


def test_what_programs_need_goes_on_working(kernel):
    source = """
import multiprocessing, subprocess, threading, tempfile, socket
lock = multiprocessing.get_context("fork").Lock()
thread = threading.Thread(target=lock.acquire)
thread.start(); thread.join()
first, second = socket.socketpair()
with tempfile.NamedTemporaryFile() as file:
    file.write(b"x")
print(subprocess.run(["/usr/bin/env", "echo", "there"], capture_output=True, text=True).stdout)
"""
    assert said(kernel, source) == "there"


@pytest.mark.parametrize("how", [[], [as_somebody], [without_groups], [as_somebody, without_groups]])
def test_memory_ends_in_total(monkeypatch: pytest.MonkeyPatch, how):
    for change in how:
        change(monkeypatch)
    with Sandbox(limits=LIMITS) as around, KernelSession(sandbox=around) as session:
        with suppress(KernelDied):  # a group ends one of the processes, a watchdog all of them
            session.run(FORKS, 30)
        assert around.peak is not None
        # A watchdog looks some times a second; a group is exact.
        room = 400 * MIB if without_groups in how else 8 * MIB
        assert 1000 * MIB < around.peak <= LIMITS.memory + room


def test_what_processes_share_is_counted_once():
    """Four forks of a kernel that holds much are no four kernels."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        without_groups(monkeypatch)
        with Sandbox(limits=LIMITS) as around, KernelSession(sandbox=around) as session:
            session.run(f"held = bytearray(b'x') * (350 * {MIB})")
            ran = session.run(FORKS.replace("held = ", "# "), 30)
        assert ran.ok


def test_a_group_is_gone_with_its_sandbox_and_so_are_those_of_the_dead(tmp_path: Path):
    with Sandbox(limits=LIMITS) as around, KernelSession(sandbox=around) as session:
        group = around._group
        if group is None:
            pytest.skip("No control group can be made here.")
        assert said(session, "print(1)") == "1"
        assert any((folder / "cgroup.procs").read_text() for folder in group.folders)
        left = [folder.with_name("math4ml-4194305-left") for folder in group.folders]
        for folder in left:
            folder.mkdir()
    assert not any(folder.exists() for folder in group.folders)
    with Sandbox(limits=LIMITS):
        assert not any(folder.exists() for folder in left)


def test_a_group_of_version_2_is_made_beside_a_group_that_has_processes(tmp_path: Path):
    parent, own = tmp_path / "slice", tmp_path / "slice" / "service"
    own.mkdir(parents=True)
    for folder, controllers in ((parent, "cpu memory pids"), (own, "")):
        (folder / "cgroup.procs").write_text("")
        (folder / "cgroup.subtree_control").write_text(controllers)
    group = cgroups._version_2(own, 1000, 10)
    assert group is not None
    (made,) = group.folders
    assert (made.parent, (made / "memory.max").read_text(), (made / "pids.max").read_text()) == (parent, "1000", "10")
