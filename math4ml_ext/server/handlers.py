"""The handlers. Each hands a message to the logic and its reply to the client; the route table is at the end."""

from __future__ import annotations

from jupyter_server.auth.decorator import authorized
from tornado import web

from math4ml_ext import protocol

from .base import Math4MLHandler, Refusal
from .openapi import document
from .operations import PREFIX

__all__ = ["ROUTES"]


class AgentHandler(Math4MLHandler):
    """The kernel agent."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Send the agent."""
        self.reply(self.math4ml.agent)


class ExercisesHandler(Math4MLHandler):
    """The courses and their exercises."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Send all courses."""
        self.reply(self.math4ml.guidance.exercises())


class ProgressHandler(Math4MLHandler):
    """One's own progress."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Send what is kept of the learner's checks."""
        self.reply(await self.work(self.math4ml.guidance.progress, self.learner))


class ChecksHandler(Math4MLHandler):
    """Checks begin here."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Issue a check."""
        self.reply(await self.answer(self.math4ml.checks.issue, protocol.IssueRequest))


class AnswersHandler(Math4MLHandler):
    """Checks go on here."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Advance a check."""
        self.reply(await self.answer(self.math4ml.checks.advance, protocol.AnswersRequest))


class HintsHandler(Math4MLHandler):
    """Hints on request."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Show hints."""
        self.reply(await self.answer(self.math4ml.guidance.hints, protocol.HintRequest))


class SolutionsHandler(Math4MLHandler):
    """Solutions, where they may be shown."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Show a solution."""
        self.reply(await self.answer(self.math4ml.guidance.solution, protocol.SolutionRequest))


class FilesHandler(Math4MLHandler):
    """The notebooks of a course, for whoever does not have them yet."""

    @web.authenticated
    @authorized
    async def post(self) -> None:
        """Send a notebook and what it reads."""
        self.reply(await self.answer(self.math4ml.guidance.files, protocol.FilesRequest))


class OpenApiHandler(Math4MLHandler):
    """The description of all this."""

    @web.authenticated
    @authorized
    async def get(self) -> None:
        """Send the OpenAPI document, with the address under which this server is reached."""
        self.reply(document(f"{self.base_url}{PREFIX}"))


class NowhereHandler(Math4MLHandler):
    """Every other path below ours: refused like all refusals, and only to whoever may be here."""

    def refusal_of(self, verb: str) -> Refusal | None:  # noqa: ARG002 - none of them
        """Return that there is nothing here."""
        return Refusal(404)


ROUTES: list[tuple[str, type[Math4MLHandler]]] = [
    (f"/{PREFIX}/agent", AgentHandler),
    (f"/{PREFIX}/exercises", ExercisesHandler),
    (f"/{PREFIX}/progress", ProgressHandler),
    (f"/{PREFIX}/checks", ChecksHandler),
    (f"/{PREFIX}/checks/answers", AnswersHandler),
    (f"/{PREFIX}/hints", HintsHandler),
    (f"/{PREFIX}/solutions", SolutionsHandler),
    (f"/{PREFIX}/files", FilesHandler),
    (f"/{PREFIX}/openapi.json", OpenApiHandler),
    (f"/{PREFIX}(?:/.*)?", NowhereHandler),
]
