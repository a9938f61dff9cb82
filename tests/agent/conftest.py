from __future__ import annotations

import gc
import json
import os
import sys
import venv
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import msgspec
import pytest
from packaging.requirements import Requirement

from graders.kit.queries import Answer, Call, Query, Value
from math4ml_ext import agent, codec
from math4ml_ext.kernels import KernelSession
from math4ml_ext.protocol import KernelReply, KernelRequest, Limits, encode

QUICK = Limits(call_seconds=0.3, check_seconds=5.0)


class Learner:
    """The learner's names, asked as a front end asks: everything goes through the wire's JSON, both ways."""

    def ask(self, *asks: Query, limits: Limits = QUICK, **rest: Any) -> list[Answer]:
        reply = self.reply(KernelRequest(ask=codec.queries_to_wire(asks), limits=limits, **rest))
        return codec.answers_from_wire(reply.answers)

    def call(self, function: str, *args: Any, limits: Limits = QUICK, **kwargs: Any) -> Answer:
        return self.ask(Call(function, args, kwargs), limits=limits)[0]

    def value(self, name: str, limits: Limits = QUICK) -> Answer:
        return self.ask(Value(name), limits=limits)[0]

    def fingerprint(self, *names: str) -> str:
        return self.reply(KernelRequest(ask=[], names=list(names))).fingerprint

    def run(self, source: str) -> None:
        raise NotImplementedError

    def reply(self, request: KernelRequest) -> KernelReply:
        raise NotImplementedError


class HereLearner(Learner):
    """In this process."""

    def __init__(self, source: str = "", **names: Any) -> None:
        self.namespace: dict[str, Any] = {"__name__": "__main__", **names}
        self.run(source)

    def run(self, source: str) -> None:
        exec(compile(source, f"<cell {len(self.namespace)}>", "exec"), self.namespace)

    def reply(self, request: KernelRequest) -> KernelReply:
        # Hypothesis listens to this process's garbage collector. A call whose time is up just then is stopped in the
        # listener, from where no exception comes out.
        gc.disable()
        try:
            data = agent.answer(encode(request).decode(), self.namespace).data
        finally:
            gc.enable()
        return msgspec.json.decode(json.dumps(data, ensure_ascii=False, allow_nan=False), type=KernelReply)


class KernelLearner(Learner):
    """In a kernel."""

    def __init__(self, session: KernelSession) -> None:
        self.session = session

    def run(self, source: str) -> None:
        result = self.session.run(source)
        assert result.ok, result

    def reply(self, request: KernelRequest) -> KernelReply:
        return self.session.ask(request)


@pytest.fixture
def learner() -> Callable[..., HereLearner]:
    """Make a learner in this process from the source of a cell, or from names and values."""
    return HereLearner


@pytest.fixture(scope="session")
def jupyter_dirs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders of Jupyter's own, so that a test neither sees nor changes those of whoever runs it."""
    home = tmp_path_factory.mktemp("jupyter")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"):
            patch.setenv(f"JUPYTER_{name}", str(home / name.lower()))
        patch.setenv("IPYTHONDIR", str(home / "ipython"))
        patch.setenv("JUPYTER_PATH", str(home / "share"))
        yield home


@pytest.fixture(scope="module")
def session(jupyter_dirs: Path) -> Iterator[KernelSession]:
    """A real kernel; the tests of a module share it."""
    with KernelSession() as session:
        session.run("import numpy as np")
        yield session


@pytest.fixture
def in_kernel() -> Callable[[KernelSession], KernelLearner]:
    """Make a learner in a kernel that the test has started itself."""
    return KernelLearner


@pytest.fixture
def kernel(session: KernelSession) -> KernelLearner:
    """A learner in a real kernel."""
    return KernelLearner(session)


@pytest.fixture(scope="session")
def bare_kernel_name(jupyter_dirs: Path) -> str:
    """A kernel in an environment of its own that has ipykernel and what that needs, but neither numpy nor Math4ML."""
    folder = jupyter_dirs / "bare"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / "bin" / "python"
    (packages,) = folder.glob("lib/python*/site-packages")
    for name in sorted(_needed_by("ipykernel")):
        _link(name, packages)
    spec = jupyter_dirs / "share" / "kernels" / "bare"
    spec.mkdir(parents=True)
    argv = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (spec / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "Bare", "language": "python"}))
    return "bare"


def _needed_by(name: str, known: set[str] | None = None) -> set[str]:
    known = set() if known is None else known
    if name not in known:
        known.add(name)
        for line in distribution(name).requires or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                _needed_by(requirement.name, known)
    return known


def _link(name: str, packages: Path) -> None:
    """Make an installed distribution importable from `packages` too."""
    found = distribution(name)
    for top in {file.parts[0] for file in found.files or []} - {"..", "__pycache__"}:
        link = packages / top
        if not link.exists():
            link.symlink_to(Path(str(found.locate_file(top))).resolve())


def pytest_configure() -> None:
    # A deadline would make a slow machine a reason to fail.
    from hypothesis import settings

    settings.register_profile("agent", deadline=None)
    settings.load_profile("agent")
    assert sys.version_info >= (3, 10)
