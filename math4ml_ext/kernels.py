"""A kernel as a Python program uses it: run a cell, ask the agent, and hear in a sentence that the kernel has ended."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

import msgspec

from .agent_source import agent_info, last_error_expression
from .kernel_messages import (
    Content,
    Expression,
    Malformed,
    Monitor,
    Output,
    connect_again,
    open_channels,
    receive,
)
from .protocol import KernelReply, KernelRequest, RaisedAnswer, TimedOutAnswer, encode

if TYPE_CHECKING:
    import zmq
    from jupyter_client.blocking.client import BlockingKernelClient
    from jupyter_client.manager import KernelManager
    from typing_extensions import Self

    from .sandbox import Sandbox

__all__ = ["CellResult", "EvaluationError", "KernelDied", "KernelSession", "KernelSilent"]

_START_SECONDS = 60.0
_INTERRUPTS = 5
"""How often a kernel is interrupted before it is given up: a bare ``except:`` may swallow one interrupt or two."""
_INTERRUPT_SECONDS = 1.0
_LOOK_SECONDS = 0.25  # how often to look whether the process is there while nothing comes from it
_IDLE_SECONDS = 2.0
"""How long to wait for the last of what a cell printed once it has replied: what is too large to be read is lost."""
_FORGET_SECONDS = 0.5

_ENDED = "The kernel ended. It may have run out of memory, or the code has ended it."
_GARBLED = "The kernel sent what no kernel sends. Does the code change how it answers?"
_TOO_LARGE = "The kernel sent more at once than can be read here. Does an answer hold more than it was asked for?"


class KernelDied(Exception):  # noqa: N818 - it says what happened
    """The kernel has ended, or had to be ended. Its text is a sentence for people; `KernelSession.restart` helps."""

    @property
    def sentence(self) -> str:
        """What happened, for people."""
        return str(self)


class KernelSilent(KernelDied):
    """The kernel did not reply in time, nor when it was interrupted, and was ended."""


class EvaluationError(Exception):
    """An expression given to `KernelSession.evaluate` raised."""


class _StillRunning(Exception):  # noqa: N818
    """The reply did not come in time."""


@dataclass(frozen=True)
class CellResult:
    """How a cell ended.

    Parameters
    ----------
    ok : bool
        Whether it ran to its end.
    error : RaisedAnswer or TimedOutAnswer or None
        What stopped it; ``line`` is a line of the cell.
    stdout : str
        What it printed, shortened.
    """

    ok: bool
    error: RaisedAnswer | TimedOutAnswer | None = None
    stdout: str = ""


class KernelSession:
    """A kernel of its own, started and ended by ``with``.

    Parameters
    ----------
    kernel_name : str
        Name of an installed kernel spec.
    cwd : str, optional
        Where it runs.
    env : mapping, optional
        Environment variables beside those of this process.
    sandbox : Sandbox, optional
        Where it runs instead; neither `cwd` nor `env` counts there.
    output : bool
        Whether to listen to what cells print and show; without, nothing of it is read.
    """

    def __init__(
        self,
        kernel_name: str = "python3",
        cwd: str | None = None,
        env: Mapping[str, str] | None = None,
        sandbox: Sandbox | None = None,
        *,
        output: bool = True,
    ) -> None:
        self._listens = output
        self._kernel_name = kernel_name
        self._sandbox = sandbox
        self._cwd = cwd
        self._env = dict(env or {})
        self._manager: KernelManager | None = None
        self._client: BlockingKernelClient | None = None
        self._context: zmq.Context[Any] | None = None
        self._monitors: tuple[Monitor, Monitor] | None = None
        self._log: IO[bytes] | None = None
        self._installed = False

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop()

    # -- what it is for ------------------------------------------------------------------------------------------------

    def run(self, source: str, timeout: float = 60.0) -> CellResult:
        """Run `source` as a cell; interrupt it after `timeout` seconds.

        Raises
        ------
        KernelDied
            The kernel ended, or did not stop when it was interrupted and was ended.
        """
        client = self._alive()
        output = Output()
        if self._listens:
            self._forget_old_output(client)
        request = client.execute(source, allow_stdin=False, stop_on_error=False)
        try:
            content = self._finish(client, request, timeout, output if self._listens else None)
        except _StillRunning:
            content = self._interrupt_until_done(client, request, output if self._listens else None)
            line = None if content.status == "ok" else self._last_error().line
            return CellResult(False, TimedOutAnswer(float(timeout), line), output.text())
        if content.status == "ok":
            return CellResult(True, None, output.text())
        return CellResult(False, self._last_error(content), output.text())

    def ask(self, request: KernelRequest, timeout: float | None = None) -> KernelReply:
        """Ask the agent, which is installed first where it is missing.

        Parameters
        ----------
        request : KernelRequest
        timeout : float, optional
            Seconds until the kernel is interrupted, which the agent answers too; by default what the request allows
            and ten seconds more.

        Raises
        ------
        KernelDied
            The kernel ended, or did not stop when it was interrupted and was ended.
        """
        if timeout is None:
            timeout = request.limits.check_seconds + 10.0
        call = f"{agent_info().call}({json.dumps(encode(request).decode())})"
        return msgspec.json.decode(self._call_agent(call, timeout), type=KernelReply)

    def evaluate(self, expression: str, timeout: float = 60.0) -> str:
        """Return the ``repr`` of a Python expression in the kernel.

        Raises
        ------
        EvaluationError
            The expression raised.
        KernelDied
            The kernel ended, or did not stop when it was interrupted and was ended.
        """
        result = self._evaluate({"value": expression}, timeout).get("value", Expression())
        if result.status != "ok":
            raise EvaluationError(f"{result.ename}: {result.evalue}")
        return result.data.text

    def interrupt(self) -> None:
        """Interrupt what the kernel is doing."""
        self._alive()
        assert self._manager is not None
        self._manager.interrupt_kernel()

    def restart(self) -> None:
        """Start again with a kernel in which nothing has run."""
        self._stop()
        self._start()

    @property
    def pid(self) -> int | None:
        """The kernel's process id, where it has one."""
        return getattr(getattr(self._manager, "provisioner", None), "pid", None)

    # -- the agent -----------------------------------------------------------------------------------------------------

    def _call_agent(self, call: str, timeout: float) -> bytes:
        """Return the data of the `Reply` that `call` evaluates to, as JSON."""
        for _ in range(2):
            # One request for both: installing what is there already costs next to nothing.
            install = {} if self._installed else {"install": agent_info().install}
            result = self._evaluate({**install, "math4ml": call}, timeout).get("math4ml", Expression())
            if result.status == "ok":
                self._installed = True
                return bytes(result.data.json)
            self._installed = False
            if result.ename != "KeyError":
                break
        raise EvaluationError(f"The agent did not answer ({result.ename}: {result.evalue}).")

    def _last_error(self, content: Content | None = None) -> RaisedAnswer:
        """Ask the agent what stopped the cell that ran last. `content` is what the kernel's own reply says."""
        self._installed = False  # a failing first try would take the place of the error that is asked for
        try:
            reply = self._call_agent(last_error_expression(), _START_SECONDS)
            return msgspec.json.decode(reply, type=RaisedAnswer)
        except (EvaluationError, msgspec.MsgspecError):
            content = content or Content()
            return RaisedAnswer(content.ename[:200], content.evalue[:500])

    # -- messages ------------------------------------------------------------------------------------------------------

    def _evaluate(self, expressions: dict[str, str], timeout: float) -> dict[str, Expression]:
        client = self._alive()
        request = client.execute(
            "", silent=True, store_history=False, allow_stdin=False, user_expressions=expressions, stop_on_error=False
        )
        try:
            content = self._finish(client, request, timeout)
        except _StillRunning:
            content = self._interrupt_until_done(client, request)
        if content.status != "ok":
            raise EvaluationError(f"{content.ename}: {content.evalue}")
        return content.user_expressions

    def _finish(
        self, client: BlockingKernelClient, request: str, timeout: float, output: Output | None = None
    ) -> Content:
        """Return the content of the reply to `request`; with `output`, wait until all it printed is there as well."""
        try:
            return self._read(client, request, timeout, output)
        except Malformed:
            raise self._gone(_GARBLED) from None

    def _read(self, client: BlockingKernelClient, request: str, timeout: float, output: Output | None) -> Content:
        import zmq

        shell, iopub = client.shell_channel.socket, client.iopub_channel.socket
        assert shell is not None
        assert self._monitors is not None
        lost, _ = self._monitors
        poller = zmq.Poller()
        poller.register(shell, zmq.POLLIN)
        poller.register(lost, zmq.POLLIN)
        if output is not None:
            poller.register(iopub, zmq.POLLIN)
        deadline = time.monotonic() + timeout
        content: Content | None = None
        while content is None or (output is not None and not output.ended):
            left = deadline - time.monotonic()
            if left <= 0 and content is not None:
                break  # a kernel that is done but does not say so is done
            if left <= 0:
                raise _StillRunning
            # One message at a time: a kernel that never stops sending does not keep the time from being looked at.
            ready = dict(poller.poll(1 + int(1000 * min(left, _LOOK_SECONDS))))
            if not ready and not self._is_alive():
                raise self._gone(_ENDED)
            if shell in ready:
                message = receive(client.session, shell)
                if message is not None and (message.kind, message.parent) == ("execute_reply", request):
                    content = message.content
                    deadline = min(deadline, time.monotonic() + _IDLE_SECONDS)
            elif lost in ready:
                raise self._gone(_TOO_LARGE if self._stays_alive() else _ENDED)
            if output is not None and iopub in ready:
                message = receive(client.session, iopub)
                if message is not None and message.parent == request:
                    output.take(message)
        return content

    def _interrupt_until_done(
        self, client: BlockingKernelClient, request: str, output: Output | None = None
    ) -> Content:
        for _ in range(_INTERRUPTS):
            self.interrupt()
            try:
                return self._finish(client, request, _INTERRUPT_SECONDS, output)
            except _StillRunning:
                continue
        self._stop()
        raise KernelSilent("The kernel did not stop when it was interrupted, so it was ended.")

    def _forget_old_output(self, client: BlockingKernelClient) -> None:
        """Read what silent requests left unread, so that the queue of what is printed cannot run full."""
        socket = client.iopub_channel.socket
        assert self._monitors is not None
        connect_again(socket, self._monitors[1])
        deadline = time.monotonic() + _FORGET_SECONDS
        while socket.poll(0) and time.monotonic() < deadline:
            socket.recv_multipart()

    # -- the process ---------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        import zmq
        from jupyter_client.kernelspec import NoSuchKernel
        from jupyter_client.manager import KernelManager

        self._installed = False
        self._context = zmq.Context()
        manager = KernelManager(kernel_name=self._kernel_name, context=self._context)
        self._log = tempfile.TemporaryFile(prefix="math4ml-")  # noqa: SIM115 - `_stop` closes it
        try:
            if self._sandbox is not None:
                self._sandbox.enclose(manager)
            env = {**os.environ, **self._env} if self._sandbox is None else self._sandbox.environment
            manager.start_kernel(cwd=self._cwd, env=env, stdout=subprocess.DEVNULL, stderr=self._log)
        except NoSuchKernel:
            raise self._gone(f"No kernel named {self._kernel_name} is installed.") from None
        self._manager = manager
        if self._sandbox is not None and self.pid is not None:
            self._sandbox.watch(self.pid)
        client = self._client = manager.client(context=self._context)
        self._monitors = open_channels(client, self._context)
        try:
            client.wait_for_ready(timeout=_START_SECONDS)
        except RuntimeError as error:
            raise self._gone(f"The kernel did not start. {self._last_words()}".rstrip()) from error
        if self._sandbox is not None:
            self._sandbox.seal(manager.connection_file)
        if not self._listens:
            client.iopub_channel.stop()
        with suppress(EvaluationError):  # a kernel of another language has no place for it
            # From now on the agent takes note of what runs, so it is there before anything has.
            self.evaluate(agent_info().install, timeout=_START_SECONDS)

    def _stop(self) -> None:
        client, self._client = self._client, None
        manager, self._manager = self._manager, None
        if client is not None:
            client.stop_channels()
        if manager is not None:
            manager.shutdown_kernel(now=True)
        context, self._context = self._context, None
        if context is not None:
            context.destroy(linger=0)
        if self._log is not None:
            self._log.close()

    def _last_words(self) -> str:
        assert self._log is not None
        self._log.seek(0)
        lines = self._log.read()[-5_000:].decode(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def _is_alive(self) -> bool:
        return self._manager is not None and bool(self._manager.is_alive())

    def _stays_alive(self) -> bool:
        """Whether the process lives on now that its connection is lost. One that has just been killed may look so."""
        deadline = time.monotonic() + _LOOK_SECONDS
        while self._is_alive():
            if time.monotonic() > deadline:
                return True
            time.sleep(0.01)
        return False

    def _alive(self) -> BlockingKernelClient:
        if self._client is None:
            raise KernelDied("The kernel has ended.")
        return self._client

    def _gone(self, sentence: str) -> KernelDied:
        self._stop()
        return KernelDied(sentence)
