"""What runs in the learner's kernel: it answers asks with values, and leaves no trace.

This file is sent to the kernel as text (see `agent_source`), so that nothing of ours need be installed there. It needs
Python 3.8 and the standard library; numpy is used only if the kernel has imported it. It defines no name in the
learner's namespace and trusts none: a class of theirs may lie about ``__class__``, ``__eq__``, ``__len__`` or
``__repr__``, so types are told by identity, and contents are read with the methods of the base type.

Code of the learner's runs inside `_enter` only, under a `_Watch` that ends what takes too long, and within `_Quiet`,
which swallows what it prints and puts back what it changed.

It stays one file, although a long one, because a kernel can be sent one text but not a package.
"""

from __future__ import annotations

import binascii
import builtins
import copy
import dis
import functools
import hashlib
import io
import json
import operator
import signal
import struct
import sys
import time
import types
import warnings
from typing import Any, Callable, Iterator

__all__ = ["VERSION", "Reply", "answer", "fingerprint", "last_error"]

VERSION = "unsent"  # `agent_source` writes a digest of this file here

_MAX_DEPTH = 20
_MAX_DIMENSIONS = 32
_MAX_INT_BITS = 14_000  # 4215 digits; Python refuses to write or read more than 4300
_ITEM_BYTES = 32  # what one item of a list counts; about what it takes on the wire
_AGAIN = 0.02  # seconds until code that caught the end of its time is ended again
_ABSENT: Any = object()

_loads = json.loads
_clock = time.monotonic
_get_frame = sys._getframe
_mro_of = type.__dict__["__mro__"].__get__
_name_of = type.__dict__["__name__"].__get__


class Reply:
    """An answer on its way to the front end, as the mime bundle of an expression's value."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def __repr__(self) -> str:
        return "<math4ml reply>"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        # The plain text is given too, so that IPython does not work it out.
        return {"application/json": self.data, "text/plain": "<math4ml reply>"}


# -- what the front end calls ------------------------------------------------------------------------------------------


def answer(request_json: str, namespace: dict[str, Any] | None = None) -> Reply:
    """Answer a ``protocol.KernelRequest``, given as JSON, with a ``protocol.KernelReply``.

    Parameters
    ----------
    request_json : str
    namespace : dict, optional
        Where the learner's names are; by default those of the kernel.
    """
    request = _loads(request_json)
    here = _Here(_names_of_kernel() if namespace is None else namespace, request)
    with _Quiet(here), here.watch:
        answers = [here.answer(ask) for ask in request["ask"]]
    names = request.get("names")
    mark = _digest(names, here.namespace) if names else ""
    return Reply({"agent": VERSION, "answers": answers, "fingerprint": mark})


def fingerprint(request_json: str, namespace: dict[str, Any] | None = None) -> Reply:
    """Digest groups of names and all they depend on: ``{"names": [[...], ...]}`` to ``{"fingerprints": [...]}``."""
    names = _names_of_kernel() if namespace is None else namespace
    return Reply({"fingerprints": [_digest(group, names) for group in _loads(request_json)["names"]]})


def last_error(_request_json: str = "", namespace: dict[str, Any] | None = None) -> Reply:
    """Describe the error that the last cell ended with, as a ``protocol.RaisedAnswer``; only right after that cell."""
    here = _Here(_names_of_kernel() if namespace is None else namespace, {})
    error = getattr(sys, "last_value", None)
    with _Quiet(here), here.watch:
        return Reply(here.raised(error, None) if isinstance(error, BaseException) else {"t": "skipped"})


def _names_of_kernel() -> dict[str, Any]:
    return sys.modules["__main__"].__dict__


# -- one request -------------------------------------------------------------------------------------------------------


class _Absent(Exception):
    """An argument names something that is not there."""


class _Here:
    """One request: where the learner's names are, what may be spent, and what has been."""

    def __init__(self, namespace: dict[str, Any], request: dict[str, Any]) -> None:
        limits = request.get("limits") or {}
        self.namespace = namespace
        self.call_seconds: float = limits.get("call_seconds", 2.0)
        self.value_bytes: int = limits.get("value_bytes", 1_000_000)
        remaining = request.get("remaining_seconds")
        self.seconds: float = limits.get("check_seconds", 10.0) if remaining is None else remaining
        self.watch = _Watch(namespace)
        self.numpy = _numpy()
        self.codes: dict[str, Any] = {}
        self.stubs: dict[int, bool] = {}

    def answer(self, ask: dict[str, Any]) -> dict[str, Any]:
        if self.seconds <= 0:
            return {"t": "skipped"}
        if ask["t"] == "call":
            return self.call(ask)
        value = self.namespace.get(ask["name"], _ABSENT)
        return {"t": "missing", "name": ask["name"]} if value is _ABSENT else self.returned(value, [])

    def call(self, ask: dict[str, Any]) -> dict[str, Any]:
        name = ask["function"]
        function = self.namespace.get(name, _ABSENT)
        if function is _ABSENT:
            return {"t": "missing", "name": name}
        if not callable(function):
            return {"t": "not-callable", "name": name, "type": _kind(function)}
        if type(function) is types.FunctionType and self.is_stub(function.__code__):
            return {"t": "stub", "name": name}
        try:
            args = [_decode(wire, self) for wire in ask.get("args", ())]
            kwargs = {key: _decode(wire, self) for key, wire in ask.get("kwargs", {}).items()}
        except _Absent as absent:
            return {"t": "missing", "name": str(absent)}
        before = [self.content(arg) for arg in args]
        watch = self.watch
        seconds = self.call_seconds if self.call_seconds < self.seconds else self.seconds
        began = _clock()
        try:
            value = watch.call(function, args, kwargs, seconds)
        except KeyboardInterrupt as error:
            value = None
            if not watch.expired and _raised_on_purpose(error):
                return self.raised(error, function)
            if not watch.expired:  # the front end's interrupt
                watch.expired, seconds = True, _clock() - began
                watch.line = watch.line_of(_frames_of(error.__traceback__), function)
        except BaseException as error:  # noqa: BLE001 - whatever the learner's code raises is an answer
            value = None
            if not watch.expired:
                return self.raised(error, function)
        finally:
            self.seconds -= _clock() - began
        if watch.expired:
            self.seconds = 0.0
            return {"t": "timed-out", "seconds": round(seconds, 1), "line": watch.line}
        changed = [i for i, was in enumerate(before) if was is not None and self.content(args[i]) != was]
        return self.returned(value, changed)

    def is_stub(self, code: types.CodeType) -> bool:
        known = self.stubs.get(id(code))
        if known is None:
            known = self.stubs[id(code)] = _says_nothing(code)
        return known

    def content(self, value: Any) -> Any:
        """Return what can be compared later to see whether an argument was changed; None if it cannot be."""
        kind = type(value)
        if self.numpy is not None and kind is self.numpy.ndarray:
            return value.dtype.str, value.shape, value.tobytes()
        if id(kind) not in _CONTAINERS:
            return None
        try:
            return _encode(value, _Room(self))
        except _TooMuch:
            return "too much"

    def returned(self, value: Any, changed: list[int]) -> dict[str, Any]:
        try:
            return {"t": "returned", "value": _encode(value, _Room(self)), "changed": changed}
        except _TooMuch as much:
            return {"t": "too-large", "type": _kind(value), "size": much.size, "limit": self.value_bytes}
        except Exception:  # noqa: BLE001 - a value that numpy itself cannot read is still a value
            return {"t": "returned", "value": _opaque(_kind(value), "<" + _kind(value) + ">"), "changed": changed}

    def raised(self, error: BaseException, function: Any) -> dict[str, Any]:
        kind = type(error)
        try:
            if isinstance(error, SyntaxError) and type(error.msg) is str:
                text = error.msg  # the rest of it names a file that is none
            else:
                text = self.watch.call(str, (error,), {}, self.call_seconds)
        except BaseException:  # noqa: BLE001 - it is the learner's own __str__ that fails
            text = ""
        line = error.lineno if isinstance(error, SyntaxError) and function is None else None
        if type(line) is not int:
            line = self.watch.line_of(_frames_of(error.__traceback__), function)
        return {
            "t": "raised",
            "exception": _clean(_name_of(kind), 200),
            "message": _clean(text, 500) if type(text) is str else "",
            "line": line if line is not None and line > 0 else None,
            "name": _missing_name(error, text),
        }


def _missing_name(error: BaseException, text: Any) -> str | None:
    if not isinstance(error, (NameError, AttributeError)) or type(text) is not str:
        return None
    name = getattr(error, "name", None)  # since Python 3.10
    if type(name) is not str:
        parts = text.split("'")
        name = parts[-2] if len(parts) > 2 else None
    return None if name is None else _clean(name, 200)


def _raised_on_purpose(error: BaseException) -> bool:
    """Whether the code says ``raise KeyboardInterrupt``; an interrupt from outside comes at any other instruction."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_code[trace.tb_lasti] == dis.opmap["RAISE_VARARGS"]


_NOISE = {"RESUME", "NOP", "CACHE", "PRECALL", "PUSH_NULL", "EXTENDED_ARG", "NOT_TAKEN"}
_CALLS = {"CALL_FUNCTION", "CALL", "CALL_KW"}


def _says_nothing(code: types.CodeType) -> bool:
    """Whether a function's body is a placeholder: nothing, ``return None``, ``...`` or ``raise NotImplementedError``."""
    if code.co_names not in ((), ("NotImplementedError",)) or len(code.co_code) > 100:
        return False
    steps = [(step.opname, step.argval) for step in dis.get_instructions(code) if step.opname not in _NOISE]
    if code.co_names and steps[0][0] == "LOAD_GLOBAL":
        while steps[-1][0] != "RAISE_VARARGS":  # some versions put an unreachable return behind it
            steps.pop()
        return all(name == "LOAD_CONST" or name in _CALLS for name, _ in steps[1:-1])
    return all(
        name == "RETURN_VALUE" or (name in ("LOAD_CONST", "RETURN_CONST") and (value is None or value is ...))
        for name, value in steps
    )


# -- running the learner's code ----------------------------------------------------------------------------------------


def _enter(function: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """Run code of the learner's. It is their code that runs, and may be ended, exactly while this frame is there."""
    return function(*args, **kwargs)


class _Expired(BaseException):
    """The time is up. Not an Exception, so that ``except Exception`` lets it through."""

    def __init__(self, watch: _Watch) -> None:
        self.watch = watch

    def __del__(self) -> None:
        # Here the learner's code has caught it, or it is all over.
        self.watch.insist(_get_frame(1))


class _Watch:
    """Ends calls that take too long, with a timer signal; without one (in a thread, on Windows) they just run.

    A bare ``except:`` catches even `_Expired`. So once time is up, tracing is on as well: whichever line comes next,
    that of the handler too, raises again. Python then turns tracing off, but when the handler is done the exception
    dies, and that turns it on again. So no line runs after a handler, and each raise is out of one more of them.
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace
        self.expired = False
        self.line: int | None = None
        self._function: Any = None
        self._running = False
        self._usable = False

    def __enter__(self) -> None:
        try:
            previous = signal.getsignal(signal.SIGALRM)
            if previous is None:  # set by something other than Python; it could not be put back
                return
            self._tracer = sys.gettrace()
            self._entered = _clock()
            self._delay = signal.setitimer(signal.ITIMER_REAL, 0)
            self._previous = signal.signal(signal.SIGALRM, self._expire)
            self._usable = True
        except (AttributeError, ValueError):  # no such signal, or not the main thread
            pass

    def __exit__(self, *_: object) -> None:
        if self._usable:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._previous)
            delay, interval = self._delay
            if delay:
                signal.setitimer(signal.ITIMER_REAL, max(delay - (_clock() - self._entered), 1e-3), interval)

    def call(self, function: Callable[..., Any], args: Any, kwargs: Any, seconds: float) -> Any:
        self.expired = False
        self._function = function
        if not self._usable:
            return _enter(function, args, kwargs)
        self._running = True
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        try:
            return _enter(function, args, kwargs)
        finally:
            self._running = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            if self.expired:
                sys.settrace(self._tracer)

    def _learners(self, frame: Any) -> list[Any]:
        """Return the frames of the learner's code, innermost first; none when it is a frame of ours that runs."""
        frames = []
        while self._running and frame is not None and id(frame.f_code) not in _WATCHING:
            if frame.f_code is _enter.__code__:
                return frames or [frame]
            frames.append(frame)
            frame = frame.f_back
        return []

    def _expire(self, _number: int, frame: Any) -> None:
        frames = self._learners(frame)
        if not frames:
            return
        if not self.expired:
            self.expired = True
            self.line = self.line_of(((each, each.f_lineno) for each in reversed(frames)), self._function)
        self.insist(frame)
        raise _Expired(self)

    def insist(self, frame: Any) -> None:
        frames = self._learners(frame)
        if frames:
            for each in frames:
                each.f_trace = self._trace
            sys.settrace(self._trace)

    def _trace(self, frame: Any, _event: str, _arg: Any) -> Any:
        if self._learners(frame):
            raise _Expired(self)
        return None

    def line_of(self, frames: Iterator[tuple[Any, int | None]], function: Any) -> int | None:
        """Return the innermost line in the learner's cell; `frames` are outermost first."""
        home, line = _file_of(function), None
        for frame, number in frames:
            if home is None and frame.f_globals is self.namespace:
                home = frame.f_code.co_filename
            if home is not None and frame.f_code.co_filename == home and number is not None:
                line = number
        return line


_WATCHING = {
    id(each.__code__) for each in (_Watch.call, _Watch._expire, _Watch._trace, _Watch.insist, _Expired.__del__)
}


def _frames_of(trace: types.TracebackType | None) -> Iterator[tuple[Any, int | None]]:
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _file_of(function: Any) -> str | None:
    """Return the file (the cell) of a function, also of one that is wrapped by a decorator."""
    for _ in range(20):
        try:
            inside = object.__getattribute__(function, "__dict__")
            inner = inside.get("__wrapped__", inside.get("pyfunc", _ABSENT))  # pyfunc: of numpy.vectorize
        except Exception:  # noqa: BLE001 - nothing is certain about an object of the learner's
            inner = _ABSENT
        if inner is _ABSENT:
            break
        function = inner
    return function.__code__.co_filename if type(function) is types.FunctionType else None


class _Sink(io.TextIOBase):
    """Takes all that is printed, and keeps nothing of it."""

    def write(self, text: str) -> int:
        return len(text)

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        pass

    @property
    def buffer(self) -> _Sink:
        return self


class _Quiet:
    """Swallows output and warnings; puts back random states, the recursion limit and the learner's names."""

    def __init__(self, here: _Here) -> None:
        self.namespace = here.namespace

    def __enter__(self) -> None:
        self.names = self.namespace.copy()
        self.streams = sys.stdout, sys.stderr
        self.depth = sys.getrecursionlimit()
        random = sys.modules.get("random")
        numpy_random = sys.modules.get("numpy.random")
        self.restore: list[Any] = []
        try:
            if random is not None:
                self.restore.append(functools.partial(random.setstate, random.getstate()))
            if numpy_random is not None:
                self.restore.append(functools.partial(numpy_random.set_state, numpy_random.get_state(legacy=False)))
        except Exception:  # noqa: BLE001 - a module of the learner's with the same name
            pass
        self.warnings = warnings.catch_warnings()
        self.warnings.__enter__()
        warnings.simplefilter("ignore")
        sys.stdout = sys.stderr = _Sink()

    def __exit__(self, *_: object) -> None:
        sys.stdout, sys.stderr = self.streams
        self.warnings.__exit__()
        sys.setrecursionlimit(self.depth)
        for restore in self.restore:
            restore()
        now, names = self.namespace, self.names
        # Also takes away the `__warningregistry__` that Python leaves where a warning arose.
        if len(now) != len(names) or not all(map(operator.is_, now.values(), names.values())):
            for name in now.keys() - names.keys():
                del now[name]
            now.update(names)


# -- values in ---------------------------------------------------------------------------------------------------------


def _decode(wire: dict[str, Any], here: _Here) -> Any:
    return _DECODERS[wire["t"]](wire, here)


def _decode_array(wire: dict[str, Any], here: _Here) -> Any:
    raw, shape = binascii.a2b_base64(wire["data"]), wire["shape"]
    if here.numpy is not None:
        return here.numpy.ndarray(shape, wire["dtype"], raw).copy()
    return _nested(_unpacked(raw, wire["dtype"]), shape)


def _decode_scalar(wire: dict[str, Any], here: _Here) -> Any:
    raw = binascii.a2b_base64(wire["data"])
    if here.numpy is not None:
        return here.numpy.ndarray((), wire["dtype"], raw)[()]
    return next(_unpacked(raw, wire["dtype"]))


_FORMATS = {"|b1": "?", "|i1": "b", "<i2": "h", "<i4": "i", "<i8": "q", "|u1": "B", "<u2": "H", "<u4": "I"}
_FORMATS.update({"<u8": "Q", "<f2": "e", "<f4": "f", "<f8": "d", "<c8": "ff", "<c16": "dd"})


def _unpacked(raw: bytes, dtype: str) -> Iterator[Any]:
    for parts in struct.iter_unpack("<" + _FORMATS[dtype], raw):
        yield complex(*parts) if len(parts) == 2 else parts[0]


def _nested(numbers: Iterator[Any], shape: list[int]) -> Any:
    return [_nested(numbers, shape[1:]) for _ in range(shape[0])] if shape else next(numbers)


def _decode_name(wire: dict[str, Any], here: _Here) -> Any:
    value = here.namespace.get(wire["name"], _ABSENT)
    if value is _ABSENT:
        raise _Absent(wire["name"])
    if callable(value):
        return value
    try:
        return here.watch.call(copy.deepcopy, (value,), {}, here.call_seconds)
    except BaseException:  # noqa: BLE001 - what cannot be copied is handed over as it is
        return value


def _decode_source(wire: dict[str, Any], here: _Here) -> Any:
    source = wire["source"]
    code = here.codes.get(source)
    if code is None:
        code = here.codes[source] = compile(source, "<course>", "eval", 0, True)
    return eval(code, {"__builtins__": builtins})  # the course's own code


_DECODERS: dict[str, Callable[[dict[str, Any], _Here], Any]] = {
    "none": lambda wire, here: None,
    "ellipsis": lambda wire, here: ...,
    "bool": lambda wire, here: wire["v"],
    "int": lambda wire, here: int(wire["v"]),
    "float": lambda wire, here: float(wire["v"]),
    "complex": lambda wire, here: complex(float(wire["re"]), float(wire["im"])),
    "str": lambda wire, here: wire["v"],
    "list": lambda wire, here: [_decode(item, here) for item in wire["v"]],
    "tuple": lambda wire, here: tuple(_decode(item, here) for item in wire["v"]),
    "set": lambda wire, here: {_decode(item, here) for item in wire["v"]},
    "dict": lambda wire, here: {_decode(key, here): _decode(item, here) for key, item in wire["v"]},
    "array": _decode_array,
    "scalar": _decode_scalar,
    "name": _decode_name,
    "source": _decode_source,
}


# -- values out --------------------------------------------------------------------------------------------------------


class _TooMuch(Exception):
    def __init__(self, size: int) -> None:
        self.size = size


class _Room:
    """How much one value may still take, and the containers it is inside of."""

    def __init__(self, here: _Here) -> None:
        self.numpy = here.numpy
        self.limit = here.value_bytes
        self.used = 0
        self.path: list[int] = []

    def take(self, size: int) -> None:
        self.used += size
        if self.used > self.limit:
            raise _TooMuch(self.used)


def _encode(value: Any, room: _Room) -> dict[str, Any]:
    kind = type(value)
    # Keyed by id: a dict of classes would ask a metaclass of the learner's for its __hash__ and __eq__.
    plain = _ATOMS.get(id(kind))
    if plain is not None:
        return plain(value, room)
    numpy = room.numpy
    if numpy is not None:
        if kind is numpy.ndarray:
            return _encode_array(value, value, room)
        dtype = numpy.scalars.get(id(kind))
        if dtype is not None:
            return {"t": "scalar", "dtype": dtype, "data": _base64(_raw(value, dtype))}
    for base in _mro_of(kind):
        container = _CONTAINERS.get(id(base))
        if container is not None:
            return _encode_container(value, base, container, room)
        if numpy is not None and base is numpy.ndarray:
            return _encode_subclass(value, kind, room)
    return _opaque(_opaque_kind(value), _show(value))


def _encode_int(value: int, room: _Room) -> dict[str, Any]:
    bits = value.bit_length()
    if bits > _MAX_INT_BITS:
        room.take(bits // 8)
        return _opaque("int", "<int of %d bits>" % bits)
    return {"t": "int", "v": str(value)}


def _encode_str(value: str, room: _Room) -> dict[str, Any]:
    room.take(len(value))
    if not value.isascii():
        try:
            room.take(len(value.encode()) - len(value))
        except UnicodeEncodeError:  # half a surrogate pair has no place in JSON
            return _opaque("str", _show(value))
    return {"t": "str", "v": value}


def _encode_container(value: Any, base: Any, tag: str, room: _Room) -> dict[str, Any]:
    if id(value) in room.path or len(room.path) >= _MAX_DEPTH:
        return _opaque(_kind(value), "<" + tag + " inside itself>" if id(value) in room.path else "<" + tag + ">")
    # The base type's own methods: those of a subclass may say anything.
    room.take(_ITEM_BYTES * base.__len__(value))
    room.path.append(id(value))
    wires: list[Any]
    if tag == "dict":
        wires = [[_encode_key(key, room), _encode(item, room)] for key, item in list(dict.items(value))]
    elif tag == "set":
        wires = sorted((_encode_key(item, room) for item in list(base.__iter__(value))), key=repr)
    else:
        wires = [_encode(item, room) for item in list(base.__iter__(value))]
    room.path.pop()
    return {"t": tag, "v": wires}


def _encode_key(value: Any, room: _Room) -> dict[str, Any]:
    """Encode what is in a set or a key of a dict; what could not be one again on the other side becomes opaque."""
    if type(value) is tuple:
        room.take(_ITEM_BYTES * len(value))
        return {"t": "tuple", "v": [_encode_key(item, room) for item in value]}
    wire = _encode(value, room)
    return _opaque(_kind(value), "<" + wire["t"] + ">") if wire["t"] in ("set", "dict", "list", "array") else wire


def _encode_subclass(value: Any, kind: Any, room: _Room) -> dict[str, Any]:
    """Encode an array of another class: its data, unless some of it is masked."""
    view = room.numpy.ndarray.view(value, room.numpy.ndarray)
    masked = getattr(sys.modules.get("numpy.ma"), "MaskedArray", None)
    if masked is not None and any(base is masked for base in _mro_of(kind)):
        if kind is not masked or value.dtype.fields is not None or value._mask.any():
            shown = masked.tolist(value.flatten()[:8]) if kind is masked and view.nbytes <= room.limit else []
            return _opaque(_kind(value), "<" + _kind(value) + " " + _show(shown) + ">")
    return _encode_array(view, value, room)


def _encode_array(view: Any, value: Any, room: _Room) -> dict[str, Any]:
    dtype = room.numpy.wire_dtype(view.dtype)
    if dtype is None or view.ndim > _MAX_DIMENSIONS:
        of = room.numpy.words.get(view.dtype.kind, _clean(str(view.dtype), 60))
        return _opaque(_kind(value) + " of " + of, _show(view.flat[:8].tolist()))
    room.take(view.nbytes)  # before anything is copied
    return {"t": "array", "dtype": dtype, "shape": list(view.shape), "data": _base64(_raw(view, dtype))}


def _raw(value: Any, dtype: str) -> bytes:
    if value.dtype.str != dtype:  # other byte order, or a long double
        value = value.astype(dtype)
    data: bytes = value.tobytes()
    return data.translate(_TRUTH) if dtype == "|b1" else data


def _base64(data: bytes) -> str:
    return binascii.b2a_base64(data, newline=False).decode("ascii")


_TRUTH = b"\x00" + b"\x01" * 255  # a truth value seen through a view may have any byte

_ATOMS: dict[int, Callable[[Any, _Room], dict[str, Any]]] = {
    id(type(None)): lambda value, room: {"t": "none"},
    id(type(...)): lambda value, room: {"t": "ellipsis"},
    id(bool): lambda value, room: {"t": "bool", "v": value},
    id(int): _encode_int,
    id(float): lambda value, room: {"t": "float", "v": repr(value)},
    id(complex): lambda value, room: {"t": "complex", "re": repr(value.real), "im": repr(value.imag)},
    id(str): _encode_str,
}
_CONTAINERS = {id(list): "list", id(tuple): "tuple", id(set): "set", id(frozenset): "set", id(dict): "dict"}


class _Numpy:
    """What is needed of the numpy that the kernel has imported."""

    words = {"O": "object", "V": "records", "U": "str", "S": "bytes"}

    def __init__(self, module: Any) -> None:
        self.module = module
        self.ndarray = module.ndarray
        self._dtypes = {module.dtype(code).num: code for code in _FORMATS}
        for code in "bBhHiIlLqQgG":  # C types of one size have several numbers; long doubles travel as doubles
            dtype = module.dtype(code)
            wire = {"g": "<f8", "G": "<c16"}.get(code, dtype.newbyteorder("<").str)
            self._dtypes.setdefault(dtype.num, wire)
        self._keep = [module.dtype(code).type for code in "?bBhHiIlLqQefdgFDG"]  # so that no id is used twice
        self.scalars = {id(kind): self._dtypes[module.dtype(kind).num] for kind in self._keep}

    def wire_dtype(self, dtype: Any) -> str | None:
        return self._dtypes.get(dtype.num)


def _numpy(_known: list[_Numpy] = []) -> _Numpy | None:  # noqa: B006 - remembered from one request to the next
    module = sys.modules.get("numpy")
    if not _known or _known[0].module is not module:
        try:
            _known[:] = [_Numpy(module)] if module is not None else []
        except Exception:  # noqa: BLE001 - half imported, or something else of that name
            return None
    return _known[0] if _known else None


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


_CALLABLES = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType)
_SHOWN = {id(kind) for kind in (type(None), type(...), bool, float, complex, range)}


def _opaque_kind(value: Any) -> str:
    return "function" if type(value) is types.FunctionType else _kind(value)


def _show(value: Any, depth: int = 0) -> str:
    """Return a short text of a value, without running any code of the learner's."""
    kind = type(value)
    if kind is str or kind is bytes:
        return repr(value[:60]) + ("..." if len(value) > 60 else "")
    if id(kind) in _SHOWN or (kind is int and value.bit_length() < 200):
        return repr(value)
    if (kind is list or kind is tuple) and depth < 3:
        inner = ", ".join([_show(item, depth + 1) for item in value[:8]] + (["..."] if len(value) > 8 else []))
        return "[" + inner + "]" if kind is list else "(" + inner + ")"
    if any(kind is each for each in _CALLABLES):
        name = value.__dict__.get("__name__") if kind is types.ModuleType else value.__name__
        return name if type(name) is str else "<" + _kind(value) + ">"
    if any(base is type for base in _mro_of(kind)):
        return _clean(_name_of(value), 200)
    return "<" + _kind(value) + ">"


# -- fingerprints ------------------------------------------------------------------------------------------------------


def _digest(names: list[str], namespace: dict[str, Any]) -> str:
    digest = _Digest(namespace)
    for name in names:
        digest.name(name, namespace)
    return digest.hash.hexdigest()


class _Digest:
    """A digest of values and of all that functions among them depend on; never of comments or of where code stands."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.hash = hashlib.blake2b(digest_size=16)
        self.namespace = namespace
        self.seen: dict[int, int] = {}
        self.items = 5_000  # enough for an exercise; the rest of something larger is not looked at
        self.bytes = 8_000_000

    def word(self, *words: str) -> None:
        self.hash.update("\0".join(words).encode("utf-8", "backslashreplace") + b"\0\0")

    def name(self, name: str, names: dict[str, Any]) -> None:
        value = names.get(name, _ABSENT)
        self.word("name", name, "absent" if value is _ABSENT else "")
        if value is not _ABSENT:
            self.add(value)

    def add(self, value: Any) -> None:
        kind = type(value)
        self.items -= 1
        if id(kind) in _ATOMS or kind is bytes:
            self.word(_name_of(kind), value if kind is str else repr(value) if kind is not int else hex(value))
        elif id(value) in self.seen:
            self.word("again", str(self.seen[id(value)]))
        elif self.items > 0 and len(self.seen) < 5_000:
            self.seen[id(value)] = len(self.seen)
            try:
                self.word(_clean(_name_of(kind), 200))
                self.inside(value, kind)
            except Exception:  # noqa: BLE001 - what cannot be read counts by its type
                pass

    def inside(self, value: Any, kind: Any) -> None:
        numpy = _numpy()
        if kind is types.FunctionType:
            self.function(value)
        elif kind is types.CodeType:
            self.code(value, self.namespace)
        elif kind is types.ModuleType:
            self.word(str(value.__dict__.get("__name__")), str(value.__dict__.get("__version__")))
        elif kind is types.MethodType:
            self.all((value.__func__, value.__self__))
        elif kind is functools.partial:
            self.all((value.func, value.args, value.keywords))
        elif kind is staticmethod or kind is classmethod:
            self.add(value.__func__)
        elif kind is property:
            self.add(value.fget)
        elif any(base is type for base in _mro_of(kind)):
            self.type(value)
        elif numpy is not None and any(base is numpy.ndarray for base in _mro_of(kind)):
            self.array(numpy.ndarray.view(value, numpy.ndarray))
        elif numpy is not None and id(kind) in numpy.scalars:
            self.hash.update(value.tobytes())
        else:
            self.object(value, kind)

    def all(self, values: Any) -> None:
        for value in values:
            if self.items <= 0:
                break
            self.add(value)

    def function(self, function: Any) -> None:
        self.all((function.__defaults__, function.__kwdefaults__, function.__dict__.get("__wrapped__")))
        for cell in function.__closure__ or ():
            self.add(cell.cell_contents)
        self.code(function.__code__, function.__globals__)

    def code(self, code: types.CodeType, names: dict[str, Any]) -> None:
        self.hash.update(code.co_code)
        self.word(*code.co_names, *code.co_varnames, str(code.co_argcount), str(code.co_flags))
        for const in code.co_consts:
            if type(const) is types.CodeType:
                self.code(const, names)
            else:
                self.add(const)
        for name in code.co_names:
            if name in names:
                self.name(name, names)

    def array(self, view: Any) -> None:
        self.word(str(view.dtype), str(view.shape))
        if view.dtype.hasobject:
            self.all(view.flat[:1_000])
            return
        # Of a very large array only every n-th entry counts, lest a look at it takes seconds.
        step = max(1, view.nbytes // max(self.bytes, 1))
        self.bytes -= view.nbytes
        self.hash.update((view if step == 1 else view.flat[:: 16 * step]).tobytes())

    def type(self, cls: Any) -> None:
        inside = type.__dict__["__dict__"].__get__(cls)
        self.word(str(inside.get("__module__")), _clean(_name_of(cls), 200))
        if inside.get("__module__") == self.namespace.get("__name__"):
            self.all(_mro_of(cls)[1:])
            for name, value in inside.items():
                if name not in ("__dict__", "__weakref__", "__module__", "__firstlineno__", "__static_attributes__"):
                    self.word(name)
                    self.add(value)

    def object(self, value: Any, kind: Any) -> None:
        for base in _mro_of(kind):
            tag = _CONTAINERS.get(id(base))
            if tag == "dict":
                self.word(str(dict.__len__(value)))
                self.all(part for pair in list(dict.items(value)) for part in pair)
            elif tag == "set":
                self.word(*sorted(_show(item) for item in list(base.__iter__(value))))
            elif tag is not None:
                self.word(str(base.__len__(value)))
                self.all(list(base.__iter__(value)))
            if tag is not None:
                return
        # An object of a class of the learner's is its class and its attributes; any other counts by its type, since
        # much of it (the state of a random generator, a cache) changes without anyone changing the answer.
        if type.__dict__["__dict__"].__get__(kind).get("__module__") == self.namespace.get("__name__"):
            self.add(kind)
            self.add(object.__getattribute__(value, "__dict__"))
