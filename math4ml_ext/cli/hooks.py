"""What in a notebook can change what its other cells mean: hooks, tracing, frames, code made at run time.

Looked for in the source, where nothing runs. It finds the ways that are known to us, not every way there is; so what it
finds keeps a pass from being called verified until somebody has looked, and what it does not find is not proved absent.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import PathFinder

from .bindings import parse_cell
from .notebook import Cell

__all__ = ["Hook", "hooks_of", "imports_of"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODULES = _words(
    "IPython ipykernel jupyter_client jupyter_core zmq tornado traitlets comm gc ctypes _ctypes cffi inspect importlib "
    "imp pkgutil runpy zipimport builtins __main__ code codeop threading _thread signal atexit weakref faulthandler "
    "pickle _pickle marshal dill cloudpickle shelve pdb bdb trace doctest sitecustomize usercustomize graders "
    "math4ml_ext"
)
_HARMLESS_MODULES = ("IPython.display", "math4ml_ext.explore")
_NAMES = _words(
    "exec eval compile __import__ globals locals vars breakpoint __builtins__ __loader__ __spec__ get_ipython"
)
_ATTRIBUTES = _words(
    "get_ipython user_expressions user_ns user_global_ns ast_transformers input_transformers_cleanup "
    "input_transformers_post input_transformer_manager register_magic_function set_custom_exc settrace setprofile "
    "meta_path path_hooks path_importer_cache modules _getframe _current_frames displayhook excepthook addaudithook "
    "f_globals f_locals f_back f_builtins tb_frame gi_frame cr_frame ag_frame __globals__ __builtins__ __dict__ "
    "__code__ __closure__ __subclasses__ __bases__ __base__ __mro__ __getattribute__ __self__ __func__ __loader__ "
    "__spec__ __import__ __reduce__ __reduce_ex__ __defaults__ __kwdefaults__ __main__"
)
_REFLECTION = ("getattr", "setattr", "delattr")
_MAGICS = _words(
    "matplotlib time timeit prun pip conda precision who whos who_ls ls pwd cd pinfo pinfo2 psearch history lsmagic "
    "html latex markdown javascript js svg capture bash sh script"
)
_PYTHON_MAGICS = ("time", "timeit", "prun", "capture")
_OPTIONS = re.compile(r"(?:\s*-\w+(?:\s*\d+)?)*")
_MODULE_FILE = re.compile(r"[\w./~-]{1,200}\.(?:py|pyc|pth|so)")
_SHELL_CALLS = ("run_line_magic", "run_cell_magic", "system", "getoutput", "set_next_input")


@dataclass(frozen=True)
class Hook:
    """A place in a notebook: the number of its cell, the line in it, and what stands there."""

    cell: int
    line: int
    what: str


def hooks_of(cells: Sequence[Cell], answers: Sequence[Sequence[str]], known_modules: Iterable[str] = ()) -> list[Hook]:
    """Return what can change what other cells mean.

    Parameters
    ----------
    cells : sequence of Cell
    answers : sequence of sequences of str
        For each cell, the names that it is to define: no other cell may rebind them behind its back.
    known_modules : iterable of str
        Modules that the course puts beside the notebook.
    """
    wanted = {name for names in answers for name in names}
    found = []
    for cell, own in zip(cells, answers, strict=True):
        tree = parse_cell(cell.source)
        if tree is None:
            continue  # nothing of it runs, or `RunThrough` says that it should not have
        found += [
            Hook(cell.number, line, what)
            for line, what in dict.fromkeys(_found(tree, wanted - set(own), frozenset(known_modules)))
        ]
    return found


def imports_of(cells: Iterable[Cell]) -> set[str]:
    """Return the modules that a notebook imports."""
    trees = [tree for cell in cells if (tree := parse_cell(cell.source))]
    return {module for tree in trees for node in ast.walk(tree) for module in _imported(node)}


def _found(tree: ast.Module, others: set[str], known: frozenset[str]) -> Iterator[tuple[int, str]]:
    harmless = set()
    for node in ast.walk(tree):  # from the outside in, so that a call comes before the name in it
        if isinstance(node, ast.Call) and _is_call_of_the_shell(node):
            harmless.add(id(node.func.value.func))  # type: ignore[attr-defined]
            yield from _in_magic(node, others, known)
        line = getattr(node, "lineno", 1)
        for module in _imported(node):
            if _is_foreign(module, known):
                yield line, f"import {module}"
        if id(node) not in harmless:
            yield from ((line, what) for what in _reaching(node, others))


def _reaching(node: ast.AST, others: set[str]) -> Iterator[str]:
    """Yield what one node of a tree reaches behind cells with."""
    match node:
        case ast.Name(id=name) if name in _NAMES:
            yield name
        case ast.Attribute(attr=name) if name in _ATTRIBUTES:
            yield f".{name}"
        case ast.Attribute(value=ast.Name(id="sys"), attr="path"):
            yield "sys.path"
        case ast.Constant(value=str() as text) if _MODULE_FILE.fullmatch(text):
            yield text
        case ast.ImportFrom(names=names):
            yield from (alias.name for alias in names if alias.name in _NAMES | _ATTRIBUTES)
        case ast.Call(func=ast.Name(id=name), args=[_, what, *_]) if name in _REFLECTION:
            if not (isinstance(what, ast.Constant) and isinstance(what.value, str)):
                yield name
            elif what.value in _ATTRIBUTES | _NAMES:
                yield f"{name} {what.value}"
        case ast.Global(names=names):
            yield from (f"global {name}" for name in names if name in others)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        module = node.module or "."
        return [f"{module}.{alias.name}" for alias in node.names] if module == "math4ml_ext" else [module]
    return []


def _is_foreign(module: str, known: frozenset[str]) -> bool:
    """Whether a module reaches behind cells, or is none of this Python's: then the notebook may have written it."""
    if any(module == one or module.startswith(f"{one}.") for one in _HARMLESS_MODULES):
        return False
    top = module.partition(".")[0]
    if top in _MODULES or top == "":
        return True
    there = top in sys.builtin_module_names or top in sys.stdlib_module_names or top in known
    return not there and PathFinder.find_spec(top, [entry for entry in sys.path if entry]) is None


def _is_call_of_the_shell(node: ast.Call) -> bool:
    """Whether it is what a magic becomes: ``get_ipython().run_line_magic(...)``."""
    match node.func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="get_ipython"), args=[]), attr=name):
            return name in _SHELL_CALLS
    return False


def _in_magic(node: ast.Call, others: set[str], known: frozenset[str]) -> Iterator[tuple[int, str]]:
    called = node.func.attr  # type: ignore[attr-defined]
    if called not in ("run_line_magic", "run_cell_magic"):
        return
    texts = [one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else None for one in node.args]
    name = texts[0] if texts else None
    if name not in _MAGICS or None in texts:
        yield node.lineno, f"%{name}" if name else called
    elif name in _PYTHON_MAGICS:
        for text in texts[1:]:
            tree = parse_cell(_OPTIONS.sub("", text or "", count=1).strip())
            if tree is None:
                yield node.lineno, f"%{name}"
            else:
                yield from ((node.lineno, what) for _, what in _found(tree, others, known))
