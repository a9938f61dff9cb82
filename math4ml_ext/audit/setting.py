"""The setting of an exercise: the names that the notebook's cells before it define, as its learner has them.

The cells run once, in this process and in a copy of the course's folder; earlier exercises are answered by their
solutions. Then an answer is tried with a few microseconds' worth of copying instead of a kernel's start.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import copy
import inspect
import io
import os
import re
import sys
import tempfile
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from math4ml_ext.files import course_files

if TYPE_CHECKING:
    from graders.kit.course import Course

__all__ = ["Namespace", "copy_of", "course_at_hand", "new_namespace", "run_source"]

Namespace = dict[str, Any]

_LARGE = 1_000_000
"""Bytes beyond which an array is not copied for each answer: hundreds of answers are tried."""

_CONTAINERS = (list, dict, set, tuple, bytearray)
_MAGIC = re.compile(r"^\s*(%|!|\?)|\?\s*$", re.MULTILINE)


@contextlib.contextmanager
def course_at_hand(course: Course) -> Iterator[None]:
    """Work where a learner would: in a folder with the course's files, of which its helpers can be imported."""
    before, path, backend = Path.cwd(), list(sys.path), os.environ.get("MPLBACKEND")
    if not any(Path(course.folder, notebook.file).is_file() for notebook in course.notebooks):
        yield  # a course without notebooks, as tests make them, has no folder of its own
        return
    with tempfile.TemporaryDirectory(prefix="math4ml-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        for source, place in course_files(course):
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(source.read_bytes())
        os.chdir(folder)
        sys.path.insert(0, str(folder))
        os.environ["MPLBACKEND"] = "agg"  # nobody looks at the pictures
        try:
            yield
        finally:
            os.chdir(before)
            sys.path[:] = path
            os.environ.pop("MPLBACKEND") if backend is None else os.environ.update(MPLBACKEND=backend)
            for module in [key for key, one in sys.modules.items() if _is_below(one, folder)]:
                del sys.modules[module]  # another course may have helpers of the same name


def _is_below(module: types.ModuleType, folder: Path) -> bool:
    file = getattr(module, "__file__", None)
    return isinstance(file, str) and Path(file).is_relative_to(folder)


def new_namespace() -> Namespace:
    """Return what a kernel has before the first cell."""
    return {"__name__": "__main__", "display": lambda *_, **__: None}


def run_source(source: str, namespace: Namespace, name: str) -> None:
    """Run a cell as a kernel would: quietly, with magics and ``await``. Whatever it raises comes through.

    Parameters
    ----------
    source : str
    namespace : dict
    name : str
        The file that tracebacks name.
    """
    if _MAGIC.search(source):
        source = _without_magics(source, namespace)
    with _quiet():
        code = compile(source, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        if code.co_flags & inspect.CO_COROUTINE:
            asyncio.run(_awaited(code, namespace))
        else:
            exec(code, namespace)


async def _awaited(code: types.CodeType, namespace: Namespace) -> None:
    await eval(code, namespace)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Show nothing of what a cell prints or warns of, and let it wait for nobody."""
    stdin, sys.stdin = sys.stdin, io.StringIO()
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            np.errstate(all="ignore"),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        sys.stdin = stdin


def copy_of(namespace: Namespace) -> Namespace:
    """Return a namespace in which an answer can run without being seen by the next one.

    Functions of the namespace look up their globals in the copy, so that a helper calls the answer's function and not
    the solution's. Plain data are copied; modules, classes, pictures and large arrays are shared.
    """
    copied: Namespace = {}
    for name, value in namespace.items():
        if name == "__builtins__":  # functions of Python's own, of which a deep copy costs more than most checks
            copied[name] = dict(value) if isinstance(value, dict) else value
        elif isinstance(value, types.FunctionType) and value.__globals__ is namespace:
            copied[name] = _rebound(value, copied)
        elif isinstance(value, (*_CONTAINERS, np.ndarray, np.random.Generator)):
            copied[name] = _copied(value)
        else:
            copied[name] = value
    return copied


def _rebound(function: types.FunctionType, namespace: Namespace) -> types.FunctionType:
    again = types.FunctionType(
        function.__code__, namespace, function.__name__, function.__defaults__, function.__closure__
    )
    again.__kwdefaults__ = copy.copy(function.__kwdefaults__)
    again.__dict__.update(function.__dict__)
    again.__doc__, again.__module__, again.__qualname__ = function.__doc__, function.__module__, function.__qualname__
    return again


def _copied(value: Any, depth: int = 5) -> Any:
    """Return a copy of plain data. What is found in it besides is shared: a list of axes would copy their figures."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.hasobject or value.nbytes > _LARGE else value.copy()
    if type(value) is dict and depth:
        return {key: _copied(item, depth - 1) for key, item in value.items()}
    if type(value) in _CONTAINERS and depth:
        return type(value)(_copied(item, depth - 1) for item in value)
    return copy.deepcopy(value) if isinstance(value, np.random.Generator) else value


def _without_magics(source: str, namespace: Namespace) -> str:
    """Return a cell as IPython would run it, and put into the namespace what its magics call."""
    from IPython.core.inputtransformer2 import TransformerManager

    namespace["get_ipython"] = lambda: _Magics(namespace)
    transform: Callable[[str], str] = TransformerManager().transform_cell  # type: ignore[no-untyped-call]
    return transform(source)


class _Magics:
    """Stands for the shell: magics that only look at a cell run it, all others do nothing."""

    _AROUND = ("time", "timeit", "capture", "prun")

    def __init__(self, namespace: Namespace) -> None:
        self._namespace = namespace

    def run_cell_magic(self, name: str, _: str, body: str) -> None:
        if name in self._AROUND:
            run_source(body, self._namespace, "<cell>")

    def run_line_magic(self, name: str, line: str, **_: object) -> None:
        if name in self._AROUND:
            run_source(line, self._namespace, "<cell>")

    def __getattr__(self, _: str) -> Callable[..., None]:
        return lambda *_, **__: None
