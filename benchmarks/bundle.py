"""What the browser loads: every script and style of the lab extension, gzipped as a server would send it."""

from __future__ import annotations

import gzip
from pathlib import Path

from figures import Row

__all__ = ["measure"]

STATIC = Path(__file__).parents[1] / "math4ml_ext" / "labextension" / "static"


def measure() -> list[Row]:
    """The gzipped size of the built extension, source maps and licences left out."""
    files = [path for path in STATIC.rglob("*") if path.suffix in {".js", ".css"}]
    if not files:
        raise FileNotFoundError(f"The extension is not built: there is nothing in {STATIC}.")
    size = sum(len(gzip.compress(path.read_bytes())) for path in files)
    return [Row("lab extension, gzipped", size / 1000, "kB", None, 60, f"{len(files)} files")]
