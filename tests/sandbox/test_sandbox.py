"""The walls hold: what really runs in the sandbox finds no network, no secrets, no files, and an end to everything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from math4ml_ext import sandbox
from math4ml_ext.kernels import KernelSession
from math4ml_ext.protocol import TimedOutAnswer
from math4ml_ext.sandbox import NoSandbox, Sandbox, SandboxLimits

MIB = 1024**2


pytestmark = pytest.mark.usefixtures("sandboxes")


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KernelSession]:
    data = tmp_path_factory.mktemp("course") / "data.txt"
    data.write_text("1 2 3")
    os.environ["MATH4ML_TEST_SECRET"] = "hidden"
    limits = SandboxLimits(memory=1536 * MIB, seconds=120, disk=8 * MIB)
    with Sandbox({"data.txt": data}, limits) as around, KernelSession(sandbox=around) as session:
        yield session
    del os.environ["MATH4ML_TEST_SECRET"]


def read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""  # a process that has ended meanwhile


def kernel_folder(kernel: KernelSession) -> str:
    return said(kernel, "import glob; print(*glob.glob('/tmp/math4ml-sandbox-*/*'))")


def said(kernel: KernelSession, source: str) -> str:
    result = kernel.run(source, 30)
    return result.stdout.strip() if result.ok else f"raised {getattr(result.error, 'exception', '')}"


def test_it_runs_the_same_python_with_its_packages(kernel):
    assert said(kernel, "import numpy, matplotlib, math4ml_ext; print(numpy.ones(3) @ numpy.ones(3))") == "3.0"


def test_who_runs_there_is_nobody(kernel):
    assert said(kernel, "import os; print(os.getuid(), os.getgid())") == "65534 65534"


def test_no_variable_of_ours_comes_in(kernel):
    assert said(kernel, "import os; print('MATH4ML_TEST_SECRET' in os.environ)") == "False"


def test_no_variable_of_ours_is_told_to_the_walls_of_which_it_could_be_read(kernel):
    walls = [one for one in Path("/proc").glob("[0-9]*") if "bwrap" in read(one / "cmdline").split("\0")[0]]
    ours = [one for one in walls if kernel_folder(kernel) in read(one / "cmdline")]
    assert ours
    assert "hidden" not in "".join(read(one / "environ") for one in ours)


def test_there_is_no_network_but_its_own(kernel, port_of_a_server_outside: int):
    source = f"import socket; socket.create_connection(('127.0.0.1', {port_of_a_server_outside}), 2)"
    assert said(kernel, source) == "raised ConnectionRefusedError"
    assert said(kernel, "import socket; print([name for _, name in socket.if_nameindex()])") == "['lo']"


def test_no_process_outside_is_seen(kernel):
    assert said(kernel, "import os; print(len([one for one in os.listdir('/proc') if one.isdigit()]) < 5)") == "True"


@pytest.mark.parametrize("path", ["/etc/passwd", "/etc/shadow", "/var/lib", "/home/learner/.ssh"])
def test_no_file_of_the_machine_is_there(kernel, path):
    assert said(kernel, f"import os; print(os.path.exists({path!r}))") == "False"


def test_what_the_course_brings_can_be_read_and_not_changed(kernel):
    assert said(kernel, "print(open('data.txt').read())") == "1 2 3"
    assert said(kernel, "open('data.txt', 'w')") == "raised OSError"


@pytest.mark.parametrize("folder", ["/usr", "/etc", "__import__('sys').prefix"])
def test_programs_and_packages_cannot_be_changed(kernel, folder):
    folder = folder if folder.startswith("__") else repr(folder)
    assert said(kernel, f"open({folder} + '/mine', 'w')") in ("raised OSError", "raised PermissionError")


def test_nothing_can_be_written_where_its_sockets_are(kernel):
    source = "import glob, os; print([os.access(one, os.W_OK) for one in glob.glob('/tmp/math4ml-sandbox-*/*')])"
    shown = said(kernel, source)
    assert "True" not in shown


def test_memory_ends(kernel):
    assert said(kernel, "x = bytearray(4 * 1024**3)") == "raised MemoryError"


def test_the_disk_ends(kernel):
    assert said(kernel, "open('big', 'wb').write(b'x' * 20_000_000)") == "raised OSError"


def test_an_endless_loop_is_stopped_and_the_kernel_goes_on(kernel):
    result = kernel.run("while True:\n    pass", 1)
    assert isinstance(result.error, TimedOutAnswer)
    assert said(kernel, "print('there')") == "there"


def test_it_starts_again_as_if_nothing_had_run(kernel):
    kernel.run("left = 1")
    kernel.restart()
    assert said(kernel, "print('left' in globals(), open('data.txt').read())") == "False 1 2 3"


def test_a_python_is_found_below_a_folder_that_is_empty_inside(monkeypatch: pytest.MonkeyPatch):
    place = Path("/tmp", f"math4ml-python-{os.getpid()}")
    place.mkdir()
    (place / "there").write_text("yes")
    folders = sandbox._interpreter()
    monkeypatch.setattr(sandbox, "_interpreter", lambda: [*folders, place])
    try:
        with Sandbox() as around, KernelSession(sandbox=around) as kernel:
            assert said(kernel, f"print(open({str(place / 'there')!r}).read())") == "yes"
    finally:
        shutil.rmtree(place)


def test_without_bubblewrap_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSandbox, match=r"Install bubblewrap\."):
        Sandbox()


@pytest.fixture
def port_of_a_server_outside() -> Iterator[int]:
    """A server outside, on this machine."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
