"""Which courses are offered here: the setting `Math4ML.courses`, read where a learner's own server reads it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from jupyter_core.application import JupyterApp
from traitlets import List, Unicode
from traitlets.config.loader import ConfigFileNotFound

__all__ = ["courses_switched_on"]

_FILES = ("jupyter_config", "jupyter_server_config", "jupyter_lab_config", "jupyter_math4ml_ext_config")
"""A person may have chosen any of these; the server reads them all, a later one over an earlier one."""


class Math4ML(JupyterApp):
    """Reads the configuration of the server extension, whose name it has, without starting a server."""

    name = "math4ml"
    courses: List[str] = List(Unicode()).tag(config=True)
    raise_config_file_errors = True

    def read(self, name: str) -> None:
        """Read the files of this name, in all folders where Jupyter looks for them."""
        try:
            super(JupyterApp, self).load_config_file(name, path=self.config_file_paths)
        except ConfigFileNotFound:
            return
        except Exception as error:  # noqa: BLE001 - a configuration in Python may raise what it likes
            said = f"{name} cannot be read and is ignored here: {type(error).__name__}: {error}."
            print(said, file=sys.stderr)


def courses_switched_on(extra: Sequence[str] = ()) -> list[str]:
    """Return the names of the courses to offer, in their order; none for all that are installed.

    Parameters
    ----------
    extra : sequence of str
        Options for JupyterLab from the command line, which count more than files.
    """
    app: Any = Math4ML()
    app.parse_command_line([option for option in extra if option.startswith("--Math4ML.courses")])
    for name in _FILES:
        app.read(name)
    return [str(name) for name in app.courses]
