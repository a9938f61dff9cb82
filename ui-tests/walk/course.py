"""Copy the installed course into a folder, and say what to type: the commonest mistakes, then a right answer."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from math4ml_ext.audit.known import Known, read_answers
from math4ml_ext.course import course

ANSWERS = Path(__file__).parents[2] / "tests" / "answers"


def commonest(known: list[Known], most: int = 3) -> list[Known]:
    """Return different mistakes, as far as there are any. The files of answers begin with those that are made most."""
    wrong = [each for each in known if each.kind == "wrong"]
    first = {each.misconception or each.name: each for each in reversed(wrong)}
    different = [each for each in wrong if each in first.values()]
    return (different + [each for each in wrong if each not in different])[:most]


def tries(exercise: str) -> list[dict[str, str]]:
    """Return what a learner types into the cell of an exercise, one after the other; the last of it is right."""
    known = read_answers(ANSWERS / f"{exercise}.py")
    right = next(each for each in known if each.kind == "right")
    return [
        {"kind": each.kind, "name": each.name, "source": each.source.strip()} for each in [*commonest(known), right]
    ]


def main() -> None:
    """``course.py FOLDER``; the plan goes to the standard output."""
    shutil.copytree(course.folder, sys.argv[1], dirs_exist_ok=True, ignore=shutil.ignore_patterns("__*"))
    plan = [
        {
            "id": notebook.id,
            "file": notebook.file,
            "lecture": notebook.lecture,
            "tries": {exercise.id: tries(exercise.id) for exercise in notebook.exercises},
        }
        for notebook in course.notebooks
    ]
    json.dump(plan, sys.stdout)


if __name__ == "__main__":
    main()
