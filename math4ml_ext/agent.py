"""What runs in the learner's kernel: it answers asks with values, and leaves no trace.

This file, `agent_text` and `agent_cells` are sent to the kernel as text (`agent_source`), so that nothing of ours need
be installed there. They need Python 3.8 and the standard library, and use numpy where the kernel has it.

It trusts nothing of the learner's. A class may lie about ``__class__``, ``__eq__``, ``__len__`` or ``__repr__``, so
types are told by identity, and contents are read with the methods of the base type. Code of theirs runs inside `_enter`
only, under a `_Watch` that ends what takes too long, and within `_Quiet`, which puts back what it changed.
"""

from __future__ import annotations

import ast
import builtins
import dis
import functools
import io
import signal
import struct
import sys
import types
import warnings
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from hashlib import blake2b
from importlib import import_module
from importlib.machinery import PathFinder
from inspect import cleandoc
from json import dumps, loads
from operator import is_
from pathlib import Path
from time import monotonic
from typing import Any

from .agent_cells import Cells
from .agent_text import CellText, read

__all__ = ["VERSION", "Reply", "answer", "fingerprint", "last_error", "watch"]

VERSION = "unsent"  # `agent_source` writes a digest of the agent's files here

_MAX_DEPTH = 20
_MAX_DIMENSIONS = 32
_MAX_INT_BITS = 14_000  # 4215 digits; Python refuses to write or read more than 4300
_ITEM_BYTES = 32  # what one item of a list counts; about what it takes on the wire
_AGAIN_SECONDS = 0.02  # until code that is stuck past its end is ended once more
_LOOKS = 10  # how often a call that may take long is found in a loop before it is ended
_DEEP = 20  # how often a function may stand in itself before that is what is slow
_COMPARED_BYTES = 20_000  # a larger value may be changed in place without being noticed
_LOOKED_AT_BYTES = 8_000_000  # a larger value counts in a fingerprint by its type only

_ABSENT: Any = object()
_BUILTINS = vars(builtins).copy()  # as they were before the learner could rebind any
_mro_of = type.__dict__["__mro__"].__get__
_name_of = type.__dict__["__name__"].__get__
_dict_of = type.__dict__["__dict__"].__get__


def _is(kind: Any, base: Any) -> bool:
    return any(each is base for each in _mro_of(kind))


# -- what the front end calls ------------------------------------------------------------------------------------------


class Reply:
    """An answer on its way to the front end, as the mime bundle of an expression's value."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __repr__(self) -> str:
        return "<math4ml reply>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"application/json": self.data, "text/plain": repr(self)}


def answer(request_json: str, namespace: dict[str, Any] | None = None) -> Reply:
    """Answer a ``protocol.KernelRequest``, given as JSON, with a ``protocol.KernelReply``.

    Parameters
    ----------
    request_json : str
    namespace : dict, optional
        Where the learner's names are; by default those of the kernel.
    """
    request = loads(request_json)
    here = _Here(namespace, request)
    names, cell, report = request.get("names") or [], request.get("cell"), None
    watch()
    if cell is not None:
        here.of(read(cell["source"]))
        report, here.unbound = _cells.judge(cell, names, here.namespace)
    if report is not None and (report["rerun"] or report["stopped"] is not None):
        answers = [{"t": "skipped"} for _ in request["ask"]]
    else:
        here.numpy = _numpy(wanted='"dtype"' in request_json)
        with _Quiet(here.namespace), here.watch:
            answers = [here.answer(ask) for ask in request["ask"]]
    mark = _fingerprint(names, here) if names and not (report is not None and report["rerun"]) else ""
    return Reply({"agent": VERSION, "answers": answers, "fingerprint": mark, "cell": report})


def fingerprint(request_json: str, namespace: dict[str, Any] | None = None) -> Reply:
    """Answer a ``protocol.FingerprintRequest``, given as JSON, with a ``protocol.FingerprintReply``."""
    request = loads(request_json)
    here = _Here(namespace, {})
    watch()
    marks = [_fingerprint(names, here) for names in request.get("names", ())]
    return Reply({"fingerprints": marks, "programs": [read(source).program for source in request.get("sources", ())]})


def last_error(_request_json: str = "", namespace: dict[str, Any] | None = None) -> Reply:
    """Describe the error that the last cell ended with, as a ``protocol.RaisedAnswer``; only right after that cell."""
    known, error = _cells.last(), getattr(sys, "last_value", None)
    if known is not None:
        return Reply(known)
    return Reply({"t": "skipped"} if error is None else _describe(error, read(""), namespace))


def watch() -> str:
    """Take note of the runs of cells from now on, and return the version. It may be called any number of times."""
    _cells.watch()
    return VERSION


def _describe(error: BaseException, text: CellText, namespace: dict[str, Any] | None = None) -> dict[str, Any]:
    here = _Here(namespace, {})
    here.of(text)
    with _Quiet(here.namespace), here.watch:
        return here.raised(error, None)


def _content(value: Any) -> str:
    kind, here = type(value), _Here({}, {})
    if kind is types.FunctionType:  # `%autoreload` gives a function other code, and it stays the same function
        code = value.__code__
        return f"{id(code)} {id(value.__defaults__)} {id(value.__kwdefaults__)} {code.co_code.hex()[:1000]}"
    if not (id(kind) in _CONTAINERS or (here.numpy is not None and kind is here.numpy.ndarray)):
        return ""  # much of the rest changes without anyone changing it
    try:
        return blake2b(dumps(_encode(value, _Room(here, _COMPARED_BYTES))).encode(), digest_size=16).hexdigest()
    except Exception:  # noqa: BLE001 - too much, or what numpy itself cannot read
        return ""


_cells = Cells(_describe, _content)


# -- one request -------------------------------------------------------------------------------------------------------


class _AbsentError(Exception):
    """An argument names something that is not there."""


class _Here:
    """One request: where the learner's names are, and what may be spent."""

    def __init__(self, namespace: dict[str, Any] | None, request: dict[str, Any]) -> None:
        limits = request.get("limits", {})
        remaining = request.get("remaining_seconds")
        self.namespace = sys.modules["__main__"].__dict__ if namespace is None else namespace
        self.text = read("")
        self.watch = _Watch(self.namespace, limits.get("call_seconds", 2.0))
        self.watch.left = limits.get("check_seconds", 10.0) if remaining is None else remaining
        self.value_bytes: int = limits.get("value_bytes", 1_000_000)
        self.numpy = _numpy()
        self.patient = True
        self.unbound: dict[str, dict[str, Any]] = {}
        self.codes: dict[str, Any] = {}

    def of(self, text: CellText) -> None:
        """Tell which cell it is about."""
        self.text = self.watch.text = text

    def answer(self, ask: dict[str, Any]) -> dict[str, Any]:
        if self.watch.left <= 0:
            return {"t": "skipped"}
        unbound = self.unbound.get(ask["function" if ask["t"] == "call" else "name"])
        if unbound is not None:
            return unbound
        if ask["t"] == "call":
            return self.call(ask)
        value = self.namespace.get(ask["name"], _ABSENT)
        if value is _ABSENT:
            return {"t": "missing", "name": ask["name"]}
        return {**self.returned(value, []), **self.by(ask["name"], value)}

    def call(self, ask: dict[str, Any]) -> dict[str, Any]:
        name, watch = ask["function"], self.watch
        function = self.namespace.get(name, _ABSENT)
        if function is _ABSENT:
            return {"t": "missing", "name": name}
        if not callable(function):
            return {"t": "not-callable", "name": name, "type": _kind(function), **self.by(name, function)}
        if type(function) is types.FunctionType and self.is_stub(name, function.__code__):
            return {"t": "stub", "name": name}
        try:
            args = [_decode(wire, self) for wire in ask.get("args", ())]
            kwargs = {key: _decode(wire, self) for key, wire in ask.get("kwargs", {}).items()}
        except _AbsentError as absent:
            return {"t": "missing", "name": str(absent)}
        self.numpy = self.numpy or _numpy()  # an argument's own expression may have imported it
        before = [self.content(arg) for arg in args]
        value: Any = None
        try:
            # Only what is slow each time is slow: the first call may compile, import or read something.
            patient, self.patient = self.patient, False
            value = watch.call(function, args, kwargs, patient)
        except BaseException as error:  # noqa: BLE001 - whatever the learner's code raises is an answer
            if type(error) is KeyboardInterrupt and not watch.expired and not _on_purpose(error):
                watch.interrupted(error)
            if not watch.expired:
                return self.raised(error, function)
        if watch.expired:
            watch.left = 0.0
            took = {"seconds": round(watch.seconds, 1), "line": watch.line, "within": watch.within}
            return {"t": "timed-out", **took}
        by = self.by(name, value) if type(function) is types.FunctionType and function.__code__.co_name != name else {}
        changed = [i for i, was in enumerate(before) if was and self.content(args[i]) != was]
        return {**self.returned(value, changed), **by}

    def is_stub(self, name: str, code: types.CodeType) -> bool:
        """Whether a function does nothing yet: by its code, or by the text of the cell where that has its `def`."""
        return _says_nothing(code) or (code.co_name == name and not self.text.maker(name) and self.text.is_stub(name))

    def by(self, name: str, value: Any) -> dict[str, str]:
        """Return what has made nothing, where the cell says so."""
        made = self.text.maker(name) if value is None else ""
        return {"by": _clean(made, 200)} if made else {}

    def content(self, value: Any) -> Any:
        """Return what tells later whether an argument was changed; None if nothing can change it."""
        kind = type(value)
        if self.numpy is not None and kind is self.numpy.ndarray:
            return value.dtype.str, value.shape, value.tobytes()
        try:
            return _encode(value, _Room(self)) if id(kind) in _CONTAINERS else None
        except _TooMuchError:
            return "too much"

    def returned(self, value: Any, changed: list[int]) -> dict[str, Any]:
        self.numpy = self.numpy or _numpy()  # so may the function
        try:
            return {"t": "returned", "value": _encode(value, _Room(self)), "changed": changed}
        except _TooMuchError as much:
            return {"t": "too-large", "type": _kind(value), "size": much.size, "limit": self.value_bytes}
        except Exception:  # noqa: BLE001 - a value that numpy itself cannot read is still a value
            return {"t": "returned", "value": _opaque(_kind(value), f"<{_kind(value)}>"), "changed": changed}

    def raised(self, error: BaseException, function: Any) -> dict[str, Any]:
        kind = type(error)
        syntax = kind in _SYNTAX_ERRORS
        try:
            # All but the message of a syntax error names a file that is none.
            text = error.msg if syntax else self.watch.call(str, (error,), {})  # type: ignore[attr-defined]
        except BaseException:  # noqa: BLE001 - it is the learner's own __str__ that fails
            text = ""
        text = text if type(text) is str else ""
        name = getattr(error, "name", None) if kind in _NAME_ERRORS else None  # since Python 3.10
        if kind in _NAME_ERRORS and type(name) is not str and text.count("'") > 1:
            name = text.split("'")[-2]
        line = getattr(error, "lineno", None) if syntax and function is None else None
        if type(line) is int:
            line += self.text.above
        else:
            line = self.watch.line_of(_frames_of(error), function)
        return {
            "t": "raised",
            "exception": _clean(_name_of(kind), 200),
            "message": _clean(text, 500),
            "line": line if line and line > 0 else None,
            "name": _clean(name, 200) if type(name) is str else None,
            **({"sign": _sign_of(error)} if syntax else {}),
        }


_SYNTAX_ERRORS = (SyntaxError, IndentationError, TabError)
_NAME_ERRORS = (NameError, UnboundLocalError, AttributeError)


def _sign_of(error: BaseException) -> str:
    """Return the character at which a syntax error points, if Python has no such sign; else nothing."""
    line, offset = getattr(error, "text", None), getattr(error, "offset", None)
    if type(line) is not str or type(offset) is not int:
        return ""
    if line.lstrip().startswith("```"):
        return "`"
    sign = line[offset - 1 : offset] if offset > 0 else ""
    return sign if sign in ("`", "$", "!", "?") else ""


def _frames_of(error: BaseException) -> Iterator[tuple[Any, int | None]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _on_purpose(error: BaseException) -> bool:
    """Whether the code says ``raise KeyboardInterrupt``; an interrupt from outside comes at any other instruction."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_code[trace.tb_lasti] == dis.opmap["RAISE_VARARGS"]


_NOISE = {"RESUME", "NOP", "CACHE", "PRECALL", "PUSH_NULL", "EXTENDED_ARG", "NOT_TAKEN"}
_BLANK = {"NotImplemented"}  # a name that says nothing, as one of underscores does
_SAYING = {"LOAD_CONST", "CALL_FUNCTION", "CALL", "RAISE_VARARGS", "RETURN_VALUE", "RETURN_CONST"}


@functools.lru_cache(64)  # asked once for each call of a check
def _says_nothing(code: types.CodeType) -> bool:
    """Whether a body is a placeholder: nothing, ``return None``, ``return ____`` or ``raise NotImplementedError``.

    Names of its own may be given nothing and be returned, as in ``result = None; return result``.
    """
    blank = all(name in _BLANK or (len(name) > 1 and not name.strip("_")) for name in code.co_names)
    if not (blank or code.co_names == ("NotImplementedError",)) or len(code.co_code) > 100:
        return False
    steps = [(step.opname, step.argval) for step in dis.get_instructions(code) if step.opname not in _NOISE]
    if not blank:
        names = [name for name, _ in steps]
        return names[0] == "LOAD_GLOBAL" and "RAISE_VARARGS" in names and _SAYING.issuperset(names[1:])
    stored: set[str] = set()
    returned: set[str] = set()
    for name, value in steps:
        if name.startswith("STORE_FAST"):
            stored.add(value[0] if type(value) is tuple else value)
            returned.update(value[1:] if type(value) is tuple else ())
        elif name in ("LOAD_FAST", "LOAD_FAST_BORROW") and value in stored:
            returned.add(value)
        elif name.startswith("LOAD_GLOBAL") or name == "POP_TOP":
            continue
        elif name not in ("LOAD_CONST", "RETURN_CONST", "RETURN_VALUE") or not (value is None or value is ...):
            return False
    return stored == returned


# -- running the learner's code ----------------------------------------------------------------------------------------


def _enter(function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """Run code of the learner's. It is their code that runs, and may be ended, exactly while this frame is there."""
    return function(*args, **kwargs)


class _Expired(BaseException):
    """The time is up. Not an Exception, so that ``except Exception`` lets it through."""

    def __init__(self, watch: _Watch) -> None:
        self.watch = watch

    def __del__(self) -> None:
        self.watch.insist(sys._getframe(1))  # noqa: SLF001 - the learner's code, if it is they who have caught it


class _Watch:
    """Ends calls that take too long, with a timer signal; without one (in a thread, on Windows) they just run.

    A bare ``except:`` catches even `_Expired`. So once time is up, tracing is on as well: whichever line comes next,
    that of the handler too, raises again. Python then turns tracing off, but when the handler is done the exception
    dies, and that turns it on again. So no line runs after a handler, and each raise is out of one more of them.
    """

    def __init__(self, namespace: dict[str, Any], call_seconds: float) -> None:
        self.namespace = namespace
        self.call_seconds = call_seconds
        self.left = self.seconds = call_seconds
        self.line: int | None = None
        self.within = ""
        self.text = read("")
        self.expired = self._running = self._usable = False
        self._until = 0.0
        self._looped = 0
        self._function: Any = None

    def __enter__(self) -> None:
        try:
            if signal.getsignal(signal.SIGALRM) is None:  # not set from Python, so it could not be put back
                return
            self._tracer, self._entered = sys.gettrace(), monotonic()
            self._delay, self._interval = signal.setitimer(signal.ITIMER_REAL, 0)
            self._handler = signal.signal(signal.SIGALRM, self._expire)
            self._usable = True
        except (AttributeError, ValueError):  # no such signal, or not the main thread
            pass

    def __exit__(self, *_: object) -> None:
        if self._usable:
            delay = max(self._delay - (monotonic() - self._entered), 1e-3) if self._delay else 0
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._handler)
            signal.setitimer(signal.ITIMER_REAL, delay, self._interval)

    def call(self, function: Callable[..., Any], args: Any, kwargs: Any, patient: bool = False) -> Any:
        """Return what `function` returns, or raise what it raises; `expired` says whether it was ended.

        A `patient` call may take all the time that is left, unless it spends that of one call in a loop of its own.
        """
        self.expired, self._function, self.line, self.within = False, function, None, ""
        self.seconds = min(self.call_seconds, max(self.left, 0.001))
        began = monotonic()
        self._looped, self._until = 0, began + self.left if patient and self.left > self.seconds else 0.0
        if self._usable:  # the timer runs on after the call, without effect; that saves half of the system calls
            half = self.seconds / 2
            first, then = (half, half / _LOOKS) if self._until else (self.seconds, _AGAIN_SECONDS)
            signal.setitimer(signal.ITIMER_REAL, first, then)
            self._running = True
        try:
            return _enter(function, args, kwargs)
        finally:
            self._running = False
            if self.expired:
                sys.settrace(self._tracer)
            self.left -= monotonic() - began

    def interrupted(self, error: BaseException) -> None:
        """Take note that the front end has ended the call, since nothing here could."""
        self.expired, self.seconds = True, self.call_seconds
        self.line = self.line_of(_frames_of(error), self._function)
        self._blame([frame for frame, _ in _frames_of(error)][::-1])

    def _expire(self, _number: int, frame: Any) -> None:
        frames = self._learners(frame)
        if frames:
            if not self.expired:
                if self._until and self._may_go_on(frames):
                    return
                self.expired = True
                self.line = self.line_of(((each, each.f_lineno) for each in reversed(frames)), self._function)
                self._blame(frames)
                if self._until:
                    signal.setitimer(signal.ITIMER_REAL, _AGAIN_SECONDS, _AGAIN_SECONDS)
            self.insist(frame)
            raise _Expired(self)

    def _may_go_on(self, frames: list[Any]) -> bool:
        """Whether a patient call is not at its end: it has time, and is not held up in a loop of the learner's own."""
        if monotonic() >= self._until:
            self.seconds = self.left
            return False
        if self._is_own(frames[0]) and (self._loops(frames[0]) or self._recurses(frames)):
            self._looped += 1
        return self._looped <= _LOOKS

    def _blame(self, frames: list[Any]) -> None:
        """Say what keeps the call: a loop, which is then the line that is told, or a function that calls itself."""
        own = [frame for frame in frames if self._is_own(frame)]
        if self._recurses(own):
            self.within = "recursion"
            return
        loop = next((frame for frame in own if self._loops(frame)), None)
        if loop is not None:
            self.within = "loop"
            self.line = self.line_of([(loop, loop.f_lineno)], self._function) or self.line

    def _is_own(self, frame: Any) -> bool:
        return frame.f_globals is self.namespace or frame.f_code.co_filename == _file_of(self._function)

    def _recurses(self, frames: list[Any]) -> bool:
        codes = [id(frame.f_code) for frame in frames if self._is_own(frame)]
        return len(codes) > _DEEP and max(map(codes.count, set(codes))) > _DEEP

    def _loops(self, frame: Any) -> bool:
        """Whether a frame stands in a loop: by the text of the cell where that is known, else by its code."""
        tree = self.text.tree
        if tree is not None and tree.body and frame.f_code.co_filename == _file_of(self._function):
            return any(
                node.lineno <= frame.f_lineno <= node.end_lineno for node in ast.walk(tree) if isinstance(node, _LOOPS)
            )
        return any(start <= frame.f_lasti <= end for start, end in _loops_of(frame.f_code))

    def _trace(self, frame: Any, _event: str, _arg: Any) -> Any:
        if self._learners(frame):
            raise _Expired(self)

    def insist(self, frame: Any) -> None:
        """Let the next line raise, if it is the learner's."""
        frames = self._learners(frame)
        if frames:
            for each in frames:
                each.f_trace = self._trace
            sys.settrace(self._trace)

    def _learners(self, frame: Any) -> list[Any]:
        """Return the frames of the learner's code, innermost first; none when it is a frame of ours that runs."""
        frames: list[Any] = []
        while self._running and frame is not None and id(frame.f_code) not in _WATCHING:
            if frame.f_code is _enter.__code__:
                return frames or [frame]
            frames.append(frame)
            frame = frame.f_back
        return []

    def line_of(self, frames: Iterable[tuple[Any, int | None]], function: Any) -> int | None:
        """Return the innermost line in the cell of `function`, or in the first cell; `frames` are outermost first."""
        home, line, magic = _file_of(function), None, None
        for frame, number in frames:
            if home is None and frame.f_globals is self.namespace:
                if self.text.magic and "run_cell_magic" in frame.f_code.co_names:
                    magic = 1  # the line of the magic itself; what it runs comes next
                    continue
                home = frame.f_code.co_filename
            if frame.f_code.co_filename == home:
                line = number
        if line is None:
            return magic
        return None if _is_module(home) else line + self.text.above


_LOOPS: Any = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@functools.lru_cache(64)
def _loops_of(code: types.CodeType) -> list[tuple[int, int]]:
    """Return where the loops of a code are: all that lies before a jump back, from where that leads to."""
    jumps = (step for step in dis.get_instructions(code) if step.opcode in dis.hasjabs or step.opcode in dis.hasjrel)
    return [
        (step.argval, step.offset)
        for step in jumps
        if step.argval < step.offset and not step.opname.endswith("NO_INTERRUPT")  # that one waits for an `await`
    ]


def _is_module(file: Any) -> bool:
    """Whether this is a file on disk and no cell: its lines are none of the learner's cell."""
    try:
        return Path(file).is_file() and "ipykernel_" not in file  # ipykernel writes cells there for its debugger
    except Exception:  # noqa: BLE001 - a name that no file can have
        return False


_WATCHING = {id(each.__code__) for each in vars(_Watch).values() if isinstance(each, types.FunctionType)}
_WATCHING.add(id(_Expired.__del__.__code__))


def _file_of(function: Any) -> str | None:
    """Return the file, which for a cell is its own, of a function, also of one that a decorator has wrapped."""
    for _ in range(20):
        if type(function) is types.MethodType:
            function = function.__func__
        try:
            inside = object.__getattribute__(function, "__dict__")
            function = inside["__wrapped__"] if "__wrapped__" in inside else inside["pyfunc"]  # of numpy.vectorize
        except Exception:  # noqa: BLE001 - nothing is certain about an object of the learner's
            break
    return function.__code__.co_filename if type(function) is types.FunctionType else None


class _Sink(io.TextIOBase):
    """Takes all that is printed, and keeps nothing of it."""

    def write(self, text: str) -> int:
        return len(text)

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        """Stay open, for the next call."""

    @property
    def buffer(self) -> _Sink:
        return self


class _Quiet:
    """Swallows output, warnings and figures; puts back random states, the recursion limit and the learner's names."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace

    def __enter__(self) -> None:
        self.names = self.namespace.copy()
        self.put_back: list[Callable[[], object]] = [functools.partial(sys.setrecursionlimit, sys.getrecursionlimit())]
        random: Any = sys.modules.get("random")
        numpy_random: Any = sys.modules.get("numpy.random")
        pyplot: Any = sys.modules.get("matplotlib.pyplot")
        try:
            if random is not None:
                self.put_back.append(functools.partial(random.setstate, random.getstate()))
            if numpy_random is not None:
                self.put_back.append(functools.partial(numpy_random.set_state, numpy_random.get_state(legacy=False)))
            if pyplot is not None:  # a figure that is left open would be shown under whichever cell runs next
                self.put_back.append(functools.partial(_close_others, pyplot, pyplot.get_fignums()))
        except Exception:  # noqa: BLE001 - a module of the learner's own with that name
            pass
        self.warnings = warnings.catch_warnings()
        self.warnings.__enter__()
        warnings.simplefilter("ignore")
        self.streams = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = _Sink()

    def __exit__(self, *_: object) -> None:
        sys.stdout, sys.stderr = self.streams
        self.warnings.__exit__(None, None, None)
        for put_back in self.put_back:
            put_back()
        now, names = self.namespace, self.names
        # Also takes away the `__warningregistry__` that Python leaves where a warning arose.
        if len(now) != len(names) or not all(map(is_, now.values(), names.values())):
            for name in now.keys() - names.keys():
                del now[name]
            now.update(names)


def _close_others(pyplot: Any, figures: list[int]) -> None:
    for figure in pyplot.get_fignums():
        if figure not in figures:
            pyplot.close(figure)


# -- values in ---------------------------------------------------------------------------------------------------------


def _decode(wire: dict[str, Any], here: _Here) -> Any:
    return _DECODERS[wire["t"]](wire, here)


def _decode_array(wire: dict[str, Any], here: _Here) -> Any:
    raw, shape, dtype = a2b_base64(wire["data"]), wire.get("shape"), wire["dtype"]
    if here.numpy is not None:
        return here.numpy.ndarray((), dtype, raw)[()] if shape is None else here.numpy.ndarray(shape, dtype, raw).copy()
    numbers = struct.iter_unpack("<" + _FORMATS[dtype], raw)
    return _nested((complex(*parts) if len(parts) == 2 else parts[0] for parts in numbers), shape or [])


def _nested(numbers: Iterator[Any], shape: list[int]) -> Any:
    return [_nested(numbers, shape[1:]) for _ in range(shape[0])] if shape else next(numbers)


def _decode_name(wire: dict[str, Any], here: _Here) -> Any:
    value = here.namespace.get(wire["name"], _ABSENT)
    if value is _ABSENT:
        raise _AbsentError(wire["name"])
    if callable(value):
        return value
    try:
        return here.watch.call(deepcopy, (value,), {})
    except BaseException:  # noqa: BLE001 - what cannot be copied is handed over as it is
        return value


def _decode_source(wire: dict[str, Any], here: _Here) -> Any:
    source = wire["source"]
    if source not in here.codes:
        here.codes[source] = compile(source, "<course>", "eval", 0, True)
    return eval(here.codes[source], {"__builtins__": _BUILTINS})


_FORMATS = {"|b1": "?", "|i1": "b", "<i2": "h", "<i4": "i", "<i8": "q", "|u1": "B", "<u2": "H", "<u4": "I"}
_FORMATS.update({"<u8": "Q", "<f2": "e", "<f4": "f", "<f8": "d", "<c8": "ff", "<c16": "dd"})
_DECODERS: dict[str, Callable[[dict[str, Any], _Here], Any]] = {
    "none": lambda _wire, _here: None,
    "ellipsis": lambda _wire, _here: ...,
    "bool": lambda wire, _here: wire["v"],
    "int": lambda wire, _here: int(wire["v"]),
    "float": lambda wire, _here: float(wire["v"]),
    "complex": lambda wire, _here: complex(float(wire["re"]), float(wire["im"])),
    "str": lambda wire, _here: wire["v"],
    "list": lambda wire, here: [_decode(item, here) for item in wire["v"]],
    "tuple": lambda wire, here: tuple(_decode(item, here) for item in wire["v"]),
    "set": lambda wire, here: {_decode(item, here) for item in wire["v"]},
    "dict": lambda wire, here: {_decode(key, here): _decode(item, here) for key, item in wire["v"]},
    "array": _decode_array,
    "scalar": _decode_array,
    "name": _decode_name,
    "source": _decode_source,
}


# -- values out --------------------------------------------------------------------------------------------------------


class _TooMuchError(Exception):
    def __init__(self, size: int) -> None:
        self.size = size


class _Room:
    """How much one value may still take, and the containers it is inside of."""

    def __init__(self, here: _Here, limit: int = 0) -> None:
        self.numpy: Any = here.numpy
        self.limit = limit or here.value_bytes
        self.used = 0
        self.path: list[int] = []

    def take(self, size: int) -> None:
        self.used += size
        if self.used > self.limit:
            raise _TooMuchError(self.used)


def _encode(value: Any, room: _Room) -> dict[str, Any]:
    kind, numpy = type(value), room.numpy
    # Keyed by id: a dict of classes would ask a metaclass of the learner's for its __hash__ and __eq__.
    atom = _ATOMS.get(id(kind))
    if atom is not None:
        return atom(value, room)
    if numpy is not None:
        if kind is numpy.ndarray:
            return _encode_array(value, _kind(value), room)
        if kind is numpy.text:
            return _encode_str(str.__str__(value), room)
        if id(kind) in numpy.scalars:
            dtype = numpy.scalars[id(kind)]
            return {"t": "scalar", "dtype": dtype, "data": _base64(value, dtype)}
    for base in _mro_of(kind):
        if id(base) in _CONTAINERS:
            return _encode_container(value, base, room)
        if numpy is not None and base is numpy.ndarray:
            return _encode_subclass(value, kind, room)
    return _opaque("function" if kind is types.FunctionType else _kind(value), _show(value))


def _encode_int(value: int, room: _Room) -> dict[str, Any]:
    bits = value.bit_length()
    if bits > _MAX_INT_BITS:
        room.take(bits // 8)
        return _opaque("int", f"<int of {bits} bits>")
    return {"t": "int", "v": str(value)}


def _encode_str(value: str, room: _Room) -> dict[str, Any]:
    room.take(len(value))
    try:
        room.take(0 if value.isascii() else len(value.encode()) - len(value))
    except UnicodeEncodeError:  # half a surrogate pair has no place in JSON
        return _opaque("str", _show(value))
    return {"t": "str", "v": value}


def _encode_container(value: Any, base: Any, room: _Room) -> dict[str, Any]:
    tag = _CONTAINERS[id(base)]
    if id(value) in room.path or len(room.path) >= _MAX_DEPTH:
        return _opaque(_kind(value), f"<{tag} inside itself>" if id(value) in room.path else f"<{tag}>")
    # The base type's own methods: those of a subclass may say anything.
    room.take(_ITEM_BYTES * base.__len__(value))
    room.path.append(id(value))
    wires: list[Any]
    if tag == "dict":
        wires = [[_encode_key(key, room), _encode(item, room)] for key, item in list(base.items(value))]
    elif tag == "set":
        wires = sorted((_encode_key(item, room) for item in list(base.__iter__(value))), key=repr)
    else:
        wires = [_encode(item, room) for item in list(base.__iter__(value))]
    room.path.pop()
    return {"t": tag, "v": wires, "frozen": True} if base is frozenset else {"t": tag, "v": wires}


def _encode_key(value: Any, room: _Room) -> dict[str, Any]:
    """Encode an item of a set or a key of a dict. What could not be one on the other side is opaque."""
    if type(value) is tuple:
        room.take(_ITEM_BYTES * len(value))
        return {"t": "tuple", "v": [_encode_key(item, room) for item in value]}
    if type(value) is frozenset:
        return _encode_container(value, frozenset, room)
    wire = _encode(value, room)
    return wire if wire["t"] not in ("list", "tuple", "set", "dict", "array") else _opaque(_kind(value), _show(value))


def _encode_subclass(value: Any, kind: Any, room: _Room) -> dict[str, Any]:
    """Encode an array of another class by its data, unless some of that is masked."""
    view = room.numpy.ndarray.view(value, room.numpy.ndarray)
    masked = getattr(sys.modules.get("numpy.ma"), "MaskedArray", None)
    if _is(kind, masked) and (kind is not masked or view.dtype.fields is not None or masked.mask.fget(value).any()):
        shown = _show(masked.tolist(value.flatten()[:9])) if kind is masked and view.nbytes <= room.limit else ""
        return _opaque(_kind(value), f"<{_kind(value)} {shown}>")
    return _encode_array(view, _kind(value), room)


def _encode_array(array: Any, kind: str, room: _Room) -> dict[str, Any]:
    array = _plain(array, room)
    dtype = room.numpy.dtypes.get(array.dtype.num)
    if dtype is None or array.ndim > _MAX_DIMENSIONS:
        of = _ENTRIES.get(array.dtype.kind, _clean(str(array.dtype), 60))
        return _opaque(f"{kind} of {of}", _show(array.flat[:9].tolist()))
    room.take(array.nbytes)  # before anything is copied
    return {"t": "array", "dtype": dtype, "shape": list(array.shape), "data": _base64(array, dtype)}


def _plain(array: Any, room: _Room) -> Any:
    """Return an array of plain numbers that are kept as objects as one of numbers; any other array as it is."""
    if array.dtype.kind != "O" or array.nbytes > room.limit:
        return array
    dtype = _dtype_of(array, room.numpy)
    try:
        return array if dtype is None else array.astype(dtype)
    except OverflowError:  # a whole number that no float can hold
        return array


def _dtype_of(array: Any, numpy: _Numpy) -> str | None:
    """Return the type of number that holds all entries of an array of objects, or None where some are no numbers."""
    kinds = {id(type(entry)) for entry in map(numpy.inside, array.flat)}
    found = {_PYTHONS.get(kind) or numpy.scalars.get(kind, "") for kind in kinds}
    if len(found) == 1 and min(found)[1:2] in "bfc":  # as it is: single precision is judged as such
        return min(found) or None
    if "" in found or "|b1" in found:
        return None
    return "<c16" if any(each[1] == "c" for each in found) else "<f8"


def _base64(value: Any, dtype: str) -> str:
    if value.dtype.str != dtype:  # other byte order, or a long double
        value = value.astype(dtype)
    data = value.tobytes()
    return b2a_base64(data.translate(_TRUTH) if dtype == "|b1" else data, newline=False).decode("ascii")


_TRUTH = b"\x00" + b"\x01" * 255  # a truth value seen through a view may have any byte
_PYTHONS = {id(int): "<i8", id(float): "<f8", id(complex): "<c16", id(bool): "|b1"}
_ENTRIES = {"O": "object", "V": "records", "U": "str", "S": "bytes"}
_CONTAINERS = {id(list): "list", id(tuple): "tuple", id(set): "set", id(frozenset): "set", id(dict): "dict"}
_ATOMS: dict[int, Callable[[Any, _Room], dict[str, Any]]] = {
    id(type(None)): lambda _value, _room: {"t": "none"},
    id(type(...)): lambda _value, _room: {"t": "ellipsis"},
    id(bool): lambda value, _room: {"t": "bool", "v": value},
    id(int): _encode_int,
    id(float): lambda value, _room: {"t": "float", "v": repr(value)},
    id(complex): lambda value, _room: {"t": "complex", "re": repr(value.real), "im": repr(value.imag)},
    id(str): _encode_str,
}


class _Numpy:
    """What is needed of the kernel's numpy."""

    def __init__(self, module: Any) -> None:
        self.module = module
        self.ndarray, self.text = module.ndarray, module.str_
        self.kinds = [module.dtype(code).type for code in "?bBhHiIlLqQefdgFDG"]  # kept, so that their ids stay theirs
        self.dtypes, self.scalars = {}, {}
        for kind in self.kinds:
            dtype = module.dtype(kind)
            wire = {"g": "<f8", "G": "<c16"}.get(dtype.char, dtype.newbyteorder("<").str)  # long doubles, as doubles
            self.dtypes[dtype.num] = self.scalars[id(kind)] = wire

    def inside(self, entry: Any) -> Any:
        """Return what an array without dimensions holds; anything else as it is."""
        return entry[()] if type(entry) is self.ndarray and entry.ndim == 0 else entry


@functools.lru_cache(maxsize=1)
def _numpy_in(module: Any) -> _Numpy | None:
    try:
        return _Numpy(module)
    except Exception:  # noqa: BLE001 - half imported, or something else of that name
        return None


def _numpy(wanted: bool = False) -> _Numpy | None:
    """Return the kernel's numpy if it is imported; where it is `wanted`, import it first."""
    module = sys.modules.get("numpy")
    if module is None and wanted:
        module = _import_numpy()
    return _numpy_in(module) if type(module) is types.ModuleType else None


def _import_numpy() -> Any:
    """Import numpy as it would be without the learner's folder, unless that has a numpy of its own."""
    path = list(sys.path)
    try:
        here = Path.cwd()
        elsewhere = [entry for entry in path if type(entry) is str and entry and Path(entry) != here]
        with_folder, without = (PathFinder.find_spec("numpy", entries) for entries in (path, elsewhere))
        if without is None or with_folder is None or with_folder.origin != without.origin:
            return None
        sys.path[:] = elsewhere  # a `random.py` of the learner's is not what numpy means by `random`
        return import_module("numpy")
    except Exception:  # noqa: BLE001 - then the kernel has no numpy that works
        return None
    finally:
        sys.path[:] = path


# -- words -------------------------------------------------------------------------------------------------------------


def _clean(text: str, length: int) -> str:
    """Return `text` as plain text that JSON can carry, and not too long."""
    text = str.__str__(text)[: length + 1]
    if not text.isascii():
        text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= length else text[: length - 1] + "…"


def _kind(value: Any) -> str:
    return _clean(_name_of(type(value)), 200)


def _opaque(kind: str, shown: str) -> dict[str, Any]:
    return {"t": "opaque", "type": kind, "repr": _clean(shown, 200)}


_SHOWN = {id(kind) for kind in (type(None), type(...), bool, float, complex, range)}
_NAMED = {id(kind) for kind in (types.FunctionType, types.BuiltinFunctionType)}


def _show(value: Any, depth: int = 0) -> str:
    """Return a short text of a value, without running any code of the learner's."""
    kind = type(value)
    if id(kind) in _SHOWN or (kind is int and value.bit_length() < 200):
        return repr(value)
    if kind is str or kind is bytes:
        return repr(value[:60]) + ("..." if len(value) > 60 else "")
    if (kind is list or kind is tuple) and depth < 3:
        inner = ", ".join([_show(item, depth + 1) for item in value[:8]] + ["..."] * (len(value) > 8))
        return f"[{inner}]" if kind is list else f"({inner})"
    name = value.__name__ if id(kind) in _NAMED else None
    if _is(kind, types.ModuleType):
        name = object.__getattribute__(value, "__dict__").get("__name__")
    elif _is(kind, type):
        name = _name_of(value)
    return _clean(name, 200) if type(name) is str else f"<{_kind(value)}>"


# -- fingerprints ------------------------------------------------------------------------------------------------------


def _fingerprint(names: list[str], here: _Here) -> str:
    mark = _Mark(here)
    for name in names:
        mark.name(name, here.namespace)
    return mark.digest.hexdigest()


class _Mark:
    """A digest of values and of what functions among them depend on; not of comments or of where the code stands."""

    def __init__(self, here: _Here) -> None:
        self.here = here
        self.home = here.namespace.get("__name__", _ABSENT)
        self.digest = blake2b(digest_size=16)
        self.seen: list[Any] = []

    def say(self, *words: Any) -> None:
        self.digest.update(repr(words).encode("utf-8", "backslashreplace"))

    def name(self, name: str, names: dict[str, Any]) -> None:
        self.say("name", name)
        if name in names:
            self.add(names[name])

    def add(self, value: Any) -> None:
        kind = type(value)
        if any(value is each for each in self.seen):
            return
        try:
            if id(kind) in _ATOMS or kind is types.ModuleType:
                self.say(_name_of(kind), value if kind is str else hex(value) if kind is int else _show(value))
            elif kind is types.FunctionType:
                self.seen.append(value)
                self.function(value)
            elif _is(kind, type):
                self.seen.append(value)
                self.type(value)
            elif kind is functools.partial:
                self.all(value.func, *value.args, *value.keywords.items())
            elif kind is staticmethod or kind is classmethod or kind is types.MethodType:
                self.all(value.__func__, getattr(value, "__self__", None))
            elif kind is property:
                self.add(value.fget)
            else:
                self.value(value, kind)
        except Exception:  # noqa: BLE001 - what cannot be read counts by its type
            self.say(_kind(value))

    def all(self, *values: Any) -> None:
        for value in values:
            self.add(value)

    def function(self, function: Any) -> None:
        self.all(function.__defaults__, function.__kwdefaults__, function.__dict__.get("__wrapped__"))
        self.all(*[cell.cell_contents for cell in function.__closure__ or ()])
        self.code(function.__code__, function.__globals__, function.__doc__)

    def code(self, code: types.CodeType, names: dict[str, Any], doc: Any = None) -> None:
        self.say(code.co_code, code.co_names, code.co_varnames, code.co_argcount, code.co_flags)
        for const in code.co_consts:
            if type(const) is types.CodeType:
                self.code(const, names)
            elif const is doc and type(doc) is str:
                self.add(cleandoc(doc))  # a formatter sets it anew
            else:
                self.add(const)
        for name in code.co_names:
            if name in names:
                self.name(name, names)

    def type(self, cls: Any) -> None:
        inside = _dict_of(cls)
        self.say(_name_of(cls), inside.get("__module__"))
        if inside.get("__module__") == self.home:
            self.all(*_mro_of(cls)[1:])
            for name, value in inside.items():
                if name not in ("__dict__", "__weakref__", "__firstlineno__"):
                    self.say(name)
                    self.add(value)

    def value(self, value: Any, kind: Any) -> None:
        try:
            self.say(dumps(_encode(value, _Room(self.here, _LOOKED_AT_BYTES))))
        except _TooMuchError as much:
            self.say(_kind(value), much.size)
        # An object of a class of the learner's is its class and its attributes; any other counts by its type, since
        # much of it (a random generator, a cache) changes without anyone changing the answer.
        if _dict_of(kind).get("__module__") == self.home:
            self.seen.append(value)
            self.all(kind, object.__getattribute__(value, "__dict__"))
