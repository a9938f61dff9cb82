"""What a cell's source says that it defines: read here, where nothing of the notebook runs.

A kernel can be made to say anything, that an untouched stub is a finished answer too. Its cell's text cannot.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Sequence

from graders.kit.exercise import Exercise
from graders.kit.text import join, say
from graders.kit.verdict import Verdict
from math4ml_ext.agent_text import is_blank, says_nothing

from .notebook import Cell

__all__ = ["is_same_program", "not_answered", "parse_cell", "python_of"]

_TRANSPARENT = ("time", "capture")
"""Cell magics that run their body where the cell itself would have run."""
_MOST_SOURCE = 200_000


class _Unreadable(Exception):  # noqa: N818 - it says what the source is
    pass


def not_answered(cell: Cell, exercise: Exercise, delivered: str | None) -> Verdict | None:
    """Return the verdict on a cell that answers nothing, or None where there is something to judge.

    Parameters
    ----------
    cell : Cell
        The learner's.
    exercise : Exercise
    delivered : str, optional
        The source of the exercise's cell as the course delivers it.
    """
    tree = parse_cell(cell.source)
    if tree is None:
        return None  # the kernel says what is wrong; see `RunThrough`
    if delivered is not None and is_same_program(cell.source, delivered):
        return _not_attempted(exercise)
    bound: dict[str, list[ast.AST]] = {}
    for name, node in _bindings(tree.body):
        bound.setdefault(name, []).append(node)
    for name in exercise.names:
        if name not in bound:
            return Verdict("not-attempted", say("This cell does not define {name}.", name=name))
        if all(_is_stub(node) for node in bound[name]):
            return _not_attempted(exercise)
    return None


def _not_attempted(exercise: Exercise) -> Verdict:
    return Verdict("not-attempted", join(say("Its cell has no answer yet."), exercise.first_step))


def is_same_program(source: str, other: str) -> bool:
    """Whether two cells differ in spacing and comments only."""
    one, two = parse_cell(source), parse_cell(other)
    return one is not None and two is not None and ast.dump(one) == ast.dump(two)


def parse_cell(source: str) -> ast.Module | None:
    """Return the syntax tree of a cell's Python, or None if it is none. Lines are the cell's own."""
    if len(source) > _MOST_SOURCE:
        return None
    flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of an invalid escape; it is the learner's
            tree = compile(python_of(source), "<cell>", "exec", flags)
    except (SyntaxError, ValueError, RecursionError, MemoryError, _Unreadable):
        return None
    return tree if isinstance(tree, ast.Module) else None


def python_of(source: str) -> str:
    """Return a cell as Python: magics become calls, and the body of a cell magic that only looks on is the cell's."""
    from IPython.core.inputtransformer2 import TransformerManager

    body = source.lstrip()
    head = source[: len(source) - len(body)]
    magic = body.partition("\n")[0].split(None, 1)[0] if body else ""
    if magic.startswith("%%") and magic[2:] in _TRANSPARENT:
        return "\n" * (head.count("\n") + 1) + python_of(body.partition("\n")[2])
    try:
        python: str = TransformerManager().transform_cell(body)  # type: ignore[no-untyped-call]
    except Exception as error:  # what it raises depends on where the source goes wrong
        raise _Unreadable from error
    return "\n" * head.count("\n") + python


def _bindings(body: Sequence[ast.stmt]) -> Iterator[tuple[str, ast.AST]]:
    """Yield every name that statements bind in the module itself, with what it is bound to."""
    for statement in body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, statement
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                for alias in names:
                    yield alias.asname or alias.name.partition(".")[0], statement
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _targets(target, value)
            case ast.AnnAssign(target=target, value=value):
                yield from _targets(target, value) if value is not None else ()
            case ast.AugAssign(target=target):
                yield from _targets(target, statement)
            case _:
                yield from _inside(statement)
        yield from _walrus(statement)


def _inside(statement: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    """Yield what a loop, a branch, a ``with`` or a ``try`` binds."""
    for target in [getattr(statement, "target", None), *(one.optional_vars for one in getattr(statement, "items", []))]:
        if isinstance(target, ast.expr):
            yield from _targets(target, statement)
    for name in ("body", "orelse", "finalbody"):
        yield from _bindings(getattr(statement, name, []))
    for part in [*getattr(statement, "handlers", []), *getattr(statement, "cases", [])]:
        yield from _bindings(part.body)


def _targets(target: ast.expr, value: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Starred):
        yield from _targets(target.value, value)
    elif isinstance(target, ast.Tuple | ast.List):
        several = isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts)
        values = value.elts if several and isinstance(value, ast.Tuple | ast.List) else [value] * len(target.elts)
        for one, its in zip(target.elts, values, strict=True):
            yield from _targets(one, its)


def _walrus(statement: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(statement, ast.Expr | ast.Assign):
        for node in ast.walk(statement):
            if isinstance(node, ast.NamedExpr):
                yield node.target.id, node.value


def _is_stub(node: ast.AST) -> bool:
    """Whether what a name is bound to says nothing yet."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return not _registers(node) and says_nothing(node.body)
    return is_blank(node.body if isinstance(node, ast.Lambda) else node)


def _registers(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether others may register with a function, so that what it does itself is not all."""
    return any("singledispatch" in ast.unparse(decorator) for decorator in node.decorator_list)
