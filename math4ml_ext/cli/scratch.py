"""Runs in the kernel: makes every answer that is tried start from the same state.

`take` remembers the kernel as the notebook's earlier cells left it; `restore` puts back what an answer changed and
names what it could not put back, for which only a new kernel will do. What can be put back exactly is put back: the
learner's names (data is copied, since an answer may change it in place), what the modules that people patch hold,
random states, the working folder, the switches of numpy, matplotlib and the interpreter. What cannot (a thread that
still runs, a function that was planted where nobody looks) is searched for.

Like the agent, this file is sent as text and needs the standard library only. It runs with a copy of the builtins of
its own, so that it still works after an answer has rebound ``len``.
"""

from __future__ import annotations

import copy
import decimal
import functools
import gc
import operator
import os
import random
import signal
import sys
import threading
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any

# fmt: off
_PATCHABLE = {
    "bisect", "builtins", "cmath", "collections", "copy", "datetime", "decimal", "fractions", "functools", "heapq",
    "itertools", "json", "math", "matplotlib.pyplot", "numbers", "operator", "os", "random", "re", "statistics",
    "string", "sys", "time", "typing", "warnings",
}
# fmt: on
# Loaded before the state is remembered, so that an answer which imports one of these and patches it is undone too.
_PRELOADED = ("cmath", "fractions", "heapq", "math", "operator", "statistics", "string")
_COPIED_WHOLE = {
    ("collections", "Counter"),
    ("collections", "OrderedDict"),
    ("collections", "defaultdict"),
    ("collections", "deque"),
    ("numpy.random._generator", "Generator"),
    ("numpy.random.mtrand", "RandomState"),
    ("random", "Random"),
}
_MACHINERY = {"IPython", "ipykernel", "tornado", "zmq"}  # whose threads begin when they are first needed
_GONE = object()
_home_of = type.__dict__["__module__"].__get__  # of a class; whatever its metaclass says
_taken: list[Any] = []


def take(namespace: dict[str, Any], password: str) -> None:
    """Remember the state of the kernel; `namespace` is the learner's."""
    for name in _PRELOADED:
        __import__(name)
    _taken[:] = [_Snapshot(namespace, password)]


def restore() -> str:
    """Put the remembered state back.

    Returns
    -------
    str
        The password, when all is as it was; it proves that this function was not replaced. Otherwise what is not.
    """
    snapshot = _taken[0]
    return "; ".join(snapshot.restore()) or snapshot.password


class _Snapshot:
    def __init__(self, namespace: dict[str, Any], password: str) -> None:
        self.password = password
        self._namespace = namespace
        self._functions = [value for value in namespace.values() if type(value) is types.FunctionType]
        self._codes = [function.__code__ for function in self._functions]
        self._data = _copied([dict(namespace), [_parts(function) for function in self._functions]], {})
        self._threads = set(threading.enumerate())
        self._switches = _switches()
        self._modules = dict(sys.modules)
        self._holders = [
            (place, names, dict(names), patchable)
            for name, module in self._modules.items()
            for place, names, patchable in _holders(name, module)
            if names is not namespace
        ]

    def restore(self) -> list[str]:
        trouble = []
        for put_back in self._switches:
            put_back()
        if any(_home_of(type(thread)).partition(".")[0] not in _MACHINERY for thread in self._new_threads()):
            trouble.append("a thread of it still runs")
        if getattr(_shell(), "exit_now", False):
            trouble.append("it told the kernel to end")
        for name, module in self._modules.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
        trouble += ["it left something of its own in " + place for place in self._search()]
        self._restore_names()
        return trouble

    def _new_threads(self) -> list[threading.Thread]:
        return [thread for thread in threading.enumerate() if thread not in self._threads]

    def _search(self) -> list[str]:
        """Put modules back, and return the places outside the learner's names that hold something of the learner's."""
        places = []
        for place, now, before, patchable in self._holders:
            if len(now) == len(before) and all(map(operator.is_, now.values(), before.values())):
                continue
            if patchable:
                _put_names(now, before)
            changed = [value for key, value in list(now.items()) if before.get(key, _GONE) is not value]
            places += [place for value in changed if self._is_learners(value)]
        for name in sys.modules.keys() - self._modules.keys():
            for place, names, _ in _holders(name, sys.modules[name]):
                places += [place for value in list(names.values()) if self._is_learners(value)]
        return places + ["IPython" for hook in _hooks() if self._is_learners(hook)]

    def _is_learners(self, value: Any) -> bool:
        kind = type(value)
        if kind is classmethod or kind is staticmethod or kind is types.MethodType:
            value = value.__func__
        elif kind is property:
            value = value.fget
        elif kind is functools.partial:
            value = value.func
        if type(value) is types.FunctionType:
            return value.__globals__ is self._namespace
        home = _home_of(value if type in type(value).__mro__ else type(value))
        return type(home) is str and home == "__main__"

    def _restore_names(self) -> None:
        names, parts = _copied(self._data, {})
        for function, code, (defaults, keyword_defaults, attributes) in zip(
            self._functions, self._codes, parts, strict=True
        ):
            function.__code__ = code
            function.__defaults__ = defaults
            function.__kwdefaults__ = keyword_defaults
            function.__dict__.clear()
            function.__dict__.update(attributes)
        self._namespace.clear()
        self._namespace.update(names)


def _parts(function: Any) -> tuple[Any, Any, Any]:
    return function.__defaults__, function.__kwdefaults__, dict(function.__dict__)


def _holders(name: str, module: Any) -> Iterator[tuple[str, Any, bool]]:
    """Yield the dicts in which a module keeps things, each with its place and whether it may be put back as it was."""
    if types.ModuleType not in type(module).__mro__:
        return
    names = object.__getattribute__(module, "__dict__")  # without waking a module that loads itself when looked at
    patchable = name in _PATCHABLE or name.partition(".")[0] in {"numpy", "scipy"}
    yield name, names, patchable
    if patchable:
        for key, value in list(names.items()):
            if type in type(value).__mro__ and _home_of(value) == name:
                yield name + "." + key, type.__dict__["__dict__"].__get__(value), False


def _put_names(now: dict[str, Any], before: dict[str, Any]) -> None:
    for key, value in list(now.items()):
        was = before.get(key, _GONE)
        if was is not _GONE:
            now[key] = was
        elif type(value) is not types.ModuleType:  # a submodule that was imported meanwhile may stay
            del now[key]
    for key in before.keys() - now.keys():
        now[key] = before[key]


def _shell() -> Any:
    """Return the kernel's IPython shell."""
    return sys.modules["IPython"].get_ipython()


def _hooks() -> list[Any]:
    shell = _shell()
    hooks = [*vars(shell).values(), *shell.ast_transformers, *shell.input_transformers_post]
    hooks += shell.input_transformers_cleanup
    return hooks + [hook for held in shell.events.callbacks.values() for hook in held]


# -- copies of data ----------------------------------------------------------------------------------------------------


def _copied(value: Any, memo: dict[int, Any]) -> Any:
    """Return `value` with all data in it copied; figures, functions, modules and the like stay what they are."""
    if id(value) in memo:
        return memo[id(value)]
    kind = type(value)
    result: Any
    if kind is list:
        result = memo[id(value)] = []
        result.extend(_copied(item, memo) for item in value)
    elif kind is dict:
        result = memo[id(value)] = {}
        result.update((_copied(key, memo), _copied(item, memo)) for key, item in value.items())
    elif kind is tuple:
        result = tuple(_copied(item, memo) for item in value)
        if all(new is old for new, old in zip(result, value, strict=True)):
            result = value
    elif kind is set or kind is bytearray:
        result = kind(value)
    elif (kind.__module__, kind.__name__) == ("numpy", "ndarray"):
        result = value.copy()
        result.flags.writeable = value.flags.writeable
    elif (kind.__module__, kind.__name__) in _COPIED_WHOLE or kind.__module__ == "__main__":
        result = copy.deepcopy(value)
    else:
        return value
    memo[id(value)] = result
    return result


# -- switches ----------------------------------------------------------------------------------------------------------


def _switches() -> list[Callable[[], Any]]:
    """Return calls that each put one piece of the interpreter's state back to what it is now."""
    switches: list[Callable[[], Any]] = [
        functools.partial(sys.settrace, None),
        functools.partial(sys.setprofile, None),
        functools.partial(random.setstate, random.getstate()),
        functools.partial(os.chdir, os.getcwd()),  # noqa: PTH109 - as os.chdir wants it
        functools.partial(sys.setrecursionlimit, sys.getrecursionlimit()),
        functools.partial(decimal.setcontext, decimal.getcontext().copy()),
        gc.enable,
        _close_figures,
    ]
    lists: list[Any] = [sys.path, sys.meta_path, warnings.filters]
    switches += [functools.partial(held.__setitem__, slice(None), list(held)) for held in lists]
    switches.append(functools.partial(_refill, os.environ, dict(os.environ)))
    if hasattr(signal, "setitimer"):
        switches.append(functools.partial(signal.setitimer, signal.ITIMER_REAL, 0))
    for number in signal.valid_signals():
        handler = signal.getsignal(number)
        if handler is not None:
            switches.append(functools.partial(_put_handler, number, handler))
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        switches += [
            functools.partial(numpy.random.set_state, numpy.random.get_state()),
            functools.partial(numpy.seterr, **numpy.geterr()),
            functools.partial(numpy.set_printoptions, **numpy.get_printoptions()),
        ]
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is not None:
        # As plain dicts: its own methods check every value and may choose a backend.
        switches.append(functools.partial(dict.update, matplotlib.rcParams, dict.copy(matplotlib.rcParams)))
    return switches


def _close_figures() -> None:
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close("all")


def _refill(held: Any, content: dict[str, str]) -> None:
    if dict(held) != content:
        held.clear()
        held.update(content)


def _put_handler(number: Any, handler: Any) -> None:
    if signal.getsignal(number) is not handler:
        signal.signal(number, handler)
