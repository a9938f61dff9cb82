from __future__ import annotations

import random
import sys
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit.queries import Call, Opaque, Returned


def test_what_is_printed_is_swallowed(learner: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    asked = learner(
        "import sys\ndef f():\n    print('left over')\n    print('to err', file=sys.stderr, flush=True)\n"
        "    sys.stdout.writelines(['a', 'b'])\n    sys.stdout.buffer.write(b'bytes')\n    sys.stdout.close()\n"
        "    print('after the end')\n    return sys.stdout.isatty()"
    )
    assert asked.call("f") == Returned(False)
    assert capsys.readouterr() == ("", "")


def test_the_streams_are_put_back(learner: Callable[..., Any]) -> None:
    streams = sys.stdout, sys.stderr
    learner("import sys\ndef f(): sys.stdout = sys.stderr = None; 1 / 0").call("f")
    assert (sys.stdout, sys.stderr) == streams


def test_a_right_answer_may_print_fifty_megabytes(learner: Callable[..., Any]) -> None:
    asked = learner("def f():\n    for _ in range(500): print('x' * 100_000)\n    return 1")
    assert asked.call("f") == Returned(1)


WARNS = (
    "import warnings\nimport numpy as np\ndef f():\n    warnings.warn('mind')\n    return np.log(np.zeros(1))[0] < 0"
)


def test_warnings_are_silent_and_leave_no_name(learner: Callable[..., Any]) -> None:
    asked, filters = learner(WARNS), list(warnings.filters)
    before = dict(asked.namespace)
    with warnings.catch_warnings(record=True) as caught:
        assert asked.call("f").value
    assert caught == []
    assert asked.namespace == before
    assert list(warnings.filters) == filters


def test_filters_that_a_function_sets_are_put_back(learner: Callable[..., Any]) -> None:
    filters = list(warnings.filters)
    learner("import warnings\ndef f(): warnings.simplefilter('always')").call("f")
    assert list(warnings.filters) == filters


def test_random_states_are_put_back(learner: Callable[..., Any]) -> None:
    asked = learner(
        "import random\nimport numpy as np\n"
        "def f():\n    random.seed(1)\n    np.random.seed(1)\n    return random.random() + np.random.normal()"
    )
    states = random.getstate(), str(np.random.get_state())  # noqa: NPY002 - it is this legacy state that is kept
    asked.call("f")
    assert (random.getstate(), str(np.random.get_state())) == states  # noqa: NPY002


def test_randomness_goes_on_from_call_to_call(learner: Callable[..., Any]) -> None:
    first, second = learner("import random\ndef f(): return random.random()").ask(Call("f"), Call("f"))
    assert first != second


def test_the_recursion_limit_is_put_back(learner: Callable[..., Any]) -> None:
    limit = sys.getrecursionlimit()
    learner("import sys\ndef f(): sys.setrecursionlimit(12_345)").call("f")
    assert sys.getrecursionlimit() == limit


def test_names_that_a_function_makes_changes_or_removes_are_put_back(learner: Callable[..., Any]) -> None:
    asked = learner("a = 1\nb = 2\ndef f():\n    global a, b, c\n    a = c = 5\n    del b\n    return a + c")
    before = dict(asked.namespace)
    assert asked.call("f") == Returned(10)
    assert asked.namespace == before


def test_a_name_made_in_one_call_is_there_in_the_next(learner: Callable[..., Any]) -> None:
    asked = learner("def first():\n    global kept\n    kept = 3\n    return 0\ndef then(): return kept")
    assert asked.ask(Call("first"), Call("then")) == [Returned(0), Returned(3)]


def test_figures_that_a_function_draws_are_closed(learner: Callable[..., Any]) -> None:
    import matplotlib as mpl

    mpl.use("agg")
    import matplotlib.pyplot as plt

    plt.close("all")  # what tests before this one left open
    kept = plt.figure()
    try:
        asked = learner(
            "import matplotlib.pyplot as plt\ndef f():\n    plt.figure()\n    return len(plt.get_fignums())"
        )
        assert asked.ask(Call("f"), Call("f")) == [Returned(2), Returned(3)]
        assert plt.get_fignums() == [kept.number]
    finally:
        plt.close(kept)


def test_a_coroutine_is_not_waited_for_and_not_complained_about(learner: Callable[..., Any]) -> None:
    assert learner("async def f(): return 1").call("f") == Returned(Opaque("coroutine", "<coroutine>"))


def test_a_reply_is_shown_in_a_few_words(learner: Callable[..., Any]) -> None:
    from math4ml_ext import agent

    reply = agent.answer('{"ask": []}', {})
    assert repr(reply) == "<math4ml reply>"
    assert reply._repr_mimebundle_(include=None, exclude=None) == {
        "application/json": {"agent": agent.VERSION, "answers": [], "fingerprint": "", "cell": None},
        "text/plain": "<math4ml reply>",
    }
