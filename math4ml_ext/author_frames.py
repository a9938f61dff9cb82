"""Find the place in an author's own files where something went wrong, in a traceback that passes through ours."""

from __future__ import annotations

import ast
import sysconfig
import traceback
from pathlib import Path

__all__ = ["told", "where"]

_PROJECT = Path(__file__).resolve().parent.parent
_OURS = (str(_PROJECT / "graders" / "kit"), str(Path(__file__).resolve().parent))
_OTHERS = tuple(str(Path(sysconfig.get_path(name)).resolve()) for name in ("stdlib", "platstdlib"))


def told(error: BaseException, package: str = "") -> str:
    """Return an error as a clause, with the place in the author's files if there is one.

    Parameters
    ----------
    error : BaseException
    package : str
        The author's package. Of the frames of a traceback the last one in it is the author's; without it, the last one
        that is neither ours nor of the standard library.
    """
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    place = where(error, package)
    return f"{type(error).__name__}: {said or 'no more is said'}{f' ({place})' if place else ''}"


def where(error: BaseException, package: str = "") -> str:
    """Return file and line in which an author's code raised, and the exercise that stands there; empty if nowhere."""
    found = _syntax(error) or _frame(error, package)
    if found is None:
        return ""
    file, line = found
    exercise = _exercise_at(file, line)
    return f"{'/'.join(file.parts[-2:])}, line {line}{f', in the exercise {exercise}' if exercise else ''}"


def _syntax(error: BaseException) -> tuple[Path, int] | None:
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        return Path(error.filename), error.lineno
    return None


def _frame(error: BaseException, package: str) -> tuple[Path, int] | None:
    frames = [(frame, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    top = package.partition(".")[0]
    authors = [one for one in frames if top and str(one[0].f_globals.get("__name__", "")).partition(".")[0] == top]
    authors = authors or [one for one in frames if _is_authors(one[0].f_code.co_filename)]
    return (Path(authors[-1][0].f_code.co_filename), authors[-1][1]) if authors else None


def _is_authors(name: str) -> bool:
    if name.startswith("<"):
        return False
    file = str(Path(name).resolve())
    return "site-packages" not in file and not file.startswith((*_OURS, *_OTHERS))


def _exercise_at(file: Path, line: int) -> str | None:
    """Return the id of the exercise that is made at a line of a file: the first argument of the call around it."""
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError):
        return None
    found = None
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and node.lineno <= line <= (node.end_lineno or node.lineno):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and "/" in first.value:
                found = first.value
    return found
