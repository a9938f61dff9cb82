"""Put what a walk through the course photographed on sheets, to be looked at: PNGs, and one page with all of it."""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path
from typing import Any

from PIL import Image

MOST = 1800
"""Pixels: sheets are no taller, as far as a single exercise lets them."""
GAP = 16
PAPER = "#8c8c8c"

Block = list[Path]
"""What belongs together, two in a row."""


def main() -> None:
    """``sheets.py FOLDER``, the folder that the walk wrote."""
    folder = Path(sys.argv[1])
    for walked in sorted(each for each in folder.iterdir() if (each / "said.json").exists()):
        said = json.loads((walked / "said.json").read_text(encoding="utf-8"))
        exercises = list(dict.fromkeys(one["exercise"] for one in said))
        tried = [[walked / one["picture"] for one in said if one["exercise"] == exercise] for exercise in exercises]
        cells = [[each] for each in sorted(walked.glob("cell-*.png"))]
        for sheet in walked.glob("sheet-*.png"):
            sheet.unlink()
        count = lay(walked, "sheet-exercises", tried) + lay(walked, "sheet-cells", cells)
        (walked / "index.html").write_text(page(walked.name, said), encoding="utf-8")
        (walked / "said.txt").write_text(words(said), encoding="utf-8")
        sys.stdout.write(f"{walked}: {len(tried)} exercises and {len(cells)} cells on {count} sheets\n")


def lay(walked: Path, name: str, blocks: list[Block]) -> int:
    """Write the blocks on as few sheets as hold them, in their order; return how many these are."""
    sheets: list[list[Image.Image]] = []
    height = MOST
    for image in map(draw, blocks):
        if height + image.height + GAP > MOST:
            sheets.append([])
            height = 0
        sheets[-1].append(image)
        height += image.height + GAP
    for number, images in enumerate(sheets, 1):
        stack(images).save(walked / f"{name}-{number:02}.png", optimize=True)
    return len(sheets)


def draw(block: Block) -> Image.Image:
    """Return the pictures of a block, two in a row."""
    pictures = [Image.open(path).convert("RGB") for path in block]
    rows = [pictures[at : at + 2] for at in range(0, len(pictures), 2)]
    width = sum(max(row[place].width for row in rows if place < len(row)) for place in range(len(rows[0])))
    image = Image.new("RGB", (width + GAP, sum(max(one.height for one in row) + 4 for row in rows)), PAPER)
    top = 0
    for row in rows:
        left = 0
        for one in row:
            image.paste(one, (left, top))
            left += one.width + GAP
        top += max(one.height for one in row) + 4
    return image


def stack(images: list[Image.Image]) -> Image.Image:
    """Return images one above the other."""
    sheet = Image.new("RGB", (max(one.width for one in images), sum(one.height + GAP for one in images)), PAPER)
    top = 0
    for one in images:
        sheet.paste(one, (0, top))
        top += one.height + GAP
    return sheet


def page(name: str, said: list[dict[str, Any]]) -> str:
    """Return a page with every picture of an exercise under the name of the answer."""
    figures = [
        f"<figure><figcaption>{html.escape(one['exercise'])}, {one['kind']}: {html.escape(one['name'])}</figcaption>"
        f'<img src="{one["picture"]}" alt="{html.escape(" ".join(one["words"]))}"></figure>'
        for one in said
    ]
    look = "body { font: 14px sans-serif } figure { display: inline-block; margin: 8px; vertical-align: top }"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title><style>{look}</style>'
        f"<h1>{name}</h1>{''.join(figures)}</html>\n"
    )


def words(said: list[dict[str, Any]]) -> str:
    """Return all that was said, as text."""
    parts = []
    for one in said:
        head = f"## {one['exercise']} | {one['kind']}: {one['name']} | {one['state']}, {one['lines']} lines"
        parts.append("\n".join([head, *(f"  {line}" for line in one["words"])]))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
