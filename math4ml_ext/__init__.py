"""Math4ML for Jupyter: a check beside every cell.

Importing this package imports nothing else: the server and the front end are found by the functions below, which
Jupyter calls when it wants them. So a kernel that imports it stays free of the server.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._version import __version__
else:

    def __getattr__(name: str) -> str:
        """Return the version, which is looked up only when somebody asks."""
        if name != "__version__":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ._version import __version__

        return __version__


__all__ = ["__version__"]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Tell JupyterLab where the front end is."""
    return [{"src": "labextension", "dest": "math4ml-ext"}]


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """Tell Jupyter Server what to load."""
    from .server.app import Math4ML

    return [{"module": "math4ml_ext", "app": Math4ML}]
