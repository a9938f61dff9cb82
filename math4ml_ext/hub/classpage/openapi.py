"""Write the messages of the instructor's page as an OpenAPI document, from which its TypeScript types are made.

``python -m math4ml_ext.hub.classpage.openapi`` writes it to ``class-page/openapi.json``; ``--check`` fails when that
file differs. It is for the page alone, and not a promise to others: the page and the service come in one package.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from math4ml_ext._version import __version__
from math4ml_ext.web.openapi import write
from math4ml_ext.web.schemas import components

from . import protocol

__all__ = ["FILE", "document", "main"]

FILE = Path(__file__).parent.parent.parent.parent / "class-page" / "openapi.json"
"""Where the document is committed, in a checkout."""

_SHOWN = [
    protocol.Overview,
    protocol.Matrix,
    protocol.Changes,
    protocol.Detail,
    protocol.History,
    protocol.SetTerm,
    protocol.Regrade,
    protocol.Regraded,
    protocol.Problem,
]


def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    _, schemas = components(_SHOWN)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Math4ML for Jupyter: the instructor's page", "version": __version__},
        "paths": {},
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def main(arguments: list[str], file: Path = FILE) -> int:
    """Write the document to `file`, or with ``--check`` say whether it is there already; return the exit status."""
    return write(document(), file, check="--check" in arguments, module="math4ml_ext.hub.classpage.openapi")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
