"""The settings that the extension of a server and the service of a class have in common."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast
from typing import Protocol as TypingProtocol

from traitlets import Enum, Float, HasTraits, Integer, List, Unicode

from math4ml_ext.agent_source import agent_info
from math4ml_ext.checks import Checks, Recorder
from math4ml_ext.courses import Courses
from math4ml_ext.evidence import Rules
from math4ml_ext.grading import Grader
from math4ml_ext.guidance import Guidance, SolutionPolicy
from math4ml_ext.practice import Practice, PracticeLog
from math4ml_ext.protocol import Limits
from math4ml_ext.tokens import Tokens

from .backend import LocalBackend, Services

__all__ = ["CheckSettings"]


class KeepsAll(Recorder, PracticeLog, TypingProtocol):
    """Where all is kept that comes of checks."""


class CheckSettings(HasTraits):
    """What checks may cost, where they are kept, which courses there are and when solutions are shown."""

    call_seconds: Float[float, Any] = Float(
        2.0, min=0.1, help="Seconds that one call of a learner's function may take."
    ).tag(config=True)
    check_seconds: Float[float, Any] = Float(
        10.0, min=0.1, help="Seconds that all calls of a check may take together."
    ).tag(config=True)
    value_bytes: Integer[int, Any] = Integer(
        1_000_000, min=1000, help="How many bytes one value may have that a check takes from a kernel."
    ).tag(config=True)
    body_bytes: Integer[int, Any] = Integer(
        8_000_000, min=10_000, help="How many bytes a request may have: all values of a check, written as base64."
    ).tag(config=True)
    rounds: Integer[int, Any] = Integer(
        8, min=1, max=8, help="How often a grader may ask before its check is ended."
    ).tag(config=True)
    token_seconds: Float[float, Any] = Float(
        3600.0,
        min=10.0,
        help="Seconds in which a check that was begun can be finished. The next check is begun while a verdict is "
        "shown, so this is also how long it stays ready.",
    ).tag(config=True)
    token_secrets: List[str] = List(
        Unicode(),
        help="What checks are signed with. Empty: derived from a secret that the server has anyway and keeps between "
        "restarts. Several servers that share a class need one in common. The last one signs; those before it are "
        "still accepted, so that it can be changed.",
    ).tag(config=True)
    database_url: Unicode[str, Any] = Unicode(
        "",
        help="Where progress is kept, as a SQLAlchemy URL. Empty: math4ml/progress.sqlite in the user's Jupyter data "
        "folder.",
    ).tag(config=True)
    courses: List[str] = List(
        Unicode(),
        help="The courses to offer, in this order, by the names of their entry points in the group `math4ml.courses`. "
        "Empty: all that are installed.",
    ).tag(config=True)
    solutions = Enum(
        ["never", "after-pass", "after-hints"],
        "after-hints",
        help="When the solution of an exercise may be shown: never, after a pass, or also when its hints are used up.",
    ).tag(config=True)

    @classmethod
    def class_own_traits(cls, **metadata: Any) -> dict[str, Any]:
        """Count these settings to the class that has them, so that its help and its configuration file tell them."""
        return CheckSettings.class_traits(**metadata) | super().class_own_traits(**metadata)

    def make_backend(
        self,
        recorder: KeepsAll,
        secrets: list[bytes],
        executor: ThreadPoolExecutor,
        *,
        courses: Courses,
        rules: Rules | None = None,
        quick: ThreadPoolExecutor | None = None,
        grader: Grader | None = None,
        practice: Practice | None = None,
    ) -> LocalBackend:
        """Make a backend of this process, as it is set.

        Parameters
        ----------
        recorder : Recorder and PracticeLog
            Where it keeps what comes of checks.
        secrets : list of bytes
            What it signs with.
        executor : ThreadPoolExecutor
            Where it works.
        courses : Courses
            See `load_courses`.
        rules : Rules
            What a check is worth.
        quick : ThreadPoolExecutor, optional
            Where it does what needs no database.
        grader : Grader, optional
            Who grades answers; by default it is done in this process.
        practice : Practice, optional
            Who takes in practice; by default it goes to the recorder.
        """
        limits = Limits(self.call_seconds, self.check_seconds, self.value_bytes)
        tokens = Tokens(secrets, lifetime=self.token_seconds)
        agent = agent_info()
        checks = Checks(
            courses, tokens, recorder, limits=limits, rounds=self.rounds, agent=agent.agent, rules=rules, grader=grader
        )
        guidance = Guidance(courses, recorder, solutions=cast("SolutionPolicy", self.solutions))
        services = Services(agent, checks, guidance, practice or Practice(courses, recorder))
        return LocalBackend(services, executor, quick)

    def load_courses(self, log: logging.Logger | logging.LoggerAdapter[logging.Logger]) -> Courses:
        """Load the courses to offer."""
        return Courses.load(self.courses, log=log)
