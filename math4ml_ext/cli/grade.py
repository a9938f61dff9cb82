"""``jupyter math4ml grade``: run a notebook from the top in a new kernel and check every exercise in it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from math4ml_ext.errors import Refused
from math4ml_ext.runner import clean_kernel

from .catalogue import Catalogue
from .notebook import Contents, read
from .run_through import RunThrough, plan
from .words import Line, show

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Check every exercise of one notebook."""
    path = Path(arguments.notebook)
    return 0 if show(_verdicts(read(path), path, arguments), as_json=arguments.json) else 1


def _verdicts(contents: Contents, path: Path, arguments: argparse.Namespace) -> Iterator[Line]:
    to_do = plan(contents, Catalogue.load())
    if not any(to_do.exercises):
        raise Refused(f"{path} holds no exercise: none of its cells has a tag such as check:probability/softmax.")
    with clean_kernel(path.absolute().parent, _kernel_for(contents.kernel)) as session:
        yield from RunThrough(session, to_do.known, seed=arguments.seed, seconds=arguments.seconds).all(to_do)


def _kernel_for(wanted: str | None) -> str:
    """Return the kernel that the notebook asks for if it is installed here, or this Python's own.

    Raises
    ------
    Refused
        The kernel that it asks for is one of another language.
    """
    from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager

    manager = KernelSpecManager()
    if not wanted or wanted not in manager.find_kernel_specs():
        return NATIVE_KERNEL_NAME
    language = str(manager.get_kernel_spec(wanted).language)
    if language.casefold() not in ("python", ""):
        raise Refused(
            f"The notebook asks for the kernel {wanted}, whose language is {language}. Exercises are checked in "
            "Python: choose a Python kernel for it, save it, and try again."
        )
    return wanted
