"""What can be typed after ``jupyter math4ml``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from math4ml_ext._version import __version__

from .numbers import above_zero, counted, percentage, seed
from .parser_class import add_class_commands

__all__ = ["parse"]

_STATUS = "The exit status is 0 when all passed, 1 when not, and 2 when it could not be found out."


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message[:1].upper()}{message[1:]}.\nTry {self.prog} --help.\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line. A mistake in it ends the program with status 2 and a sentence."""
    arguments = list(argv)
    extra: list[str] = []
    if arguments[:1] == ["start"] and "--" in arguments:
        cut = arguments.index("--")
        arguments, extra = arguments[:cut], arguments[cut + 1 :]
    parsed = _parser().parse_args(arguments)
    if parsed.command == "start":
        parsed.extra = extra
    return parsed


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="jupyter math4ml",
        description="Math4ML without a browser: start the course, check notebooks and answers, prove the graders, keep "
        "a class.",
    )
    parser.add_argument("--version", action="version", version=f"math4ml-ext {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_start, _update, _grade, _try, _exercises, _audit, _new_course):
        add(commands)
    add_class_commands(lambda *words: _command(commands, *words))
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, module: str, says: str, more: str) -> _Parser:
    command = commands.add_parser(name, help=says, description=f"{says} {more}")
    command.set_defaults(command=module)
    return command


def _start(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands,
        "start",
        "start",
        "Open the course in JupyterLab.",
        "The notebooks are copied to DIR first. One that is there already gets what is new in the course, and keeps "
        "all that you wrote.",
    )
    command.usage = "%(prog)s [-h] [--no-browser] [DIR] [-- OPTION ...]"
    command.epilog = "What follows -- goes to JupyterLab, for example: jupyter math4ml start -- --port=9000"
    command.add_argument("folder", metavar="DIR", nargs="?", default="math4ml", help="where to work (./math4ml)")
    command.add_argument("--no-browser", action="store_true", help="print the address and open no browser")


def _update(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands,
        "update",
        "update",
        "Put the course into DIR, or bring it up to date there.",
        "A notebook that is there already gets what is new in the course, and keeps all that you wrote.",
    )
    command.add_argument("folder", metavar="DIR", nargs="?", default="math4ml", help="where you work (./math4ml)")


def _grade(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands,
        "grade",
        "grade",
        "Run a notebook in a new kernel and check every exercise in it.",
        "A cell that raises fails its exercise; the cells after it go on. " + _STATUS,
    )
    command.add_argument("notebook", metavar="NOTEBOOK", help="the notebook, a file that ends in .ipynb")
    _add_common(command, seconds=60.0, says="how long one cell may run")


def _try(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands,
        "try",
        "attempts",
        "Check the source in each FILE as an answer to one exercise.",
        "Each answer starts afresh, where the notebook's cells before the exercise have run and the earlier exercises "
        "are answered by their solutions. " + _STATUS,
    )
    command.add_argument("exercise", metavar="EXERCISE", help="for example probability/softmax")
    command.add_argument("files", metavar="FILE", nargs="+", help="a file of Python; - for the standard input")
    _add_common(command, seconds=5.0, says="how long one answer may run before it is checked")


def _exercises(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands, "exercises", "exercises", "List the exercises.", "Each with the names that its answer must define."
    )
    command.add_argument("--json", action="store_true", help="print JSON")


def _audit(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands,
        "audit",
        "audit",
        "Prove the graders.",
        "Right answers must pass and wrong ones fail, whatever the seed, and each misconception must be told from the "
        "others. The exit status is 1 when anything falls short; the last line sums up.",
    )
    command.add_argument("--report", metavar="FILE", help="write down each answer and what it is told, as Markdown")
    command.add_argument(
        "--questions",
        type=percentage,
        default=0,
        metavar="N",
        help="per cent of wrong answers with a question of their own (0)",
    )
    command.add_argument("--seeds", type=counted, default=200, metavar="N", help="seeds for each exercise (200)")
    command.add_argument("--course", metavar="ID", help="only the exercises of this course")
    command.add_argument(
        "--exercise", nargs="+", action="extend", metavar="ID", default=[], help="only these exercises"
    )
    command.add_argument(
        "--answers", metavar="DIR", help="the folder of known answers (./tests/answers where there is one)"
    )
    command.add_argument("--json", action="store_true", help="print JSON")


def _new_course(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = _command(
        commands,
        "new-course",
        "new_course",
        "Write a small course that works, to be changed into your own.",
        "It has a notebook, two exercises, known answers to them, and tests. Nothing is overwritten.",
    )
    command.add_argument("folder", metavar="DIR", help="a folder that is not there yet, for example averages")
    command.add_argument("--id", metavar="ID", help="what the course is called in its exercises' names (after DIR)")
    command.add_argument("--title", metavar="TITLE", help="what learners read (after ID)")


def _add_common(command: argparse.ArgumentParser, *, seconds: float, says: str) -> None:
    command.add_argument("--json", action="store_true", help="print the verdicts as JSON")
    command.add_argument("--seed", type=seed, default=0, metavar="N", help="what the inputs are drawn from (0)")
    command.add_argument(
        "--seconds", type=above_zero, default=seconds, metavar="S", help=f"{says} ({seconds:g} seconds)"
    )
