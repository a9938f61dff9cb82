"""What the server can be asked, as a table: one row for each route and verb, with its messages and refusals.

The OpenAPI document is made from it, and the tests walk it, so that no route goes untold or unguarded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from math4ml_ext import protocol

__all__ = ["OPERATIONS", "PREFIX", "Operation"]

PREFIX = "math4ml/api"
"""Where all routes are, below the base URL of the server."""


@dataclass(frozen=True)
class Operation:
    """One verb of one route.

    Parameters
    ----------
    verb : {"GET", "POST"}
    route : str
        The path after `PREFIX`.
    name : str
        Its name in the OpenAPI document.
    summary : str
        One line.
    reply : type
        The message that comes back; None for plain JSON.
    request : type, optional
        The message that is sent.
    refusals : tuple of str
        Codes (``Problem.reason``) of what can be refused besides a bad message and somebody without access.
    example : dict, optional
        A request as it might be.
    keeps : bool
        Whether anything is read or written for it that is kept of somebody. What needs none of that is answered
        whatever the database does.
    most_bytes : int, optional
        How large a request may be. None: as large as is set, because it carries values.
    """

    verb: Literal["GET", "POST"]
    route: str
    name: str
    summary: str
    reply: Any
    request: Any = None
    refusals: tuple[str, ...] = ()
    example: dict[str, Any] | None = None
    keeps: bool = True
    most_bytes: int | None = 16_000


_UNKNOWN = ("unknown-course", "unknown-exercise")
_TOKEN = ("token-forged", "token-other-user", "token-expired", "token-other-version")
_SOFTMAX = {"exercise": "probability/softmax", "course": "math4ml"}

OPERATIONS = [
    Operation(
        "GET", "agent", "getAgent", "The kernel agent, to be installed in a kernel", protocol.AgentInfo, keeps=False
    ),
    Operation("GET", "exercises", "getExercises", "All courses with their exercises", protocol.Exercises, keeps=False),
    Operation("GET", "progress", "getProgress", "What is kept of one's own checks", protocol.ProgressReport),
    Operation(
        "GET", "recording", "getRecording", "Whether what is checked now is recorded", protocol.Recording, keeps=False
    ),
    Operation(
        "POST",
        "checks",
        "issueCheck",
        "Begin a check",
        protocol.IssuedCheck,
        protocol.IssueRequest,
        refusals=_UNKNOWN,
        example=_SOFTMAX,
        keeps=False,
    ),
    Operation(
        "POST",
        "checks/answers",
        "advanceCheck",
        "Hand in all answers so far: either the grader asks again, or there is a verdict",
        protocol.Advanced,
        protocol.AnswersRequest,
        most_bytes=None,
        refusals=("answers-do-not-fit", *_TOKEN, "token-used", *_UNKNOWN),
        example={"check": "eyJ...", "rounds": [[{"t": "missing", "name": "softmax"}]]},
    ),
    Operation(
        "POST",
        "hints",
        "showHints",
        "Show the first hints of an exercise",
        protocol.Hints,
        protocol.HintRequest,
        refusals=_UNKNOWN,
        example={**_SOFTMAX, "level": 1},
    ),
    Operation(
        "POST",
        "solutions",
        "showSolution",
        "Show the solution of an exercise, where that is allowed by now",
        protocol.Solution,
        protocol.SolutionRequest,
        refusals=("solution-withheld", *_UNKNOWN),
        example=_SOFTMAX,
    ),
    Operation(
        "POST",
        "files",
        "readFiles",
        "A notebook of a course and what it reads, for a folder that does not hold it",
        protocol.CourseFiles,
        protocol.FilesRequest,
        refusals=("unknown-course", "unknown-file"),
        example={"file": "probability.ipynb", "course": "math4ml"},
        keeps=False,
    ),
    Operation(
        "POST",
        "practice",
        "deliverPractice",
        "Hand in what was checked while the service of the class was away, to be kept as practice",
        protocol.PracticeKept,
        protocol.PracticeReport,
        most_bytes=1_000_000,
        refusals=("store-trouble",),
        example={"checks": []},
    ),
    Operation("GET", "openapi.json", "getOpenApi", "This document", None, keeps=False),
]
