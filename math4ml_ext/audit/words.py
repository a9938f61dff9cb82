"""The audit for an author to read: every answer to every exercise, and what its learner is told, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .attempt import Attempt, Tried
from .report import PROPOSED, ExerciseReport, Report

__all__ = ["markdown"]


def markdown(reports: Sequence[Report]) -> str:
    """Return what the audits of some courses found, exercise by exercise."""
    return "\n".join(line for report in reports for line in _course(report)) + "\n"


def _course(report: Report) -> Iterator[str]:
    yield f"# Audit of {report.course}"
    yield ""
    yield report.summary()
    yield ""
    if report.troubles:
        yield from (f"- **{_plain(trouble)}**" for trouble in report.troubles)
        yield ""
    for exercise in report.exercises:
        yield from _exercise(exercise)


def _exercise(report: ExerciseReport) -> Iterator[str]:
    mutants = report.of("mutant")
    refused = sum(one.passed == 0 for one in mutants)
    yield f"## {report.exercise}"
    yield ""
    yield f"{report.own_share}; {refused} of {len(mutants)} mutants refused; {report.seconds:.1f} s."
    yield ""
    if report.problems:
        yield from (f"- **{_plain(problem)}**" for problem in report.problems)
        yield ""
    if report.notes:
        yield from (f"- {_plain(note)}" for note in report.notes)
        yield ""
    yield "| Right | seeds | |"
    yield "|---|---:|---|"
    yield from (_row(one.name, one.seeds, _outcome(one)) for one in report.of("reference", "right"))
    yield ""
    yield "| Wrong | seeds | recognised as | what its learner is asked, or told |"
    yield "|---|---:|---|---|"
    yield from (_row(one.name, one.seeds, _named(one), one.says) for one in report.of("misconception", "wrong"))
    yield ""
    apart = [one for one in report.survivors if one.proposal]
    if apart:
        yield f"Mutants that pass, each with a call that tells it apart. {PROPOSED}"
        yield ""
        yield from (f"- {_plain(one.name)}: {_plain(one.proposal)}." for one in apart)
        yield ""
    same = [_plain(one.name) for one in report.survivors if not one.proposal]
    if same:
        where = f"on {report.tried.words()}" if report.tried != Tried() else "on what was tried"
        yield f"Mutants that behave the same {where}: {'; '.join(same)}."
        yield ""


def _outcome(one: Attempt) -> str:
    return "passes" if one.passed == one.seeds else f"**refused {one.seeds - one.passed} times**: {one.says}"


def _named(one: Attempt) -> str:
    """Return as what a wrong answer was recognised; more than one name is a confusion."""
    if one.passed:
        return f"**accepted {one.passed} times**"
    names = sorted(one.recognised.items(), key=lambda pair: -pair[1])
    said = ", ".join(name if count == one.seeds else f"{name} ({count})" for name, count in names)
    if not one.told_apart:
        return f"**{said or 'nothing'}**, not {one.expects}"
    return said or ("its own error" if one.own_question else "-")


def _row(*cells: object) -> str:
    return f"| {' | '.join(_plain(str(cell)) for cell in cells)} |"


def _plain(text: str) -> str:
    """Return text that stays in one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
