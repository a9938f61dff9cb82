"""The agent as text, and the Python expressions that put it into a kernel and call it.

An expression is evaluated among the learner's names, and any of them may be bound to something else, ``__import__``
and ``len`` too. So the expressions use no name at all: they find ``sys`` through a metaclass that every Python has
loaded, and there are few of those to look through. The agent gets builtins of its own for the same reason.

The agent is several files, which import each other as they do here. In the kernel they are modules below one that has
the agent's version in its name, and are put there together, those that others import first.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from .protocol import AgentInfo

__all__ = ["agent_info", "agent_source", "last_error_expression"]

_PLACEHOLDER = 'VERSION = "unsent"'
_PARTS = ("agent_text", "agent_cells")
"""The files that the agent itself imports, in the order in which they are run."""

_TYPE = "().__class__.__class__"
_SYS = (
    f"(c for c in {_TYPE}.__subclasses__({_TYPE}) if c.__name__ == 'ABCMeta').__next__()"
    ".register.__globals__['__builtins__']['__import__']('sys')"
)

_INSTALL = """(lambda sys, name, sources: (
    sys.modules[name] if name in sys.modules else (lambda package, builtins: (
        package.__dict__.__setitem__('__package__', name),
        sys.modules.__setitem__(name, package),
        [(lambda module: (
            module.__dict__.__setitem__('__package__', name),
            module.__dict__.__setitem__('__builtins__', builtins.__dict__.copy()),
            sys.modules.__setitem__(module.__name__, module),
            builtins.exec(builtins.compile(source, '<math4ml agent>', 'exec', 0, True), module.__dict__),
        ))(sys.__class__(name + part) if part else package) for part, source in sources],
        package,
    )[-1])(sys.__class__(name), sys.modules['builtins'])
).watch())({sys}, {name!r}, {sources!r})"""


def _read(name: str) -> str:
    return Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8")


@cache
def agent_source() -> tuple[str, str]:
    """Return the agent's version, a digest of all of its source, and the source of `agent` with the version in it."""
    source = _read("agent")
    if source.count(_PLACEHOLDER) != 1:
        raise RuntimeError("agent.py has no place for its version.")
    version = hashlib.sha256("".join([*map(_read, _PARTS), source]).encode()).hexdigest()[:12]
    return version, source.replace(_PLACEHOLDER, f"VERSION = {version!r}")


@cache
def agent_info() -> AgentInfo:
    """Return the agent's version and the expressions that install it, call it and ask it for fingerprints.

    ``install`` may be evaluated any number of times and evaluates to the version. ``call`` and ``fingerprint`` raise
    KeyError in a kernel where the agent is not installed.
    """
    version, source = agent_source()
    name = f"_math4ml_agent_{version}"
    sources = [*((f".{part}", _read(part)) for part in _PARTS), ("", source)]
    return AgentInfo(
        agent=version,
        install=_INSTALL.format(sys=_SYS, name=name, sources=sources),
        call=f"{_SYS}.modules[{name!r}].answer",
        fingerprint=f"{_SYS}.modules[{name!r}].fingerprint",
    )


def last_error_expression() -> str:
    """Return the expression that describes the error of the cell that ran last; see `agent.last_error`."""
    return agent_info().call.removesuffix("answer") + 'last_error("")'
