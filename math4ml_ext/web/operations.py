"""The operations of the protocol: each route's verb is one function, with its messages in its signature."""

from __future__ import annotations

from typing import Any

from math4ml_ext import protocol
from math4ml_ext.errors import StoreTrouble, Withheld

from .backend import Caller, Services
from .description import describe
from .registry import AnswerLocally, Forwarding, Refuse, Registry

__all__ = ["OPERATIONS", "PREFIX"]

PREFIX = "math4ml/api"
"""Where all routes are, below the base URL of the server."""

OPERATIONS = Registry()

_UNKNOWN = ("unknown-course", "unknown-exercise")
_TOKEN = ("token-forged", "token-other-user", "token-expired", "token-other-version")
_SOFTMAX = {"exercise": "probability/softmax", "course": "math4ml"}

_AWAY = "Your class does not answer just now."


@OPERATIONS.operation("GET", "agent", uses_store=False)
def get_agent(services: Services, caller: Caller) -> protocol.AgentInfo:
    """The kernel agent, to be installed in a kernel."""
    return services.agent


@OPERATIONS.operation("GET", "exercises", uses_store=False)
def get_exercises(services: Services, caller: Caller) -> protocol.Exercises:
    """All courses with their exercises."""
    return services.guidance.exercises()


@OPERATIONS.operation(
    "GET",
    "progress",
    fallback=AnswerLocally(notice=f"{_AWAY} What it has recorded of you is shown when it is back."),
)
def get_progress(services: Services, caller: Caller) -> protocol.ProgressReport:
    """What is kept of one's own checks."""
    return services.guidance.progress(caller.user)


# Only the learner's own server knows how much practice is still to be handed in.
@OPERATIONS.operation("GET", "recording", uses_store=False, forwarding=Forwarding.PROBE)
def get_recording(services: Services, caller: Caller) -> protocol.Recording:
    """Whether what is checked now is recorded."""
    return services.practice.recording()


@OPERATIONS.operation("POST", "checks", uses_store=False, errors=_UNKNOWN, example=_SOFTMAX)
def issue_check(services: Services, caller: Caller, request: protocol.IssueRequest) -> protocol.IssuedCheck:
    """Begin a check."""
    return services.checks.issue(caller.user, request)


@OPERATIONS.operation(
    "POST",
    "checks/answers",
    schema=protocol.AnswersRequest,
    max_bytes=None,
    errors=("answers-do-not-fit", *_TOKEN, "token-used", *_UNKNOWN),
    example={"check": "eyJ...", "rounds": [[{"t": "missing", "name": "softmax"}]]},
)
def advance_check(services: Services, caller: Caller, request: protocol.UnreadAnswers) -> protocol.Advanced:
    """Hand in all answers so far: either the grader asks again, or there is a verdict."""
    return services.checks.advance(caller.user, request)


@OPERATIONS.operation("POST", "hints", errors=_UNKNOWN, example={**_SOFTMAX, "level": 1})
def show_hints(services: Services, caller: Caller, request: protocol.HintRequest) -> protocol.Hints:
    """Show the first hints of an exercise."""
    return services.guidance.hints(caller.user, request)


@OPERATIONS.operation(
    "POST",
    "solutions",
    errors=("solution-withheld", *_UNKNOWN),
    example=_SOFTMAX,
    fallback=Refuse(Withheld, f"{_AWAY} Whether the solution may be shown is known when it is back."),
)
def show_solution(services: Services, caller: Caller, request: protocol.SolutionRequest) -> protocol.Solution:
    """Show the solution of an exercise, where that is allowed by now."""
    return services.guidance.solution(caller.user, request)


@OPERATIONS.operation(
    "POST",
    "files",
    uses_store=False,
    errors=("unknown-course", "unknown-file"),
    example={"file": "probability.ipynb", "course": "math4ml"},
)
def read_files(services: Services, caller: Caller, request: protocol.FilesRequest) -> protocol.CourseFiles:
    """A notebook of a course and what it reads, for a folder that does not hold it."""
    return services.guidance.files(caller.user, request)


@OPERATIONS.operation(
    "POST",
    "practice",
    max_bytes=1_000_000,
    errors=("store-trouble",),
    example={"checks": []},
    fallback=Refuse(StoreTrouble, f"{_AWAY} Practice can be handed in when it is back."),
)
def deliver_practice(services: Services, caller: Caller, report: protocol.PracticeReport) -> protocol.PracticeKept:
    """Hand in what was checked while the service of the class was away, to be kept as practice."""
    return services.practice.deliver(caller.user, report)


@OPERATIONS.operation("GET", "openapi.json", uses_store=False, forwarding=Forwarding.NEVER)
def get_open_api(services: Services, caller: Caller) -> dict[str, Any]:
    """This document."""  # noqa: D404 - it is the summary in the document
    return describe(OPERATIONS, caller.address)
