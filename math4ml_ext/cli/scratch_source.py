"""The expressions that put `scratch` into a kernel and call it there."""

from __future__ import annotations

from pathlib import Path

__all__ = ["INSTALL", "RESTORE", "take"]

_NAME = "_math4ml_scratch"
_SOURCE = Path(__file__).with_name("scratch.py").read_text(encoding="utf-8")
_THERE = f"__import__('sys').modules[{_NAME!r}]"

INSTALL = (
    "(lambda module, builtins: ("
    "vars(module).update(__builtins__=dict(vars(builtins))), "
    f"exec(compile({_SOURCE!r}, '<{_NAME}>', 'exec'), vars(module)), "
    f"__import__('sys').modules.update({{{_NAME!r}: module}})"
    f"))(__import__('types').ModuleType({_NAME!r}), __import__('builtins')) and None"
)
"""Puts the module where `take` and `RESTORE` find it. It defines no name of the learner's."""

RESTORE = f"{_THERE}.restore()"
"""Puts the kernel back to where it was. The password comes back when it is."""


def take(password: str) -> str:
    """Return the expression that remembers the kernel as it is."""
    return f"{_THERE}.take(get_ipython().user_ns, {password!r})"
