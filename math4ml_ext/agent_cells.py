"""What the kernel knows of its cells: which run of which cell has bound a name, and what ended that run.

Part of the agent, and like it sent to the kernel as text. IPython tells of every run before and after it. What is kept
of a run is which names it bound and signs by which their values are known again, never the values: a learner's large
array must not outlive the learner's last use of it. Where there is no IPython, or the record has a gap, the text of the
cell is all there is to go by.
"""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from .agent_text import CellText, read

__all__ = ["Cells", "Known"]

_KEPT = 500
"""How many cells are remembered."""

_ABSENT: Any = object()
_ATOMS = (type(None), type(...), bool, int, float, complex, str)
_SHOWN = 20  # names of a cell in an answer


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class _Sign:
    """A sign by which a value is known again without being kept, and is known to be as it was."""

    def __init__(self, value: Any, content: Callable[[Any], str]) -> None:
        self.id, self.ref, self.content = id(value), None, content
        kind = type(value)
        self.is_atom = any(kind is atom for atom in _ATOMS) and (kind is not int or value.bit_length() < 5000)
        if self.is_atom:
            # Equal numbers and texts are the same answer, whichever cell has made them.
            self.word = f"{kind.__name__} {value[:1000] if kind is str else value!r}"
            return
        self.word = content(value)
        try:
            self.ref = weakref.ref(value)
        except TypeError:  # a list has no place for one
            self.ref = None

    def of(self, value: Any) -> bool:
        """Whether this is the value, with the same in it."""
        if self.is_atom:
            return _Sign(value, self.content).word == self.word
        return (self.id == id(value) if self.ref is None else self.ref() is value) and self.content(value) == self.word


class _Run:
    """One run of a cell, from before it until it is over."""

    def __init__(self, info: Any, namespace: dict[str, Any]) -> None:
        self.info = info
        self.source: str = info.raw_cell
        self.before = {name: id(value) for name, value in list(namespace.items())}
        self.error: Any = getattr(sys, "last_value", None)
        self.swallowed: Any = None


class Known:
    """What is known of the last run of a cell."""

    def __init__(self, source: str) -> None:
        self.source = _digest(source)
        self.changed: set[str] = set()
        self.signs: dict[str, _Sign] = {}
        self.owned: dict[str, _Sign] = {}
        """Signs of what this run has changed, and before that the runs of the same cell."""
        self.stopped: Any = None
        self.shown: Any = None
        """An error that was shown although the cell went on, or seemed to."""
        self.number = 0

    def same(self, name: str, namespace: dict[str, Any]) -> bool:
        """Whether the name still has the value that it had after the run."""
        value = namespace.get(name, _ABSENT)
        return value is not _ABSENT and name in self.signs and self.signs[name].of(value)

    def binds(self, name: str, text: CellText, namespace: dict[str, Any]) -> bool:
        """Whether the run has bound the name, as far as can be seen from its text and from what was there after it."""
        if name in self.changed:
            return True
        if name not in self.signs:
            return False
        # A definition makes a new function each time; another statement may give a name what it has already.
        return text.binds.get(name, True) is False or name in text.touches or _from_star(name, text, namespace)


def _from_star(name: str, text: CellText, namespace: dict[str, Any]) -> bool:
    for module in text.stars:
        inside = getattr(sys.modules.get(module), "__dict__", None)
        if type(inside) is dict and inside.get(name, _ABSENT) is namespace.get(name):
            return True
    return False


class Cells:
    """The record of one kernel.

    Parameters
    ----------
    describe : callable
        From an exception and the text of its cell to a ``wire.RaisedAnswer``. It runs right after the cell.
    content : callable
        From a value to a digest of what is in it, or to nothing where that cannot change or is too much.
    """

    def __init__(
        self, describe: Callable[[BaseException, CellText], dict[str, Any]], content: Callable[[Any], str]
    ) -> None:
        self._describe = describe
        self._content = content
        self._shell: Any = None
        self._open: list[_Run] = []
        self._known: dict[Any, Known] = {}
        self._number = 0
        self._count: Any = None

    # -- recording -----------------------------------------------------------------------------------------------------

    def watch(self) -> None:
        """Listen to the shell, if there is one, and again if the learner's code has made it deaf."""
        try:
            if self._shell is None:
                self._shell = sys.modules["IPython"].get_ipython()
                self._count = self._shell.execution_count
            self._open.clear()  # no cell runs while the agent is asked
            for event, hook in (("pre_run_cell", self._before), ("post_run_cell", self._after)):
                if hook not in self._shell.events.callbacks[event]:
                    self._shell.events.register(event, hook)
        except Exception:  # noqa: BLE001 - no IPython, or what the learner has made of it
            return

    def _before(self, info: Any) -> None:
        try:
            self._open.append(_Run(info, self._shell.user_ns))
        except Exception:  # noqa: BLE001 - a learner's cell must run, whatever becomes of the record
            self._open.clear()

    def _after(self, result: Any) -> None:
        try:
            run = None
            while self._open and (run is None or run.info is not result.info):
                run = self._open.pop()
            if run is not None and run.info is result.info:
                self._keep(run, result)
        except Exception:  # noqa: BLE001 - as above; what is not known is found out by another run
            self._known.clear()
        self._count = getattr(self._shell, "execution_count", None)

    def _keep(self, run: _Run, result: Any) -> None:
        text, namespace = read(run.source), self._shell.user_ns
        known = Known(run.source)
        for name, value in list(namespace.items()):
            changed = run.before.get(name) != id(value)
            if changed:
                known.changed.add(name)
            if changed or name in text.words or text.stars:
                known.signs[name] = _Sign(value, self._content)
        self._number += 1
        known.number = self._number
        self._end(run, result, known, text)
        identity = getattr(run.info, "cell_id", None)
        key = identity if type(identity) is str and identity else known.source
        earlier = self._known.pop(key, None)
        if earlier is not None:
            _inherit(known, earlier, run, namespace)
        known.owned.update((name, known.signs[name]) for name in known.changed)
        self._known[key] = known
        while len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]

    def _end(self, run: _Run, result: Any, known: Known, text: CellText) -> None:
        """Take note of what ended a run.

        For some magics the code of the cell is a run of its own, and its error is swallowed. Others show an error and
        go on: then `sys.last_value` is another one than before.
        """
        error = result.error_before_exec if result.error_before_exec is not None else result.error_in_exec
        shown = getattr(sys, "last_value", None)
        if error is not None:
            known.stopped = self._describe(error, text)
        elif run.swallowed is not None:
            known.stopped = run.swallowed
        elif shown is not None and shown is not run.error:
            known.shown = self._describe(shown, text)
            if text.magic:
                known.stopped = known.shown
        outer = read(self._open[-1].source) if self._open else text
        if known.stopped is not None and self._open and outer.magic:
            self._open[-1].swallowed = _moved(known.stopped, outer.above - text.above)

    # -- answering -----------------------------------------------------------------------------------------------------

    def last(self) -> Any:
        """Return what ended the run that was recorded last, as a ``wire.RaisedAnswer``; None if nothing did."""
        known = next(reversed(list(self._known.values())), None)
        return known.stopped if known is not None and known.number == self._number else None

    def judge(
        self, cell: dict[str, Any], names: list[str], namespace: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """Say what is known of a cell, and which of `names` it has not bound.

        Parameters
        ----------
        cell : dict
            A ``wire.CellSource``.
        names : list of str
            What the cell is to bind.
        namespace : dict
            The learner's names.

        Returns
        -------
        dict, dict
            A ``wire.CellReport``, and for each name that is not bound a ``wire.UnboundAnswer``.
        """
        text, fresh = read(cell["source"]), bool(cell.get("fresh"))
        known, past = self._find(cell)
        report = {"ran": False, "stopped": None, "rerun": False, "program": text.program}
        if known is not None and not fresh and self._count != getattr(self._shell, "execution_count", None):
            known = None  # something has run that was not recorded
        stopped = known.stopped if known is not None and not _is_of_magic(known.stopped, text, names) else None
        if known is not None and stopped is not None:
            if fresh or known.number == self._number:
                report["ran"], report["stopped"] = True, stopped
            else:  # something has run since, which may have mended it
                report["rerun"] = True
            return report, {}
        missing = set()
        for name in names:
            if not fresh and text.is_stub(name) and self._is_elsewhere(name, past, namespace):
                missing.add(name)  # a place to write in must not run over what was written in another cell
            elif known is None:
                if not fresh and not text.is_empty:
                    report["rerun"] = True
                elif not self._may_bind(name, text, namespace):
                    missing.add(name)
            elif not known.binds(name, text, namespace):
                missing.add(name)
            elif not fresh and not known.same(name, namespace):
                report["rerun"] = True
        unbound = (
            {} if report["rerun"] else {name: self._unbound(name, text, known, past, namespace) for name in missing}
        )
        if known is not None and unbound and known.shown is not None:
            report["ran"], report["stopped"] = True, known.shown
            return report, {}
        report["ran"] = known is not None and not report["rerun"]
        return report, unbound

    def _find(self, cell: dict[str, Any]) -> tuple[Known | None, Known | None]:
        """Return the last run of exactly this cell, and the last run of the cell whatever its text was then."""
        source = _digest(cell["source"])
        by_id, by_text = self._known.get(cell.get("id") or None), self._known.get(source)
        equal = [known for known in (by_id, by_text) if known is not None and known.source == source]
        return max(equal, key=lambda known: known.number, default=None), by_id or by_text

    def _may_bind(self, name: str, text: CellText, namespace: dict[str, Any]) -> bool:
        """Whether a cell that has run unseen may have bound the name."""
        if name not in namespace or text.tree is None:
            return False
        return name in text.binds or name in text.touches or text.open or _from_star(name, text, namespace)

    def _is_elsewhere(self, name: str, past: Known | None, namespace: dict[str, Any]) -> bool:
        """Whether something other than the runs of this cell has given the name a value that says something."""
        value = namespace.get(name, _ABSENT)
        if value is _ABSENT or value is None or value is ...:
            return False
        return past is None or name not in past.owned or not past.owned[name].of(value)

    def _unbound(
        self, name: str, text: CellText, known: Known | None, past: Known | None, namespace: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the ``wire.UnboundAnswer`` for a name."""
        defines = text.defines()
        if known is not None and not defines:
            defines = sorted(each for each in known.changed if not each.startswith("_") and each not in text.words)
        lost = bool(text.magic) and (name in text.binds or text.tree is None)
        others = [each for each in defines if each != name]
        if name in text.deletes:
            others.insert(0, name)
        return {
            "t": "unbound",
            "name": name,
            "defines": [] if lost else [each[:100] for each in others][:_SHOWN],
            "origin": "elsewhere" if self._is_elsewhere(name, past, namespace) else "nowhere",
            "inside": "" if lost else text.inside(name)[:200],
            "magic": text.keeper[:100] if lost else "",
            "compared": name in text.compares,
        }


def _is_of_magic(stopped: Any, text: CellText, names: list[str]) -> bool:
    """Whether a cell magic has given the learner's Python to something else, which did not like it."""
    by_magic = (
        stopped is not None
        and bool(text.magic)
        and stopped["line"] in (None, 1)
        and stopped["exception"] != "UsageError"
    )
    return by_magic and any(name in text.binds for name in names)


def _inherit(known: Known, earlier: Known, run: _Run, namespace: dict[str, Any]) -> None:
    """Let a run have bound what an equal run before it has bound, where it was found so and was left so."""
    if earlier.source == known.source:
        for name in earlier.changed:
            found = run.before.get(name) == earlier.signs[name].id and earlier.same(name, namespace)
            if found and known.same(name, namespace):
                known.changed.add(name)
    known.owned = earlier.owned.copy()


def _moved(answer: dict[str, Any], lines: int) -> dict[str, Any]:
    return {**answer, "line": answer["line"] + lines if answer.get("line") else None}
