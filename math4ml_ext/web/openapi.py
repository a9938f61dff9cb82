"""Write the OpenAPI description of the protocol.

``python -m math4ml_ext.web.openapi`` writes it to ``openapi.json``; ``--check`` fails when that file differs.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from .description import describe
from .operations import OPERATIONS, PREFIX

__all__ = ["FILE", "document", "main", "write"]

FILE = Path(__file__).parent.parent.parent / "openapi.json"
"""Where the document is committed, in a checkout."""


def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document, as it is committed."""
    return describe(OPERATIONS, f"/{PREFIX}")


def write(document: dict[str, Any], file: Path, *, check: bool, module: str) -> int:
    """Write a document to a file, or say whether it is there already.

    Parameters
    ----------
    document : dict
    file : Path
    check : bool
        Write nothing; fail where the file differs.
    module : str
        What to run to write it.

    Returns
    -------
    int
        The exit status.
    """
    fresh = json.dumps(document, indent=2) + "\n"
    if not check:
        file.write_text(fresh, encoding="utf-8")
        return 0
    if file.exists() and file.read_text(encoding="utf-8") == fresh:
        return 0
    sys.stderr.write(f"{file.name} differs from the protocol. Run `python -m {module}`.\n")
    return 1


def main(arguments: list[str], file: Path = FILE) -> int:
    """Write the document to `file`, or with ``--check`` say whether it is there already; return the exit status."""
    return write(document(), file, check="--check" in arguments, module="math4ml_ext.web.openapi")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
