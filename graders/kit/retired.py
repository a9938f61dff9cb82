"""Retired names: what was renamed goes on working for one minor version, and its use warns.

There is one helper for each kind of public name: names of a module (`renamed_names`), modules (`renamed_module`),
keyword arguments (`renamed_keywords`), and attributes (`RenamedAttribute`, and `renamed_fields` for a dataclass). Each
use raises a `DeprecationWarning` that says the new name and points at the author's line.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import warnings
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any, ParamSpec, TypeVar

__all__ = ["RenamedAttribute", "renamed_fields", "renamed_keywords", "renamed_module", "renamed_names", "warn_renamed"]

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Class = TypeVar("_Class", bound=type)

_SKIPPED = frozenset({"graders.kit", "graders.habits", "graders.ideas", "dataclasses"})
"""Modules, and packages, whose frames lie between a course and a warning."""


def warn_renamed(old: str, new: str) -> None:
    """Warn that a name is retired, at the line outside the kit that uses it.

    Parameters
    ----------
    old, new : str
        Both names as an author writes them, ``"Misconception(asks=...)"``.
    """
    message = f"{old} is now {new}; the old name will be removed in version 0.4"
    frame: FrameType | None = inspect.currentframe()
    while frame is not None and _is_skipped(frame.f_globals.get("__name__", "")):
        frame = frame.f_back
    if frame is None:
        warnings.warn(message, DeprecationWarning, stacklevel=2)
        return
    warnings.warn_explicit(
        message,
        DeprecationWarning,
        frame.f_code.co_filename,
        frame.f_lineno,
        frame.f_globals.get("__name__"),
        frame.f_globals.setdefault("__warningregistry__", {}),
    )


def _is_skipped(module: str) -> bool:
    return module in _SKIPPED or module.startswith(("graders.kit.", "importlib."))


def renamed_names(module: str, names: Mapping[str, str]) -> Callable[[str], Any]:
    """Return a ``__getattr__`` for a module some of whose names were renamed.

    Parameters
    ----------
    module : str
        The module's ``__name__``.
    names : mapping of str to str
        The new name for each retired one.
    """

    def get(name: str) -> Any:
        if name not in names:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        warn_renamed(f"{module}.{name}", names[name])
        return getattr(importlib.import_module(module), names[name])

    return get


def renamed_module(old: str, new: str, names: Mapping[str, str] | None = None) -> Callable[[str], Any]:
    """Return a ``__getattr__`` for a module that was renamed, and warn that it is imported.

    Parameters
    ----------
    old, new : str
        Full names of the modules.
    names : mapping of str to str, optional
        The new name for each name of the module that was renamed too.
    """
    warn_renamed(old, new)
    renamed = dict(names or {})

    def get(name: str) -> Any:
        target = importlib.import_module(new)
        if name == "__all__":
            return sorted({*target.__all__, *renamed} - set(renamed.values()))
        if name.startswith("__"):
            raise AttributeError(f"module {old!r} has no attribute {name!r}")
        value = getattr(target, renamed.get(name, name))
        warn_renamed(f"{old}.{name}", f"{new}.{renamed.get(name, name)}")
        return value

    return get


def renamed_keywords(**names: str) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Let a function accept retired keyword arguments: ``@renamed_keywords(asks="question")``.

    Raises
    ------
    TypeError
        A call gives both the retired and the new keyword.
    """

    def decorate(function: Callable[_P, _R]) -> Callable[_P, _R]:
        label = function.__qualname__.removesuffix(".__init__")

        @functools.wraps(function)
        def call(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            for old in names.keys() & kwargs.keys():
                new = names[old]
                if new in kwargs:
                    raise TypeError(f"{label}() got both {new}= and its retired name {old}=")
                warn_renamed(f"{label}({old}=...)", f"{new}=")
                kwargs[new] = kwargs.pop(old)
            return function(*args, **kwargs)

        return call

    return decorate


class RenamedAttribute:
    """An attribute that stands for another one, which it was renamed to.

    Parameters
    ----------
    old, new : str
    """

    def __init__(self, old: str, new: str) -> None:
        self._old = old
        self._new = new

    def __get__(self, instance: object, owner: type) -> Any:
        if instance is None:
            return self
        warn_renamed(f"{owner.__name__}.{self._old}", f"{owner.__name__}.{self._new}")
        return getattr(instance, self._new)

    def __set__(self, instance: object, value: object) -> None:
        warn_renamed(f"{type(instance).__name__}.{self._old}", f"{type(instance).__name__}.{self._new}")
        setattr(instance, self._new, value)


def renamed_fields(**names: str) -> Callable[[_Class], _Class]:
    """Let a dataclass accept, and answer to, the retired names of its fields: ``@renamed_fields(asks="question")``."""

    def decorate(cls: _Class) -> _Class:
        create = cls.__init__  # type: ignore[misc]

        @functools.wraps(create)
        def init(self: object, *args: Any, **kwargs: Any) -> None:
            for old in names.keys() & kwargs.keys():
                warn_renamed(f"{cls.__name__}({old}=...)", f"{names[old]}=")
                # `dataclasses.replace` passes every field that is not changed beside the one that is.
                kwargs[names[old]] = kwargs.pop(old)
            create(self, *args, **kwargs)

        cls.__init__ = init  # type: ignore[misc]
        for old, new in names.items():
            setattr(cls, old, RenamedAttribute(old, new))
        return cls

    return decorate
