"""Put the pictures of `check.film.ts` together to a moving one: ``film.py FOLDER FILE.gif``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PIL import Image

COLOURS = 64
"""As many as the pictures need; the fewer there are, the smaller is the file."""


def main() -> None:
    """Write the film, in the colours that all its pictures have in common, so that nothing flickers."""
    folder, file = Path(sys.argv[1]), Path(sys.argv[2])
    milliseconds = json.loads((folder / "milliseconds.json").read_text(encoding="utf-8"))
    pictures = [Image.open(path).convert("RGB") for path in sorted(folder.glob("*.png"))]
    longest = sorted(range(len(pictures)), key=milliseconds.__getitem__)[-3:]
    sample = Image.new("RGB", (pictures[0].width, pictures[0].height * len(longest)))
    for row, at in enumerate(longest):
        sample.paste(pictures[at], (0, row * sample.height // len(longest)))
    palette = sample.quantize(COLOURS)
    first, *others = [each.quantize(palette=palette, dither=Image.Dither.NONE) for each in pictures]
    first.save(file, save_all=True, append_images=others, duration=milliseconds, loop=0, optimize=True)
    seconds, size = sum(milliseconds) / 1000, file.stat().st_size / 1000
    sys.stdout.write(f"{file}: {len(pictures)} pictures, {seconds:.1f} s, {size:.0f} kB\n")


if __name__ == "__main__":
    main()
