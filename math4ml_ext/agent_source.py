"""The agent as text, and the Python expressions that put it into a kernel and call it.

An expression is evaluated among the learner's names, and any of them may be bound to something else, ``__import__``
and ``len`` too. So the expressions use no name at all: they find ``sys`` through a metaclass that every Python has
loaded, and there are few of those to look through. The agent gets builtins of its own for the same reason.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from .protocol import AgentInfo

__all__ = ["agent_info", "agent_source", "last_error_expression"]

_PLACEHOLDER = 'VERSION = "unsent"'

_TYPE = "().__class__.__class__"
_SYS = (
    f"(c for c in {_TYPE}.__subclasses__({_TYPE}) if c.__name__ == 'ABCMeta').__next__()"
    ".register.__globals__['__builtins__']['__import__']('sys')"
)

_INSTALL = """(lambda sys, name, source: (
    sys.modules[name] if name in sys.modules else (lambda module, builtins: (
        module.__dict__.__setitem__('__builtins__', builtins.__dict__.copy()),
        builtins.exec(builtins.compile(source, '<math4ml agent>', 'exec', 0, True), module.__dict__),
        sys.modules.__setitem__(name, module),
        module,
    )[-1])(sys.__class__(name), sys.modules['builtins'])
).VERSION)({sys}, {name!r}, {source!r})"""


@cache
def agent_source() -> tuple[str, str]:
    """Return the agent's version, a digest of its source, and its source with the version in it."""
    source = Path(__file__).with_name("agent.py").read_text(encoding="utf-8")
    if source.count(_PLACEHOLDER) != 1:
        raise RuntimeError("agent.py has no place for its version.")
    version = hashlib.sha256(source.encode()).hexdigest()[:12]
    return version, source.replace(_PLACEHOLDER, f"VERSION = {version!r}")


@cache
def agent_info() -> AgentInfo:
    """Return the agent's version and the expressions that install it, call it and ask it for fingerprints.

    ``install`` may be evaluated any number of times and evaluates to the version. ``call`` and ``fingerprint`` raise
    KeyError in a kernel where the agent is not installed.
    """
    version, source = agent_source()
    name = f"_math4ml_agent_{version}"
    return AgentInfo(
        agent=version,
        install=_INSTALL.format(sys=_SYS, name=name, source=source),
        call=f"{_SYS}.modules[{name!r}].answer",
        fingerprint=f"{_SYS}.modules[{name!r}].fingerprint",
    )


def last_error_expression() -> str:
    """Return the expression that describes the error of the cell that ran last; see `agent.last_error`."""
    return agent_info().call.removesuffix("answer") + 'last_error("")'
