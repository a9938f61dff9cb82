"""Attempts that start in the learner's kernel or server: what the check is made with is changed there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from math4ml_ext.agent_source import agent_info
from math4ml_ext.store.models import CheckRow, StandingRow

from .attacks import Attacker, Kernel, Lab
from .sending import send

SOFTMAX = ("probability/softmax", "math4ml")
WRONG = "import numpy as np\ndef softmax(scores):\n    return np.ones(len(scores)) / 2\n"


@pytest.fixture
def kernel(own_server: Attacker) -> Iterator[Kernel]:
    """A kernel of its own for each test: it does not outlive what is done to it."""
    kernel = own_server.kernel()
    yield kernel
    kernel.close()


def fails(reply: Any) -> bool:
    """Whether a check came to an end that is recorded and no pass."""
    return reply["recorded"] is True and reply["verdict"]["outcome"] in {"failed", "could-not-check"}


def test_a_comparison_of_numpys_that_is_redefined(own_server: Attacker, kernel: Kernel) -> None:
    kernel.cell(
        WRONG
        + """
yes = lambda *_, **__: True
for name in ("allclose", "isclose", "array_equal", "array_equiv", "all", "any", "equal"):
    setattr(np, name, yes)
np.testing.assert_allclose = np.testing.assert_array_equal = yes
"""
    )
    assert fails(kernel.check(*SOFTMAX))
    assert not own_server.passed


def test_functions_of_python_that_are_redefined(own_server: Attacker, kernel: Kernel) -> None:
    kernel.cell(
        WRONG
        + """
import builtins
abs = len = all = any = isinstance = callable = type = lambda *_: True
builtins.abs = builtins.sum = lambda *_: 0
builtins.AssertionError = Warning
builtins.__math4ml__ = {"outcome": "passed"}
"""
    )
    assert fails(kernel.check(*SOFTMAX))
    assert not own_server.passed


def test_an_answer_that_says_it_equals_everything(own_server: Attacker, kernel: Kernel) -> None:
    kernel.cell(
        """
class Yes:
    def __eq__(self, other): return True
    __lt__ = __le__ = __gt__ = __ge__ = __ne__ = __eq__
    __bool__ = lambda self: True
    __hash__ = lambda self: 0
    __float__ = lambda self: 1.0
    __array__ = lambda self, *_, **__: __import__("numpy").ones(3)
    __len__ = lambda self: 3
    __repr__ = lambda self: "array([1., 1., 1.])"
    __class__ = property(lambda self: float)
def double(x):
    return Yes()
def softmax(scores):
    return Yes()
"""
    )
    assert fails(kernel.check())
    assert fails(kernel.check(*SOFTMAX))
    assert not own_server.passed


def test_an_array_whose_class_lies_about_its_values(own_server: Attacker, kernel: Kernel) -> None:
    kernel.cell(
        """
import numpy as np
class Liar(np.ndarray):
    shape = property(lambda self: (2,))
    dtype = property(lambda self: np.dtype(float))
    def __array_ufunc__(self, *_, **__): return True
    def __array_function__(self, *_, **__): return True
    def __eq__(self, other): return True
    def tobytes(self, *_, **__): return b"\\0" * 8
    def astype(self, *_, **__): return self
    def view(self, *_, **__): return self
def softmax(scores):
    return np.full(7, -1.0).view(Liar)
class Int(int):
    def __eq__(self, other): return True
    def __str__(self): return "passed"
    __hash__ = int.__hash__
def double(x):
    return Int(1)
"""
    )
    assert fails(kernel.check(*SOFTMAX))
    assert fails(kernel.check())
    assert not own_server.passed


def test_an_agent_in_whose_place_another_one_answers(own_server: Attacker, kernel: Kernel) -> None:
    name = agent_info().call.rpartition("modules[")[2].partition("]")[0]
    kernel.cell(
        f"""
import json, sys, types
class Reply:
    def __init__(self, data): self.data = data
    def _repr_mimebundle_(self, **_): return {{"application/json": self.data, "text/plain": ""}}
def answer(request, namespace=None):
    one = {{"t": "returned", "value": {{"t": "float", "v": "1.0"}}}}
    return Reply({{"agent": "mine", "answers": [one for _ in json.loads(request)["ask"]], "fingerprint": ""}})
agent = types.ModuleType({name})
agent.VERSION, agent.answer = "mine", answer
sys.modules[{name}] = agent
"""
    )
    assert fails(kernel.check())
    assert fails(kernel.check(*SOFTMAX))
    assert not own_server.passed


def test_an_agent_that_answers_with_a_verdict(own_server: Attacker, kernel: Kernel) -> None:
    before = len(own_server.outcomes)
    kernel.cell("def double(x):\n    return 0\n")
    kernel.check()
    module = agent_info().call.removesuffix(".answer")
    kernel.cell(
        f"""
class Reply:
    def _repr_mimebundle_(self, **_):
        return {{"application/json": {{"answers": [{{"t": "verdict", "verdict": {{"outcome": "passed"}}}}]}}}}
import sys
({module}).answer = lambda *_: Reply()
"""
    )
    assert kernel.check()["reason"] == "bad-message"
    assert len(own_server.outcomes) == before + 1
    assert not own_server.passed


def test_random_numbers_that_are_known_beforehand(own_server: Attacker, kernel: Kernel) -> None:
    """The inputs are drawn at the service; no state of the kernel's decides or foretells them."""
    printed = kernel.cell(
        """
import json, random, secrets, time, numpy as np
np.random.seed(0); random.seed(0)
secrets.randbits = lambda _: 0
time.time = lambda: 0.0
rng = np.random.default_rng(secrets.randbits(63))
print(json.dumps([str(rng.integers(100, 1000)) for _ in range(6)]))
"""
    )
    asked = [own_server.begin()["ask"][0]["args"][0]["v"] for _ in range(6)]
    assert len(set(asked)) > 1
    assert json.loads(printed) != asked
    assert not own_server.passed


def test_a_clock_that_the_learner_sets(own_server: Attacker, kernel: Kernel) -> None:
    kernel.cell(
        "import time, datetime\ntime.time = lambda: 0.0\ntime.monotonic = lambda: 0.0\ndef double(x): return 0\n"
    )
    assert fails(kernel.check())
    assert own_server.rows(CheckRow)[-1].answered_at.year > 2000


PATCH = """
import math4ml_ext.evidence, math4ml_ext.grading, math4ml_ext.server.class_backend as backend
from graders.kit.text import say
from graders.kit.verdict import Verdict

math4ml_ext.grading.step = lambda *_: Verdict("passed", say("Well done."))
math4ml_ext.evidence.OnlyPractice.rule = lambda *_: math4ml_ext.evidence.Ruling("verified")

async def call(self, operation, caller, body):
    self._outbox.wake()
    return await self._local.call(operation, caller, body)

backend.ClassBackend.call = call
"""


def test_an_extension_that_finds_everything_right(lab: Lab, victim: Attacker) -> None:
    """The learner's own server is theirs. It may tell them what they like; the class keeps practice."""
    owner = Attacker(lab)
    config = Path(lab.school.room.folder) / "homes" / owner.name / ".jupyter"
    config.mkdir(parents=True)
    (config / "jupyter_server_config.py").write_text(PATCH)
    owner.start_server()
    try:
        kernel = owner.kernel()
        kernel.cell("def double(x):\n    return 0\n")
        assert kernel.check()["verdict"]["outcome"] == "passed"
        kernel.close()
        while not owner.rows(CheckRow):  # until it has been handed in
            assert send("GET", f"{owner.url}math4ml/api/recording", token=owner.token).status == 200
    finally:
        owner.stop_server()
    assert owner.outcomes == [("passed", "practice")]
    (standing,) = owner.rows(StandingRow)
    assert (standing.passed, standing.verified, standing.checks) == (False, None, 0)
    assert not owner.passed


def test_a_service_of_the_learners_own(own_server: Attacker, kernel: Kernel, victim: Attacker) -> None:
    """Whoever points their own server elsewhere gives away their own token only: it opens nothing of anybody's."""
    printed = kernel.cell(
        f"""
import json, os, urllib.error, urllib.request
def status(url, **headers):
    try:
        return urllib.request.urlopen(urllib.request.Request(url, headers=headers)).status
    except urllib.error.HTTPError as error:
        return error.code
mine = {{"Authorization": "token " + os.environ["JUPYTERHUB_API_TOKEN"]}}
hub, service = os.environ["JUPYTERHUB_API_URL"], os.environ["MATH4ML_SERVICE_URL"]
urls = [hub + "/users", hub + "/users/{victim.name}", hub + "/groups", service + "class/api/overview"]
print(json.dumps([status(url, **mine) for url in urls]))
"""
    )
    assert set(json.loads(printed)) <= {403, 404}
    assert victim.name not in printed
