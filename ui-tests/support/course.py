"""Write a notebook of the installed course, its exercises answered by their own solutions or left as they are."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from math4ml_ext.course import course

TAG = "check:"


def main() -> None:
    """``course.py NOTEBOOK OUT [--solved]``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebook")
    parser.add_argument("out", type=Path)
    parser.add_argument("--solved", action="store_true")
    options = parser.parse_args()
    notebook = next(each for each in course.notebooks if each.id == options.notebook)
    solutions = {exercise.id: exercise.solution for exercise in notebook.exercises}
    content = json.loads(Path(course.folder, notebook.file).read_text(encoding="utf-8"))
    for cell in content["cells"]:
        for tag in cell["metadata"].get("tags", []):
            if options.solved and tag.startswith(TAG):
                cell["source"] = solutions[tag.removeprefix(TAG)]
    options.out.write_text(json.dumps(content), encoding="utf-8")


if __name__ == "__main__":
    main()
