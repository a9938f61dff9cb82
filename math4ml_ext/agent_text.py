"""What the text of a cell says, read in the kernel: what it binds, where, and which program it is.

Part of the agent, and like it sent to the kernel as text. Nothing is run: IPython's own syntax is translated by a fresh
translator, since that of the learner's shell may hold code of theirs, and the rest is read as a syntax tree.
"""

from __future__ import annotations

import ast
import functools
import re
import sys
import warnings
from collections.abc import Iterator
from hashlib import blake2b
from inspect import cleandoc
from typing import Any

__all__ = ["CellText", "is_blank", "read", "says_nothing"]

_MAGIC = re.compile(r"%%([^\s%?]+)")
_DEFINITIONS: Any = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_WORDS = re.compile(r"[^\W\d]\w*")
_RUNNERS = {"%%capture", "%%prun", "%%time"}
"""Magics that run the code under them as the cell itself would run it."""
_LONGEST = 200_000  # characters; a longer cell is data, and its program is its text
_OPEN = {
    "exec",
    "eval",
    "execfile",
    "globals",
    "locals",
    "vars",
    "setattr",
    "get_ipython",
    "__dict__",
    "user_ns",
    "push",
}
"""Words with which a cell can bind a name that its text does not show to be bound."""


class CellText:
    """One cell's text. Lines are counted as IPython does, which leaves out the empty ones at the beginning.

    Parameters
    ----------
    source : str
        The cell as the learner sees it.
    """

    def __init__(self, source: str) -> None:
        body = _without_empty_lines(source)
        found = _MAGIC.match(body)
        self.magic = "%%" + found[1] if found else ""
        self.above = 0
        """How many lines of the cell the code under its magic does not count."""
        head = ""
        if found:
            head, _, rest = body.partition("\n")
            body = _without_empty_lines(rest)
            self.above = 1 + rest[: len(rest) - len(body)].count("\n")
        self.within = read(body) if _MAGIC.match(body) else None
        """The text under a magic that stands under another."""
        if self.within is not None:
            self.above += self.within.above
        self.words = frozenset(_WORDS.findall(source)) if len(source) <= _LONGEST else frozenset()
        self.tree: Any = self.within.tree if self.within is not None else _parsed(body)
        self._names = _Names()
        if self.tree is not None:
            self._names.visit(self.tree)
        self.binds, self.touches, self.stars = self._names.binds, self._names.touches, self._names.stars
        self.deletes, self.compares = self._names.deletes, self._names.compares
        self.open = any(
            (node.id if isinstance(node, ast.Name) else node.attr) in _OPEN
            for node in (ast.walk(self.tree) if self.tree is not None else ())
            if isinstance(node, (ast.Name, ast.Attribute))
        )
        self.program = self._digest(head, body)

    # -- what is bound -------------------------------------------------------------------------------------------------

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to run: no text, or comments only."""
        return not self.magic and self.tree is not None and not self.tree.body

    @property
    def keeper(self) -> str:
        """The magic that keeps the code from running, if one does: of several, the first that does not run it."""
        return self.magic if self.within is None or self.magic not in _RUNNERS else self.within.keeper

    def defines(self) -> list[str]:
        """Return the names that the learner may have meant: those bound, but not by an import, definitions first."""
        names = [name for name in self.binds if not name.startswith("_") and not self._is_import(name)]
        return sorted(names, key=lambda name: not self.binds[name])

    def _is_import(self, name: str) -> bool:
        return isinstance(self._names.last.get(name), (ast.Import, ast.ImportFrom))

    def inside(self, name: str) -> str:
        """Return the head of the outermost class or function in which `name` is defined; empty if nowhere."""
        outer: Any
        for outer in self.tree.body if self.tree is not None else ():
            for node in ast.walk(outer) if isinstance(outer, _DEFINITIONS) else ():
                bound = node is not outer and isinstance(node, _DEFINITIONS) and node.name == name
                stored = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == name
                if bound or stored:
                    return f"{'class' if isinstance(outer, ast.ClassDef) else 'def'} {outer.name}"
        return ""

    def is_stub(self, name: str) -> bool:
        """Whether all that the text gives `name` is a place to write in."""
        node = self._names.last.get(name)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return says_nothing(node.body)
        return isinstance(node, (ast.Assign, ast.AnnAssign)) and is_blank(node.value)

    def maker(self, name: str) -> str:
        """Return what has made the value of `name`: its outermost decorator, ``@timed``, or a call, ``sort(...)``."""
        node: Any = self._names.last.get(name)
        decorators = getattr(node, "decorator_list", None)
        if decorators:
            made = _dotted(decorators[0].func if isinstance(decorators[0], ast.Call) else decorators[0])
            return f"@{made}" if made else ""
        value = getattr(node, "value", None)
        made = _dotted(value.func) if isinstance(value, ast.Call) else ""
        return f"{made}(...)" if made else ""

    # -- which program it is -------------------------------------------------------------------------------------------

    def _digest(self, head: str, body: str) -> str:
        digest = blake2b(digest_size=16)
        digest.update(" ".join(head.split()).encode("utf-8", "backslashreplace"))
        if self.within is not None:
            digest.update(self.within.program.encode())
        elif self.tree is None:
            digest.update(
                "\n".join(line.rstrip() for line in body.split("\n")).strip().encode("utf-8", "backslashreplace")
            )
        else:
            digest.update(repr(list(map(_plain, self.tree.body))).encode("utf-8", "backslashreplace"))
        return digest.hexdigest()


class _Names(ast.NodeVisitor):
    """What the outermost level of a text binds.

    ``binds`` has each name with whether nothing but one definition binds it, ``touches`` names whose value may be
    changed in place, ``stars`` modules from which everything is imported, ``last`` what binds each name last,
    ``deletes`` names that are bound and in the end deleted, ``compares`` names that a line only compares.
    """

    def __init__(self) -> None:
        self.binds: dict[str, bool] = {}
        self.touches: set[str] = set()
        self.stars: list[str] = []
        self.deletes: set[str] = set()
        self.compares: set[str] = set()
        self.last: dict[str, ast.AST] = {}

    def _bind(self, name: str, node: ast.AST, definition: bool = False) -> None:
        self.binds[name] = definition and name not in self.binds  # the second of two may lie where the first lay
        self.last[name] = node
        self.deletes.discard(name)

    def visit_FunctionDef(self, node: Any) -> None:
        self._bind(node.name, node, definition=True)
        for inner in ast.walk(node):
            if isinstance(inner, ast.Global):
                for name in inner.names:
                    self.binds.setdefault(name, False)

    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef  # noqa: N815 - as ast calls them

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """Bind nothing: its names are its own."""

    def visit_Import(self, node: Any) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.stars.append(node.module or "")
            else:
                self._bind(alias.asname or alias.name.partition(".")[0], node)

    visit_ImportFrom = visit_Import  # noqa: N815 - as ast calls them

    def visit_Assign(self, node: Any) -> None:
        self.generic_visit(node)
        for target in getattr(node, "targets", None) or [node.target]:
            if isinstance(target, ast.Name):
                self._bind(target.id, node)

    visit_AugAssign = visit_Assign  # noqa: N815 - as ast calls them

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit_Assign(node)

    def visit_Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name) and self.binds.pop(target.id, None) is not None:
                self.deletes.add(target.id)

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self._bind(node.id, node)

    def visit_Subscript(self, node: Any) -> None:
        if isinstance(node.ctx, ast.Store):
            self.touches.update(_root(node))
        self.generic_visit(node)

    visit_Attribute = visit_Subscript  # noqa: N815 - as ast calls them

    def visit_Expr(self, node: ast.Expr) -> None:
        value = node.value
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
            self.touches.update(_root(value.func))
            if _resets(value):
                self.deletes.update(self.binds)
                self.binds.clear()
        if isinstance(value, ast.Compare) and isinstance(value.left, ast.Name) and isinstance(value.ops[0], ast.Eq):
            self.compares.add(value.left.id)
        self.generic_visit(node)

    def visit_MatchAs(self, node: Any) -> None:
        if getattr(node, "name", None):
            self._bind(node.name, node)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs  # noqa: N815 - as ast calls them

    def visit_ListComp(self, node: ast.AST) -> None:
        for inner in ast.walk(node):  # of all in it, only `:=` binds outside of it
            if isinstance(inner, ast.NamedExpr) and isinstance(inner.target, ast.Name):
                self._bind(inner.target.id, inner)

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp  # noqa: N815 - as ast calls them


@functools.lru_cache(64)
def read(source: str) -> CellText:
    """Return what the text of a cell says; a text that was read before costs nothing."""
    return CellText(source)


def _without_empty_lines(source: str) -> str:
    lines = source.splitlines(keepends=True)
    while lines and not lines[0].strip():
        del lines[0]
    return "".join(lines)


def _parsed(body: str) -> Any:
    if len(body) > _LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "\d" in a text of the learner's
            return ast.parse(_translated(body))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _translated(body: str) -> str:
    """Return a cell with IPython's own syntax as calls, where this is IPython and there is any."""
    shell = sys.modules.get("IPython.core.inputtransformer2")
    try:
        # Where there is none of it, the text is Python but for an indent that all of it shares.
        return body if shell is None else shell.TransformerManager().transform_cell(body)
    except Exception:  # noqa: BLE001 - a module of the learner's own with that name, or a text that is no cell
        return body


def _resets(call: Any) -> bool:
    """Whether a call is that of ``%reset``, which takes all names away; with a word after it, only what that names."""
    said = [each.value for each in call.args if isinstance(each, ast.Constant)]
    is_reset = call.func.attr == "run_line_magic" and said[:1] == ["reset"]
    return is_reset and all(word.startswith("-") for word in " ".join(map(str, said[1:])).split())


def _root(node: ast.AST) -> Iterator[str]:
    while isinstance(node, (ast.Subscript, ast.Attribute)):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id


def is_blank(node: Any) -> bool:
    """Whether an expression only holds a place: None, ``...``, ``____``, ``TODO``, ``NotImplemented`` or ``"todo"``."""
    if isinstance(node, ast.Constant):
        return node.value is None or node.value is ... or (type(node.value) is str and _is_note(node.value, whole=True))
    return isinstance(node, ast.Name) and (node.id in _MARKS or (len(node.id) > 1 and not node.id.strip("_")))


def says_nothing(body: list[ast.stmt]) -> bool:
    """Whether a function with this body does nothing yet, whatever it is called with.

    All of the body counts: what is raised for some inputs only, or after a first step, is an attempt.
    """
    blank: set[str] = set()
    for node in body:
        if isinstance(node, (ast.Pass, ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom)):
            continue
        if isinstance(node, ast.Expr) and (isinstance(node.value, ast.Constant) or is_blank(node.value)):
            continue
        if isinstance(node, ast.Expr) and _is_call(node.value, {"print"}) and _notes(node.value):
            continue
        if isinstance(node, ast.Assign) and is_blank(node.value):
            blank.update(target.id for target in node.targets if isinstance(target, ast.Name))
            continue
        if isinstance(node, ast.Return):
            value = node.value
            return value is None or is_blank(value) or (isinstance(value, ast.Name) and value.id in blank)
        if isinstance(node, ast.Assert):
            return isinstance(node.test, ast.Constant) and not node.test.value
        return isinstance(node, ast.Raise) and _raises_a_mark(node.exc)
    return not blank


_MARKS = {"NotImplemented", "TODO", "FIXME", "TBD", "XXX"}
_UNSAID = {"Exception", "BaseException", "RuntimeError"}
"""Exceptions that say nothing of what is wrong: a function that does nothing but raise one is not begun."""
_NOTE = re.compile(
    r"(to[ -]?do|fixme|tbd|xxx|wip|not (yet )?(implemented|done|written|finished|ready)|unimplemented|unfinished|"
    r"implement|placeholder|your (code|turn|answer|solution)|(write|fill|put|add) .{0,30}here|fill (it |me )?in)\b",
    re.IGNORECASE,
)


def _is_note(text: str, whole: bool = False) -> bool:
    """Whether a text is a note of what is still to be done; a `whole` one has no more than a few words."""
    return len(text) <= (30 if whole else 200) and _NOTE.match(text.strip(" \t\n#*_-<[(.:!")) is not None


def _dotted(node: Any) -> str:
    """Return ``a.b.c`` as it stands in the text; empty for anything else."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(names)]) if isinstance(node, ast.Name) else ""


def _is_call(node: Any, names: set[str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def _notes(call: Any) -> bool:
    """Whether a call is given notes alone, and at least one."""
    texts = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
    return bool(texts) and not call.keywords and all(type(text) is str and _is_note(text) for text in texts)


def _raises_a_mark(raised: Any) -> bool:
    """Whether what is raised says that the code is still to be written, rather than what is wrong with an input."""
    call = raised if isinstance(raised, ast.Call) else None
    kind: Any = raised if call is None else call.func
    if not isinstance(kind, ast.Name):
        return False
    if kind.id == "NotImplementedError" or is_blank(kind):
        return True
    if kind.id in _UNSAID:
        return call is None or all(isinstance(each, ast.Constant) for each in call.args)
    return call is not None and kind.id.endswith(("Error", "Exception", "Warning")) and _notes(call)


_POSITIONS = {"ctx", "kind", "type_comment", "type_ignores"}


def _plain(node: Any) -> Any:
    """Return a tree as tuples: what Python may leave out, and how a docstring is set, does not count."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, ast.AST):
        return (type(node).__name__, repr(node))
    fields = [(name, value) for name, value in ast.iter_fields(node) if name not in _POSITIONS]
    made = [(name, _plain(value)) for name, value in fields if value is not None and value != []]
    if isinstance(node, _DEFINITIONS):
        body: Any = node.body
        first = body[0]
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and type(first.value.value) is str:
            rest = [_plain(each) for each in body[1:]]
            made = [(n, [cleandoc(first.value.value), *rest]) if n == "body" else (n, v) for n, v in made]
    return (type(node).__name__, *made)
