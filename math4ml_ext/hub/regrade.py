"""Run a learner's notebook again when an instructor asks for it: fetched from their server, run in a sandbox here."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from math4ml_ext.courses import Courses
from math4ml_ext.errors import NotFound, Refused
from math4ml_ext.sandbox import NoSandbox, Sandbox

from .page_protocol import Regraded

__all__ = ["PATHS", "CannotRegrade", "Regrader"]

PATHS = ("{course}/{file}", "{file}", "notebooks/{file}")
"""Where in a learner's folder a notebook of a course may be."""

_FETCH_SECONDS = 30.0
_RUN_SECONDS = 900.0
_WAITING = 8
"""How many may wait for their turn at one replica: one is run at a time, so that learners' checks do not wait."""


class CannotRegrade(Refused):
    """The notebook cannot be had, or cannot be run."""

    reason = "cannot-regrade"
    sentence = "This notebook cannot be run again."


class Regrader:
    """Regrades, one notebook after the other.

    Parameters
    ----------
    courses : Courses
    database : str
        The URL of the class's database.
    proxy_url : str
        Where learners' servers are reached, without a slash at its end. Empty: nothing is regraded here.
    api_token : str
        The service's own token; it needs the scope ``access:servers``.
    paths : sequence of str
        Where to look for a notebook, in this order.
    """

    def __init__(
        self, courses: Courses, *, database: str, proxy_url: str, api_token: str, paths: Sequence[str] = PATHS
    ) -> None:
        self._courses = courses
        self._database = database
        self._proxy_url = proxy_url.rstrip("/")
        self._api_token = api_token
        self._paths = list(paths)
        self._turn = asyncio.Semaphore(1)
        self._waiting = 0
        self.why_not = self._look()
        """A sentence where nothing can be regraded here, or empty text."""

    def _look(self) -> str:
        if not self._proxy_url:
            return "The service is not told where learners' servers are: set MATH4ML_PROXY_URL."
        try:
            Sandbox()
        except NoSandbox as reason:
            return reason.sentence
        return ""

    async def regrade(self, course: str, notebook: str, user: str) -> Regraded:
        """Run the notebook of a learner again, and have what passes recorded as verified.

        Raises
        ------
        CannotRegrade, UnknownCourse, NotFound
        """
        if self.why_not:
            raise CannotRegrade(self.why_not)
        file = self._file_of(course, notebook)
        if self._waiting >= _WAITING:
            raise CannotRegrade("Many notebooks wait to be run already. Try again in some minutes.")
        self._waiting += 1
        try:
            async with self._turn:
                content = await self._fetch(course, file, user)
                return await self._run(content, file, user)
        finally:
            self._waiting -= 1

    def _file_of(self, course: str, notebook: str) -> str:
        for one in self._courses.course(course).notebooks:
            if one.id == notebook:
                return one.file
        raise NotFound("This course has no notebook of that name.")

    async def _fetch(self, course: str, file: str, user: str) -> str:
        """Return the text of the notebook as it lies in the learner's folder now."""
        for pattern in self._paths:
            path = quote(pattern.format(course=course, file=file))
            url = f"{self._proxy_url}/user/{quote(user, safe='')}/api/contents/{path}?type=file&format=text&content=1"
            request = HTTPRequest(
                url,
                headers={"Authorization": f"token {self._api_token}"},
                request_timeout=_FETCH_SECONDS,
                follow_redirects=False,
            )
            try:
                reply = await AsyncHTTPClient().fetch(request)
            except HTTPClientError as error:
                if error.code == 404:
                    continue
                raise CannotRegrade(_why(error, user)) from error
            except OSError as error:
                raise CannotRegrade(f"The server of {user} cannot be reached.") from error
            content: Any = json.loads(reply.body).get("content")
            if isinstance(content, str):
                return content
        raise CannotRegrade(f"{user} has no {file} in their folder.")

    async def _run(self, content: str, file: str, user: str) -> Regraded:
        with tempfile.TemporaryDirectory(prefix="math4ml-regrade-") as folder:
            path = Path(folder, Path(file).name)
            path.write_text(content, encoding="utf-8")
            # In a process of its own: what it runs may take long, and graders keep a processor busy.
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "math4ml_ext.cli", "regrade", str(path), "--user", user, "--json"),
                env={**os.environ, "MATH4ML_DATABASE_URL": self._database},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
            try:
                said, _ = await asyncio.wait_for(process.communicate(), _RUN_SECONDS)
            except (asyncio.TimeoutError, asyncio.CancelledError):
                process.kill()
                await process.wait()
                raise CannotRegrade("The notebook was still running after its time was over.") from None
        return _told(said, user)


def _told(said: bytes, user: str) -> Regraded:
    try:
        (notebook,) = json.loads(said)["notebooks"]
    except (ValueError, KeyError, TypeError):
        raise CannotRegrade from None
    if "error" in notebook:
        raise CannotRegrade(notebook["error"])
    outcomes = [verdict["outcome"] for verdict in notebook["verdicts"]]
    return Regraded(user, verified=outcomes.count("passed"), exercises=len(outcomes))


def _why(error: HTTPClientError, user: str) -> str:
    if error.code in (401, 403):
        return "The service may not read learners' folders. Its role needs the scope access:servers."
    # JupyterHub answers in a server's place when it does not run: with a redirect to a page, or with one of these.
    if error.code in (302, 424, 503):
        return f"The server of {user} is not running. Their notebook can be read when it is."
    return f"The server of {user} cannot be reached."
