"""``jupyter math4ml start``: the course in a folder of the learner's, and JupyterLab open on it."""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from .update import bring_up_to_date

__all__ = ["run"]


def run(arguments: argparse.Namespace) -> int:
    """Bring the courses up to date, then run JupyterLab until it is stopped."""
    folder = Path(arguments.folder).expanduser().absolute()
    bring_up_to_date(folder, arguments.extra)
    _run_lab(folder, browser=not arguments.no_browser and _has_browser(), extra=arguments.extra)
    return 0


def _has_browser() -> bool:
    """Whether a browser with windows can be opened; one that would take over the terminal does not count."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def _run_lab(folder: Path, *, browser: bool, extra: Sequence[str]) -> None:
    from jupyterlab.labapp import LabApp  # type: ignore[import-untyped]

    options = [f"--ServerApp.root_dir={folder}", "--log-level=WARN", "--ServerApp.answer_yes=True"]
    if not browser:
        options.append("--no-browser")
    if getattr(os, "geteuid", lambda: 1)() == 0:
        options.append("--allow-root")
    # A token that we choose is not printed by the server in a form of its own; a token or a password that the user has
    # configured still counts.
    ours = "JUPYTER_TOKEN" not in os.environ
    if ours:
        os.environ["JUPYTER_TOKEN"] = secrets.token_hex(24)
    server = LabApp.initialize_server([*options, *extra])
    if ours:
        del os.environ["JUPYTER_TOKEN"]  # kernels inherit the environment
    server.io_loop.add_callback(_announce, server, browser=browser)
    server.start()


def _announce(server: Any, *, browser: bool) -> None:
    """Say where JupyterLab is; called once it answers."""

    def stop(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever presses it twice means it
        server.stop(from_signal=True)

    # The server's own handler is there only where the input is a terminal; without one, kernels would be left behind.
    signal.signal(signal.SIGINT, stop)
    token = server.identity_provider.token
    address = server.connection_url + "lab" + (f"?{urlencode({'token': token})}" if token else "")
    print("JupyterLab is open in your browser. Its address is" if browser else "Open this address in a browser:")
    print(f"\n    {address}\n")
    print("Press Ctrl+C here to stop it.", flush=True)
