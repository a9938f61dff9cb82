from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from graders.kit.queries import Call, NotCallable, Opaque, Returned

LIAR = """
class Meta(type):
    __name__ = property(lambda cls: 1 / 0)
    __mro__ = property(lambda cls: 1 / 0)
    __module__ = "numpy"
    def __eq__(cls, other): return True
    def __hash__(cls): return hash(float)
    def __instancecheck__(cls, other): return True
    def __repr__(cls): raise SystemExit

class Liar(metaclass=Meta):
    __class__ = float
    def __eq__(self, other): return True
    def __hash__(self): return 0
    def __repr__(self): raise SystemExit
    __str__ = __format__ = __repr__
    def __len__(self): return 10**9
    def __iter__(self):
        while True: yield self
    def __array__(self, *args, **kwargs): raise KeyboardInterrupt
    def __float__(self): return 1.0
    def __bool__(self): raise ValueError
    def __getattr__(self, name): raise RuntimeError(name)
    def __deepcopy__(self, memo): raise GeneratorExit
    def __reduce_ex__(self, protocol): raise GeneratorExit

def f(*args): return Liar()
def inside(*args): return [Liar(), {"x": Liar()}, (Liar(),), {Liar()}]
v = Liar()
"""


def test_an_object_that_lies_about_everything_is_shown_as_what_it_is(learner: Callable[..., Any]) -> None:
    liar = Opaque("Liar", "<Liar>")
    asked = learner(LIAR)
    assert asked.call("f") == Returned(liar)
    assert asked.call("inside") == Returned([liar, {"x": liar}, (liar,), {liar}])
    assert asked.value("Liar") == Returned(Opaque("Meta", "Liar"))
    assert asked.call("v") == NotCallable("v", "Liar")
    assert asked.fingerprint("f", "v", "Liar")


def test_it_may_be_in_an_array(learner: Callable[..., Any]) -> None:
    asked = learner(LIAR + "import numpy as np\na = np.empty(2, dtype=object)\na[:] = [v, 1]")
    assert asked.value("a") == Returned(Opaque("ndarray of object", "[<Liar>, 1]"))


def test_it_may_be_put_into_an_argument(learner: Callable[..., Any]) -> None:
    asked = learner(LIAR + "def put(xs):\n    xs[0] = v\n    return xs")
    assert asked.call("put", [1, 2]) == Returned([Opaque("Liar", "<Liar>"), 2], changed=(0,))


@pytest.mark.parametrize(
    ("base", "make", "honest"),
    [
        ("list", "[1, 2]", [1, 2]),
        ("tuple", "(1, 2)", (1, 2)),
        ("set", "{1, 2}", {1, 2}),
        ("dict", "{1: 2}", {1: 2}),
        ("float", "1.0", Opaque("Odd", "<Odd>")),
        ("int", "1", Opaque("Odd", "<Odd>")),
        ("str", "'a'", Opaque("Odd", "<Odd>")),
    ],
)
def test_a_subclass_is_read_past_its_own_methods(
    learner: Callable[..., Any], base: str, make: str, honest: Any
) -> None:
    asked = learner(
        f"class Odd({base}):\n    def __len__(self): return 10**12\n    def __iter__(self): return iter('lies')\n"
        "    def items(self): raise SystemExit\n    keys = values = __getitem__ = items\n"
        f"    def __repr__(self): return 'fine'\nv = Odd({make})"
    )
    assert asked.value("v") == Returned(honest)


def test_an_array_of_a_class_of_their_own_is_read_past_its_own_methods(learner: Callable[..., Any]) -> None:
    asked = learner(
        "import numpy as np\nclass Odd(np.ndarray):\n    dtype = shape = nbytes = property(lambda self: 1 / 0)\n"
        "    def __array_finalize__(self, obj): pass\n    def tobytes(self): return b''\n"
        "v = np.arange(3.0).view(Odd)"
    )
    np.testing.assert_array_equal(asked.value("v").value, [0, 1, 2])


def test_names_that_mean_something_else_change_nothing(learner: Callable[..., Any]) -> None:
    names = "np print json len list dict type sys str repr sum sorted id int float getattr isinstance callable"
    source = "import numpy as np\nimport numpy\ndef f(x):\n    return numpy.exp(x)\n"
    asked = learner(source + "".join(f"{name} = None\n" for name in [*names.split(), "__import__", "__builtins__"]))
    np.testing.assert_allclose(asked.call("f", np.zeros(2)).value, [1, 1])


def test_a_function_may_rebind_what_others_need(learner: Callable[..., Any]) -> None:
    asked = learner(
        "import numpy as np, json\n"
        "def f(x):\n    global np, print, json, len, softmax\n    y = x + len([1])\n"
        "    print = json = softmax = None\n    return y\n"
        "def softmax(x): return x"
    )
    first, second = asked.ask(Call("f", (1.0,)), Call("f", (np.zeros(2),)))
    assert first == Returned(2.0)
    np.testing.assert_array_equal(second.value, [1, 1])
    assert asked.call("softmax", 1) == Returned(1)


def test_a_name_of_numpy_that_is_not_numpy_is_seen_through(learner: Callable[..., Any], monkeypatch: Any) -> None:
    asked = learner("def f(x): return type(x).__name__")
    monkeypatch.setitem(__import__("sys").modules, "numpy", asked.namespace["f"])
    assert asked.call("f", np.zeros(2)) == Returned("list")
