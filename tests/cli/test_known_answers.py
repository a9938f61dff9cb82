"""The course's own known answers, tried as files: what the audit says of them in this process holds in a kernel."""

from __future__ import annotations

from pathlib import Path

import pytest

from math4ml_ext.audit.known import read_answers

ANSWERS = Path(__file__).parents[1] / "answers"


@pytest.mark.parametrize("exercise", ["probability/softmax", "probability/my-pdf", "probability/underflow"])
def test_known_answers_are_judged_as_they_should_be(math4ml, tmp_path, exercise):
    known = read_answers(ANSWERS / f"{exercise}.py")
    files = [tmp_path / f"{number}.py" for number in range(len(known))]
    for file, answer in zip(files, known, strict=True):
        file.write_text(answer.source, encoding="utf-8")
    verdicts = math4ml("try", exercise, *files, "--json").verdicts
    judged = [(verdict["outcome"] == "passed", verdict["misconception"]) for verdict in verdicts]
    expected = [
        (answer.kind == "right", answer.misconception or said) for answer, (_, said) in zip(known, judged, strict=True)
    ]
    assert judged == expected
