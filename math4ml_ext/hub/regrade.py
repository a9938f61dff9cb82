"""Run a learner's notebook again when an instructor asks for it: fetched from their server, run in a sandbox here.

A learner's server is the learner's, and reads every request that is sent to it. So it is never sent a token of the
service's, but one of the learner's own that JupyterHub makes for this, and that opens nothing but that server.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import msgspec
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest

from math4ml_ext.courses import Courses
from math4ml_ext.errors import NotFound, Refused
from math4ml_ext.sandbox import NoSandbox, Sandbox

from .classpage.protocol import Regraded

__all__ = ["PATHS", "CannotRegrade", "Regrader"]

PATHS = ("{course}/{file}", "{file}", "notebooks/{file}")
"""Where in a learner's folder a notebook of a course may be."""

_FETCH_SECONDS = 30.0
_TOKEN_SECONDS = 2 * int(_FETCH_SECONDS)
_THAT_SERVER = "access:servers!user"
_RUN_SECONDS = 900.0
_MOST_FETCHED = 24_000_000
"""Bytes of a notebook with its pictures, as a learner's server sends it: that program may be any that they like."""
_MOST_SAID = 8_000_000
_CHUNK = 65_536
_SHOWN_HOOKS = 5
_WAITING = 8
"""How many may wait for their turn at one replica: one is run at a time, so that learners' checks do not wait."""


_NO_TOKEN = (
    "JupyterHub does not let the service into this learner's server. The service's role needs the scope tokens, and "
    "JupyterHub has to know the learner."
)
_NO_HUB = "JupyterHub does not answer just now. Try again in a few minutes."


class CannotRegrade(Refused):
    """The notebook cannot be had, or cannot be run."""

    reason = "cannot-regrade"
    sentence = "This notebook cannot be run again."


class _TooLarge(Exception):  # noqa: N818 - it says what the reply is
    """A learner's server sends more than a notebook can have."""


class _Token(msgspec.Struct):
    token: str


class _File(msgspec.Struct):
    content: str


class Regrader:
    """Regrades, one notebook after the other.

    Parameters
    ----------
    courses : Courses
    database : str
        The URL of the class's database.
    proxy_url : str
        Where learners' servers are reached, without a slash at its end. Empty: nothing is regraded here.
    api_url, api_token : str
        JupyterHub's API and the service's token for it; it needs the scope ``tokens``.
    paths : sequence of str
        Where to look for a notebook, in this order.
    """

    def __init__(
        self,
        courses: Courses,
        *,
        database: str,
        proxy_url: str,
        api_url: str,
        api_token: str,
        paths: Sequence[str] = PATHS,
    ) -> None:
        self._courses = courses
        self._database = database
        self._proxy_url = proxy_url.rstrip("/")
        self._api_url, self._api_token = api_url.rstrip("/"), api_token
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
            raise CannotRegrade("Many notebooks are waiting to be run already. Try again in a few minutes.")
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
        token = await self._token_of(user)
        for pattern in self._paths:
            path = quote(pattern.format(course=course, file=file))
            url = f"{self._proxy_url}/user/{quote(user, safe='')}/api/contents/{path}?type=file&format=text&content=1"
            try:
                reply = await _ask(url, token)
            except HTTPClientError as error:
                if error.code == 404:
                    continue
                raise CannotRegrade(_why(error, user)) from error
            except _TooLarge as error:
                raise CannotRegrade(f"The notebook of {user} is too large. Without its pictures it may fit.") from error
            except OSError as error:
                raise CannotRegrade(f"The server of {user} cannot be reached.") from error
            try:
                return msgspec.json.decode(reply, type=_File).content
            except msgspec.MsgspecError as error:
                raise CannotRegrade(f"What the server of {user} sent is not a notebook.") from error
        raise CannotRegrade(f"{user} has no {file} in their folder.")

    async def _token_of(self, user: str) -> str:
        """Return a token for the server of a learner, and for nothing else."""
        wanted = {"note": "Math4ML: run a notebook again", "expires_in": _TOKEN_SECONDS, "scopes": [_THAT_SERVER]}
        try:
            url = f"{self._api_url}/users/{quote(user, safe='')}/tokens"
            reply = await _ask(url, self._api_token, verb="POST", body=msgspec.json.encode(wanted))
        except HTTPClientError as error:
            raise CannotRegrade(_NO_TOKEN if error.code == 403 else _NO_HUB) from error
        except OSError as error:
            raise CannotRegrade(_NO_HUB) from error
        return msgspec.json.decode(reply, type=_Token).token

    async def _run(self, content: str, file: str, user: str) -> Regraded:
        with tempfile.TemporaryDirectory(prefix="math4ml-regrade-") as folder:
            path = Path(folder, Path(file).name)
            path.write_text(content, encoding="utf-8")
            # In a process of its own: what it runs may take long, and graders keep a processor busy.
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "math4ml_ext.cli", "regrade", str(path), f"--user={user}", "--json"),
                env={**os.environ, "MATH4ML_DATABASE_URL": self._database},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
            assert process.stdout is not None
            try:
                said = await asyncio.wait_for(_at_most(_MOST_SAID, process.stdout), _RUN_SECONDS)
            except asyncio.TimeoutError:
                raise CannotRegrade("The notebook was still running after its time was over.") from None
            finally:
                with suppress(ProcessLookupError):
                    process.kill()  # what it has started ends with it
                await process.wait()
        return _told(said, user)


async def _ask(url: str, token: str, *, verb: str = "GET", body: bytes | None = None) -> bytes:
    """Return the body of a reply, and hold no more of it than a notebook may have."""
    read, too_large = bytearray(), False

    def take(chunk: bytes) -> None:
        nonlocal too_large
        too_large = too_large or len(read) + len(chunk) > _MOST_FETCHED
        if too_large:
            read.clear()
        else:
            read.extend(chunk)

    headers = {"Authorization": f"token {token}"}
    request = HTTPRequest(
        url,
        verb,
        headers=headers,
        body=body,
        request_timeout=_FETCH_SECONDS,
        follow_redirects=False,
        decompress_response=False,
        streaming_callback=take,
    )
    try:
        await AsyncHTTPClient().fetch(request)
    except HTTPClientError as error:
        if too_large:  # and longer than the client reads at all
            raise _TooLarge from error
        raise
    if too_large:
        raise _TooLarge
    return bytes(read)


async def _at_most(most: int, stream: asyncio.StreamReader) -> bytes:
    """Return all that comes, or nothing where that is too much."""
    read = bytearray()
    while chunk := await stream.read(_CHUNK):
        read.extend(chunk)
        if len(read) > most:
            return b""
    return bytes(read)


def _told(said: bytes, user: str) -> Regraded:
    try:
        (notebook,) = json.loads(said)["notebooks"]
    except (ValueError, KeyError, TypeError):
        raise CannotRegrade from None
    if "error" in notebook:
        raise CannotRegrade(notebook["error"])
    outcomes = [verdict["outcome"] for verdict in notebook["verdicts"]]
    hooks = [f"{hook['what']} (cell {hook['cell']}, line {hook['line']})" for hook in notebook.get("hooks", [])]
    remark = f"Can change what other cells mean: {', '.join(hooks[:_SHOWN_HOOKS])}." if hooks else ""
    return Regraded(user, verified=outcomes.count("passed"), exercises=len(outcomes), remark=remark)


def _why(error: HTTPClientError, user: str) -> str:
    if error.code in (401, 403):
        return f"The server of {user} lets nobody in."
    # JupyterHub answers in a server's place when it does not run: with a redirect to a page, or with one of these.
    if error.code in (302, 424, 503):
        return f"The server of {user} is not running. Their notebook can be read when it is."
    return f"The server of {user} cannot be reached."
