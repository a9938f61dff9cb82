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

__all__ = ["FILE", "document", "main"]

FILE = Path(__file__).parent.parent.parent / "openapi.json"
"""Where the document is committed, in a checkout."""


def document() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document, as it is committed."""
    return describe(OPERATIONS, f"/{PREFIX}")


def main(arguments: list[str], file: Path = FILE) -> int:
    """Write the document to `file`, or with ``--check`` say whether it is there already; return the exit status."""
    fresh = json.dumps(document(), indent=2) + "\n"
    if "--check" in arguments:
        if file.exists() and file.read_text(encoding="utf-8") == fresh:
            return 0
        sys.stderr.write(f"{file.name} differs from the protocol. Run `python -m math4ml_ext.web.openapi`.\n")
        return 1
    file.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
