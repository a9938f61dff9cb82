"""``jupyter math4ml audit``: prove that right answers pass, wrong ones fail, and mistakes are told apart."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from math4ml_ext.audit import AnswersUnreadableError, Progress, Report, markdown
from math4ml_ext.audit import run as run_audit
from math4ml_ext.errors import Refused

from .catalogue import Catalogue

__all__ = ["run"]

_USUAL = Path("tests", "answers")


def run(arguments: argparse.Namespace) -> int:
    """Audit the exercises asked for, or all there are."""
    catalogue = Catalogue.load()
    places = [catalogue.get(exercise) for exercise in arguments.exercise] or list(catalogue)
    if arguments.course is not None:
        places = [place for place in places if place.course.id == arguments.course]
        if not places:
            raise Refused(f"There is no course {arguments.course!r}, or none of these exercises is in it.")
    if not places:
        raise Refused("There is nothing to audit: no course is installed.")
    answers = _answers(arguments.answers)
    where = f"the known answers in {answers}" if answers else "what the course itself holds; no folder of known answers"
    if not arguments.json:
        print(f"Tried: {where}.", flush=True)
    reports = []
    for course in {place.course.id: place.course for place in places}.values():
        only = [place.exercise.id for place in places if arguments.exercise and place.course is course]
        progress = _progress(arguments.json)
        try:
            report = run_audit(course, seeds=arguments.seeds, answers=answers, exercises=only, progress=progress)
        except AnswersUnreadableError as error:
            raise Refused(str(error)) from error
        left_out = () if only else catalogue.left_out.get(course.id, ())
        reports.append(replace(report, troubles=(*report.troubles, *left_out)))
        if not arguments.json:
            print("\n".join(reports[-1].lines()), flush=True)
    if arguments.report is not None:
        Path(arguments.report).write_text(markdown(reports), encoding="utf-8")
    few = _too_few_questions(reports, arguments.questions)
    ok, summary = all(report.ok for report in reports) and few is None, _summary(reports)
    if arguments.json:
        data = [report.data() for report in reports]
        print(
            json.dumps({"ok": ok, "summary": summary, "answers": answers and str(answers), "courses": data}, indent=2)
        )
    else:
        print("".join(f"\n{line}" for line in (few, summary) if line))
    return 0 if ok else 1


def _answers(folder: str | None) -> Path | None:
    if folder is None:
        return _USUAL if _USUAL.is_dir() else None
    if not Path(folder).is_dir():
        raise Refused(f"{folder} is not a folder of answers.")
    return Path(folder)


def _progress(as_json: bool) -> Callable[[Progress], None] | None:
    """Return what shows progress to a person at a terminal: a line for each exercise, and how long the rest takes."""
    if as_json or not sys.stderr.isatty():
        return None

    def show(progress: Progress) -> None:
        end = "\n" if progress.is_whole else ""
        print(f"\r\x1b[K{progress.words()}", end=end, file=sys.stderr, flush=True)

    return show


def _too_few_questions(reports: list[Report], wanted: int) -> str | None:
    """Return a sentence if fewer of the wrong answers than `wanted` per cent get a question of their own."""
    own, of = (sum(counts) for counts in zip(*(report.own_questions for report in reports), strict=True))
    if 100 * own >= wanted * of:
        return None
    return f"Only {own} of {of} wrong answers get a question of their own; {wanted} % are asked for."


def _summary(reports: list[Report]) -> str:
    if len(reports) == 1:
        return reports[0].summary()
    return " ".join(f"{report.course}: {report.summary()}" for report in reports)
