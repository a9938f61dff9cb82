"""Keep verdicts in the store of a Jupyter data folder, as if the learner had been here before."""

from __future__ import annotations

import argparse
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path

from graders.kit import say
from graders.kit.verdict import Verdict
from math4ml_ext.checks import CheckRecord
from math4ml_ext.course import course
from math4ml_ext.store import Store

PASSED = Verdict("passed", say("That holds."))


def main() -> None:
    """``keep.py DATA VERDICT...``, each ``EXERCISE`` for a pass or ``EXERCISE=MISCONCEPTION``, in the order of time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("verdicts", nargs="+")
    options = parser.parse_args()
    store = Store(f"sqlite:///{options.data / 'math4ml' / 'progress.sqlite'}")
    began = datetime.now(timezone.utc) - timedelta(minutes=2 * len(options.verdicts))
    for index, text in enumerate(options.verdicts):
        exercise, _, misconception = text.partition("=")
        verdict = Verdict("failed", say("Not yet."), misconception=misconception) if misconception else PASSED
        at = began + timedelta(minutes=index)
        store.record(
            CheckRecord(
                check=uuid.uuid4().hex,
                user="learner",
                course=course.id,
                course_version=course.version,
                exercise=exercise,
                exercise_version="1",
                seed=0,
                verdict=verdict,
                rounds=1,
                issued_at=at,
                answered_at=at,
                cell="",
                wire=1,
                agent="",
            )
        )
    store.close()


if __name__ == "__main__":
    main()
