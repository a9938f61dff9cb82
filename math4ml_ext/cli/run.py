"""From the words on the command line to an exit status. Whatever goes wrong ends in a sentence, not in a traceback."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from .parser import parse
from .patience import end_what_hangs, tell_of_faults

__all__ = ["run"]

FAILED = 2
STOPPED = 130  # what a shell reports for a program that Ctrl+C ended


def run(argv: Sequence[str]) -> int:
    """Run the command in `argv`; see `math4ml_ext.cli.main`."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a sign shows a question mark; it does not stop the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    arguments = parse(argv)
    tell_of_faults()
    end_what_hangs()
    try:
        status: int = import_module(f".{arguments.command}", __package__).run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # Whoever read the output has enough of it. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last resort: a person at a terminal gets a sentence
        return _refuse(_sentence(error), as_json=getattr(arguments, "json", False))
    return status


def _refuse(sentence: str, *, as_json: bool) -> int:
    print(f"jupyter math4ml: {sentence}", file=sys.stderr)
    if as_json:
        print(json.dumps({"error": sentence, "verdicts": []}))
    return FAILED


def _sentence(error: Exception) -> str:
    said: str | None = getattr(error, "sentence", None)
    if said:
        return said
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}."
    return f"Something went wrong that should not have ({type(error).__name__}: {error})."
